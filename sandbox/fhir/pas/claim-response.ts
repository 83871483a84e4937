import { createHash } from 'node:crypto';
import type { Claim, ClaimResponse, ClaimResponseAddItem, ClaimResponseError, ClaimResponseItem, Extension, Period } from '@medplum/fhirtypes';
import { decisionTexts, reviewActions, type DecisionKind } from './decision.ts';
import { PAS, pasExtension, systems } from './names.ts';

type Item = NonNullable<Claim['item']>[number];

const GRANTED: readonly DecisionKind[] = ['certified', 'partial', 'modified'];
const SUBMITTED = { coding: [{ system: systems.adjudication, code: 'submitted' }] };

/** Where the payer's case numbers come from. */
export const CASE_ID = 'https://payer.example/case-id';

/** A number that belongs to a request, always the same for it. */
export function numberOf(claim: Claim, use: string, digits: number): string {
  const seed = `${use}|${claim.identifier?.[0]?.system ?? ''}|${claim.identifier?.[0]?.value ?? ''}`;
  const whole = BigInt(`0x${createHash('sha256').update(seed).digest('hex')}`).toString();
  return whole.slice(1, 1 + digits);
}

/**
 * The payer's answer to a request (PAS 2.2.1 profile-claimresponse), with one decision for each service.
 * @param at when it is decided, ISO 8601
 */
export function claimResponseOf(claim: Claim & { id: string }, decisions: readonly DecisionKind[], at: string): ClaimResponse {
  const items = claim.item ?? [];
  const isError = decisions.includes('error');
  const isGranted = !isError && decisions.some((kind) => GRANTED.includes(kind));
  const periods = items.map(periodOf);
  const preAuthPeriod = { start: periods.map(({ start }) => start ?? '').sort()[0] ?? '', end: periods.map(({ end }) => end ?? '').sort().at(-1) ?? '' };
  const authorization = numberOf(claim, 'authorization', 10);
  const addItem = items.flatMap((item, index) => (decisions[index] === 'modified' && !isError ? [authorizedItem(item, authorization)] : []));
  return {
    resourceType: 'ClaimResponse', meta: { profile: [`${PAS}/StructureDefinition/profile-claimresponse`] },
    identifier: [...(claim.identifier ?? []), { type: { text: 'Case ID' }, system: CASE_ID, value: numberOf(claim, 'case', 9) }],
    status: 'active', type: claim.type, use: 'preauthorization', created: at,
    patient: claim.patient, requestor: claim.provider,
    insurer: claim.insurer ?? { display: 'unknown' },
    request: { reference: `Claim/${claim.id}`, ...(claim.identifier?.[0] && { identifier: claim.identifier[0] }) },
    outcome: outcomeOf(decisions), disposition: decisionTexts[decisions[0] ?? 'pended'],
    ...(isGranted && { preAuthRef: authorization, preAuthPeriod }),
    ...(!isError && { item: items.map((item, index) => itemResponse(item, decisions[index] ?? 'pended', authorization, at)) }),
    ...(addItem.length > 0 && { addItem }),
    ...(isError && { error: decisions.flatMap((kind, index) => (kind === 'error' ? [errorOf(index, items[index]?.sequence ?? index + 1)] : [])) }),
    ...(!isError && { processNote: decisions.map((kind, index) => ({ number: items[index]?.sequence ?? index + 1, type: 'display' as const, text: decisionTexts[kind] })) }),
  };
}

/** Whether something of an answer is still to be decided. */
export function isPended(response: ClaimResponse): boolean {
  return response.outcome === 'partial';
}

function outcomeOf(decisions: readonly DecisionKind[]): ClaimResponse['outcome'] {
  if (decisions.includes('error')) return 'error';
  return decisions.includes('pended') ? 'partial' : 'complete';
}

function periodOf({ servicedDate, servicedPeriod }: Item): Period {
  const start = servicedDate ?? servicedPeriod?.start ?? '';
  return { start, end: servicedPeriod?.end ?? start };
}

function itemResponse(item: Item, kind: DecisionKind, authorization: string, at: string): ClaimResponseItem {
  const isGranted = GRANTED.includes(kind);
  const extension: Extension[] = [
    { url: pasExtension('itemRequestedServiceDate'), valuePeriod: periodOf(item) },
    ...(isGranted ? [{ url: pasExtension('itemPreAuthIssueDate'), valueDate: at.slice(0, 10) }, { url: pasExtension('itemPreAuthPeriod'), valuePeriod: periodOf(item) }] : []),
    ...(kind === 'partial' ? [{ url: pasExtension('itemAuthorizedDetail'), extension: [{ url: 'quantity', valueQuantity: half(item) }] }] : []),
  ];
  return {
    extension, itemSequence: item.sequence, noteNumber: [item.sequence],
    adjudication: [{ category: SUBMITTED, extension: [reviewAction(kind, isGranted ? authorization : undefined)] }],
  };
}

/** What is authorized instead of a modified item (PAS 2.2.1 spec-42). */
function authorizedItem(item: Item, authorization: string): ClaimResponseAddItem {
  return {
    itemSequence: [item.sequence], productOrService: item.productOrService, servicedPeriod: periodOf(item), quantity: half(item),
    adjudication: [{ category: SUBMITTED, extension: [reviewAction('certified', authorization)] }],
  };
}

function half({ quantity }: Item): { value: number; unit: string } {
  return { value: Math.max(1, Math.floor((quantity?.value ?? 2) / 2)), unit: quantity?.unit ?? 'units' };
}

function reviewAction(kind: DecisionKind, authorization: string | undefined): Extension {
  const code = kind === 'error' ? 'A3' : reviewActions[kind];
  const hasReason = ['partial', 'modified', 'not-certified', 'pended'].includes(kind);
  return {
    url: pasExtension('reviewAction'),
    extension: [
      { url: pasExtension('reviewActionCode'), valueCodeableConcept: { coding: [{ system: systems.reviewAction, code }] } },
      ...(authorization === undefined ? [] : [{ url: 'number', valueString: authorization }]),
      ...(hasReason ? [{ url: 'reasonCode', valueCodeableConcept: { text: decisionTexts[kind] } }] : []),
    ],
  };
}

function errorOf(index: number, sequence: number): ClaimResponseError {
  return {
    extension: [
      { url: pasExtension('errorPath'), valueString: `Claim.item[${index}].productOrService` },
      { url: pasExtension('errorFollowupAction'), valueCodeableConcept: { coding: [{ system: systems.followUp, code: 'C' }] } },
    ],
    itemSequence: sequence,
    code: { coding: [{ system: systems.rejectReason, code: 'AG' }], text: decisionTexts.error },
  };
}
