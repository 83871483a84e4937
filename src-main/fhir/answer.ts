import * as z from 'zod';
import type { Decision, ServiceAnswer } from '../../src-shared/models/answer.ts';
import { concept, conceptText, identifier, meta, period, quantity, reference, type Claim, type Concept } from './resources.ts';
import { fold } from './request-summary.ts';
import { pasExtension, systems } from './pas/names.ts';

const part = z.object({ url: z.string(), valueString: z.string().optional(), valueCodeableConcept: concept.optional(), valueQuantity: quantity.optional(), valuePeriod: period.optional() });
const extension = z.array(part.extend({ extension: z.array(part).optional() })).optional();
const adjudication = z.array(z.object({ extension })).optional();

/** The parts of a Da Vinci PAS ClaimResponse that say what the payer decided. */
export const decidedSchema = z.object({
  resourceType: z.literal('ClaimResponse'),
  status: z.string(),
  identifier: z.array(identifier).optional(),
  created: z.string(),
  request: reference.extend({ identifier: identifier.optional() }).optional(),
  outcome: z.string(),
  disposition: z.string().optional(),
  preAuthRef: z.string().optional(),
  preAuthPeriod: period.optional(),
  item: z.array(z.object({ itemSequence: z.number(), noteNumber: z.array(z.number()).optional(), extension, adjudication })).optional(),
  addItem: z.array(z.object({ itemSequence: z.array(z.number()).optional(), quantity: quantity.optional(), servicedPeriod: period.optional(), productOrService: concept.optional(), adjudication })).optional(),
  error: z.array(z.object({ itemSequence: z.number().optional(), code: concept, extension })).optional(),
  processNote: z.array(z.object({ number: z.number().optional(), text: z.string() })).optional(),
});
type Decided = z.infer<typeof decidedSchema>;

/** An answer as the server keeps it. */
export const claimResponseSchema = decidedSchema.extend({ id: z.string(), meta });
export type ClaimResponse = z.infer<typeof claimResponseSchema>;

/** What is kept of an answer for listing cases. `claim` is the request's id. */
export type AnswerSummary = {
  readonly claim: string;
  readonly response: string;
  readonly version: string;
  readonly state: Decision;
  readonly caseId: string;
  readonly authorization: string;
  readonly answered: string;
  readonly search: string;
};

/** X12 306, the codes of the extension reviewActionCode (Da Vinci PAS 2.2.1). */
const actions = new Map<string | undefined, Decision>(Object.entries({ A1: 'certified', A2: 'partial', A3: 'not-certified', A4: 'pended', A6: 'modified', C: 'cancelled', CA: 'cancelled', CT: 'contact-payer', NA: 'not-needed' }));

type Item = NonNullable<Decided['item']>[number];

const actionOf = (value: Concept | undefined) => actions.get(value?.coding?.find(({ system }) => system === undefined || system === systems.reviewAction)?.code);

/** The review action on one service, with the payer's authorization number and reason. What is no known action is no certification. */
function review({ adjudication: given }: Pick<Item, 'adjudication'>, { outcome }: Decided) {
  const found = (given ?? []).flatMap((each) => each.extension ?? []).find(({ url }) => url === pasExtension('reviewAction'))?.extension;
  const of = (name: string) => found?.find(({ url }) => url === name || url === pasExtension(name));
  const decision: Decision = found === undefined && outcome !== 'complete' ? 'pended' : (actionOf(of('reviewActionCode')?.valueCodeableConcept) ?? 'other');
  return { decision, authorization: of('number')?.valueString, reason: conceptText(of('reasonCode')?.valueCodeableConcept) };
}

/**
 * One word for a whole answer: an error before all, then what still waits, then what somebody has to do something about or
 * look at; certified with something refused or cut is certified in part.
 */
