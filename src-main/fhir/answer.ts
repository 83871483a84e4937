import * as z from 'zod';
import type { CaseState, Decision } from '../../src-shared/models/case.ts';
import { concept, conceptText, identifier, meta, period, quantity, reference, type Claim } from './resources.ts';
import { fold } from './request-summary.ts';

const part = z.object({ url: z.string(), valueString: z.string().optional(), valueCodeableConcept: concept.optional(), valueQuantity: quantity.optional(), valuePeriod: period.optional() });
const extensions = z.array(part.extend({ extension: z.array(part).optional() })).optional();
const adjudication = z.array(z.object({ extension: extensions })).optional();

/** The parts of a Da Vinci PAS ClaimResponse that are shown. */
export const claimResponseSchema = z.object({
  resourceType: z.literal('ClaimResponse'),
  id: z.string(),
  meta,
  identifier: z.array(identifier).optional(),
  status: z.string(),
  created: z.string(),
  request: reference.optional(),
  outcome: z.string(),
  disposition: z.string().optional(),
  preAuthRef: z.string().optional(),
  preAuthPeriod: period.optional(),
  item: z.array(z.object({ itemSequence: z.number(), noteNumber: z.array(z.number()).optional(), extension: extensions, adjudication })).optional(),
  addItem: z.array(z.object({ itemSequence: z.array(z.number()).optional(), quantity: quantity.optional(), servicedPeriod: period.optional(), productOrService: concept.optional(), adjudication })).optional(),
  error: z.array(z.object({ itemSequence: z.number().optional(), code: concept, extension: extensions })).optional(),
  processNote: z.array(z.object({ number: z.number().optional(), text: z.string() })).optional(),
});
export type ClaimResponse = z.infer<typeof claimResponseSchema>;

/** What is kept of an answer for listing cases. `claim` is the request's id. */
export type AnswerSummary = {
  readonly claim: string;
  readonly response: string;
  readonly version: string;
  readonly state: CaseState;
  readonly caseId: string;
  readonly authorization: string;
  readonly answered: string;
  readonly search: string;
};

const pas = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-';
/** X12 306, the codes of extension reviewActionCode (Da Vinci PAS 2.2.1). */
const actions: Readonly<Record<string, CaseState>> = { A1: 'certified', A2: 'partly', A3: 'not-certified', A4: 'pended', A6: 'modified', C: 'cancelled', CA: 'cancelled', CT: 'contact-payer', NA: 'not-needed' };

type Item = NonNullable<ClaimResponse['item']>[number];

/** The review action on one service, with the payer's authorization number and reason. */
function review(item: Pick<Item, 'adjudication'>) {
  const found = (item.adjudication ?? []).flatMap((each) => each.extension ?? []).find(({ url }) => url === `${pas}reviewAction`)?.extension ?? [];
  const of = (url: string) => found.find((each) => each.url === url || each.url === `${pas}${url}`);
  const code = of('reviewActionCode')?.valueCodeableConcept?.coding?.[0]?.code ?? '';
  return { state: actions[code], authorization: of('number')?.valueString, reason: conceptText(of('reasonCode')?.valueCodeableConcept) };
}

/**
 * One state for a whole answer: an error before all, then what still waits, then what somebody has to do something about;
 * certified with something refused or cut is partly certified.
 */
export function answerState(response: ClaimResponse): CaseState {
  if (response.status === 'cancelled') return 'cancelled';
  if (response.outcome === 'error' || (response.error ?? []).length > 0) return 'error';
  const states = new Set((response.item ?? []).flatMap((item) => review(item).state ?? []));
  const decided = new Set([...states].filter((state) => state !== 'not-needed'));
  const [only] = decided;
  if (only === undefined) return states.size > 0 ? 'not-needed' : response.outcome === 'complete' ? 'certified' : 'pended';
  if (decided.size === 1) return only;
  if (decided.has('pended')) return 'pended';
  if (decided.has('contact-payer')) return 'contact-payer';
  if (decided.has('partly') || decided.has('not-certified') || decided.has('cancelled')) return [...decided].some((state) => state === 'certified' || state === 'modified' || state === 'partly') ? 'partly' : 'not-certified';
  return 'modified';
}

/** The payer's number of the case: the identifier that is not the request's own. */
export function caseId(response: ClaimResponse): string {
  const found = response.identifier?.find(({ type }) => /\bcase\b/i.test(conceptText(type)));
  return found?.value ?? '';
}

/** The summary of an answer; undefined when it does not say which request it answers. */
export function summarizeAnswer(response: ClaimResponse): AnswerSummary | undefined {
  const claim = /(?:^|\/)Claim\/([^/]+)/.exec(response.request?.reference ?? '')?.[1];
  if (claim === undefined) return undefined;
  const numbers = [...(response.item ?? []).map((item) => review(item).authorization), response.preAuthRef];
  return {
    claim,
    response: `ClaimResponse/${response.id}`,
    version: response.meta.lastUpdated,
    state: answerState(response),
    caseId: caseId(response),
    authorization: response.preAuthRef ?? numbers.find((each) => each !== undefined) ?? '',
    answered: response.created,
    search: fold([caseId(response), ...new Set(numbers)].filter(Boolean).join(' ')),
  };
}

/** What the payer says to each service of the request, in their order; undefined: nothing. */
export function decisions(claim: Claim, response: ClaimResponse): (Decision | undefined)[] {
  return (claim.item ?? []).toSorted((a, b) => a.sequence - b.sequence).map(({ sequence }) => {
    const item = response.item?.find(({ itemSequence }) => itemSequence === sequence);
    const error = response.error?.find(({ itemSequence }) => itemSequence === sequence);
    if (error) return { state: 'error', note: conceptText(error.code) };
    if (!item) return undefined;
    const { state, authorization, reason } = review(item);
    const instead = response.addItem?.find(({ itemSequence }) => itemSequence?.includes(sequence));
    const authorized = item.extension?.find(({ url }) => url === `${pas}itemAuthorizedDetail`)?.extension;
    const amount = instead?.quantity ?? authorized?.find(({ url }) => url === 'quantity')?.valueQuantity;
    const valid = item.extension?.find(({ url }) => url === `${pas}itemPreAuthPeriod`)?.valuePeriod;
    const note = response.processNote?.filter(({ number }) => number !== undefined && item.noteNumber?.includes(number)).map(({ text }) => text).join(' ');
    return {
      state: state ?? 'pended',
      ...(authorization !== undefined && { authorization }),
      ...(reason !== '' && reason !== note && { reason }),
      ...(note && { note }),
      ...(amount?.value !== undefined && { quantity: `${amount.value} ${amount.unit ?? ''}`.trim() }),
      ...(valid?.start !== undefined && { from: valid.start }),
      ...(valid?.end !== undefined && { to: valid.end }),
    };
  });
}

/** Errors in the payer's words, those of a service among the decisions left out. */
export function generalErrors({ error }: ClaimResponse): string[] {
  return (error ?? []).filter(({ itemSequence }) => itemSequence === undefined).map(({ code }) => conceptText(code));
}
