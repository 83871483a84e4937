import * as z from 'zod';
import type { CodeKind, FoundCode } from '../../src-shared/models/lookup.ts';
import { fold } from '../fhir/request-summary.ts';

const pas = 'http://hl7.org/fhir/us/davinci-pas/ValueSet';

/** The value sets that Da Vinci PAS 2.2.1 binds. A short one is kept whole, so that it is there offline. */
export const valueSets: Readonly<Record<CodeKind, { readonly url: string; readonly short: boolean }>> = {
  diagnosis: { url: `${pas}/X12278DiagnosisCodes`, short: false },
  service: { url: `${pas}/X12278RequestedServiceType`, short: false },
  place: { url: `${pas}/X12278LocationType`, short: true },
  serviceType: { url: 'https://valueset.x12.org/x217/005010/request/2000F/UM/1/03/00/1365', short: true },
};

const lastUsedCount = 30;
const code = z.object({ code: z.string(), text: z.string() });
export type Code = z.infer<typeof code>;

/** What one person keeps of one kind of code. */
export const codeListSchema = z.object({ favourites: z.array(code), lastUsed: z.array(code), whole: z.array(code) });
export type CodeList = z.infer<typeof codeListSchema>;

export const emptyList: CodeList = { favourites: [], lastUsed: [], whole: [] };

const without = (codes: readonly Code[], gone: Code) => codes.filter((each) => each.code !== gone.code);

/** The list after `used` was chosen. */
export function withUsed(list: CodeList, used: Code): CodeList {
  return { ...list, lastUsed: [used, ...without(list.lastUsed, used)].slice(0, lastUsedCount) };
}

/** The list after `marked` became a favourite, or is none any more. */
export function withFavourite(list: CodeList, marked: Code, on: boolean): CodeList {
  return { ...list, favourites: on ? [...without(list.favourites, marked), marked] : without(list.favourites, marked) };
}

/** Whether a code fits what is typed: the beginning of the code, its point left out or not, or of words in any order. */
export function fits({ code: name, text }: Code, filter: string): boolean {
  const wanted = fold(filter).trim();
  if (fold(name).replaceAll('.', '').startsWith(wanted.replaceAll('.', ''))) return true;
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  return wanted.split(/\s+/).every((beginning) => words.some((word) => word.startsWith(beginning)));
}

/** What is offered for `filter`: favourites, last used, then what else was found; each once. */
export function offered(list: CodeList, found: readonly Code[], filter: string, count: number): FoundCode[] {
  const favourites = new Set(list.favourites.map((each) => each.code));
  const kept = [...list.favourites, ...list.lastUsed, ...list.whole].filter((each) => fits(each, filter));
  const each = new Map([...kept, ...found].toReversed().map((one) => [one.code, one]));
  const order = [...new Set([...kept, ...found].map((one) => one.code))];
  return order.slice(0, count).flatMap((name) => {
    const one = each.get(name);
    return one ? [{ ...one, favourite: favourites.has(name) }] : [];
  });
}