export function decisionOf(response: Decided): Decision {
  if (response.status === 'cancelled') return 'cancelled';
  if (response.outcome === 'error' || (response.error ?? []).length > 0) return 'error';
  if (response.outcome === 'queued') return 'pended';
  const all = new Set((response.item ?? []).map((item) => review(item, response).decision));
  const decided = [...all].filter((each) => each !== 'not-needed');
  const [only] = decided;
  if (only === undefined) return all.size > 0 ? 'not-needed' : (response.outcome === 'complete' ? 'other' : 'pended');
  if (decided.length === 1) return only;
  const first = (['pended', 'contact-payer', 'other'] as const).find((each) => all.has(each));
  if (first) return first;
  if (!decided.some((each) => each === 'certified' || each === 'modified' || each === 'partial')) return 'not-certified';
  return decided.every((each) => each === 'certified' || each === 'modified') ? 'modified' : 'partial';
}

/** The payer's number of the case: the identifier that is called so, else the first that is not the request's `own`; empty: none. */
export function caseId({ identifier: all = [], request }: Decided, own = request?.identifier?.value): string {
  const named = all.find(({ type }) => /\bcase\b/i.test(conceptText(type)));
  return (named ?? (own === undefined ? undefined : all.find(({ value }) => value !== undefined && value !== own)))?.value ?? '';
}

/** The summary of an answer; undefined when it does not say which request it answers. */
export function summarizeAnswer(response: ClaimResponse): AnswerSummary | undefined {
  const claim = /(?:^|\/)Claim\/([^/]+)/.exec(response.request?.reference ?? '')?.[1];
  if (claim === undefined) return undefined;
  const numbers = [...(response.item ?? []).map((item) => review(item, response).authorization), response.preAuthRef];
  return {
    claim,
    response: `ClaimResponse/${response.id}`,
    version: response.meta.lastUpdated,
    state: decisionOf(response),
    caseId: caseId(response),
    authorization: response.preAuthRef ?? numbers.find((each) => each !== undefined) ?? '',
    answered: response.created,
    search: fold([caseId(response), ...new Set(numbers)].filter(Boolean).join(' ')),
  };
}

/** What the payer says to the service of this sequence number; undefined: nothing. */
export function serviceAnswer(response: Decided, sequence: number): ServiceAnswer | undefined {
  const error = response.error?.find(({ itemSequence }) => itemSequence === sequence);
  if (error) return { sequence, decision: 'error', note: conceptText(error.code) };
  const item = response.item?.find(({ itemSequence }) => itemSequence === sequence);
  if (!item) return undefined;
  const { decision, authorization, reason } = review(item, response);
  const own = (name: string) => item.extension?.find(({ url }) => url === pasExtension(name));
  const instead = response.addItem?.find(({ itemSequence }) => itemSequence?.includes(sequence));
  const amount = own('itemAuthorizedDetail')?.extension?.find(({ url }) => url === 'quantity')?.valueQuantity ?? instead?.quantity;
  const valid = own('itemPreAuthPeriod')?.valuePeriod;
  const note = response.processNote?.filter(({ number }) => number !== undefined && item.noteNumber?.includes(number)).map(({ text }) => text).join(' ');
  return {
    sequence,
    decision,
    ...(authorization !== undefined && { authorization }),
    ...(reason !== '' && reason !== note && { reason }),
    ...(note && { note }),
    ...(amount?.value !== undefined && { quantity: `${amount.value} ${amount.unit ?? ''}`.trim() }),
    ...(valid?.start !== undefined && { from: valid.start }),
    ...(valid?.end !== undefined && { to: valid.end }),
  };
}

/** What the payer says to each service of the request, in their order; undefined: nothing. */
export function decisions(claim: Claim, response: Decided): (ServiceAnswer | undefined)[] {
  return (claim.item ?? []).toSorted((a, b) => a.sequence - b.sequence).map(({ sequence }) => serviceAnswer(response, sequence));
}

/** Errors in the payer's words, those of a service among the decisions left out. */
export function generalErrors({ error }: Decided): string[] {
  return (error ?? []).filter(({ itemSequence }) => itemSequence === undefined).map(({ code }) => conceptText(code));
}
