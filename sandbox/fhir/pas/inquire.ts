import type { WithId } from '@medplum/core';
import type { Claim, ClaimResponse, OperationOutcome, Period } from '@medplum/fhirtypes';
import type { HttpReply, HttpRequest } from '../../http/message.ts';
import { isOpenTo } from '../access.ts';
import { fhirReply, issuesReply } from '../reply.ts';
import type { FhirStore } from '../store.ts';
import { answerBundle } from './answer-bundle.ts';
import { responseTo } from './answer-claim.ts';
import { inquiryIssues } from './check-inquiry.ts';
import { knownResource } from './known-resources.ts';
import { present, readBundle, type OperationContext } from './operation.ts';
import type { PasRequest } from './request-bundle.ts';
import { parties, requestor } from './rules/party-rules.ts';

const NOT_FOUND: OperationOutcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'information', code: 'not-found', details: { text: 'No request fits.' } }] };

/**
 * `Claim/$inquire`: query by example. The consumer and the facility always count; a Claim.identifier (the request's own,
 * its authorization number or case id), item.productOrService and dates narrow it down. Gives the answers, newest first.
 */
export function inquire(context: OperationContext, request: HttpRequest): HttpReply {
  const { store, base, person } = context;
  const read = readBundle(request);
  if (!('claim' in read)) return read;
  const issues = inquiryIssues(read);
  if (issues.length > 0) return issuesReply(422, issues);
  const found = candidates(store, read)
    .filter((claim) => isOpenTo(store, person, claim))
    .flatMap((claim) => {
      const response = responseTo(store, claim);
      return response && fits(read.claim, claim, response) ? [response] : [];
    })
    .sort((left, right) => right.created.localeCompare(left.created));
  const parts = { store, base, at: present(context), profile: 'profile-pas-inquiry-response-bundle', responses: found } as const;
  return fhirReply(200, answerBundle(found.length > 0 ? parts : { ...parts, outcome: NOT_FOUND }));
}

/** The requests of the consumer at the facility. */
function candidates(store: FhirStore, request: PasRequest): WithId<Claim>[] {
  const { patient } = parties(request);
  const facility = requestor(request);
  const consumer = patient && knownResource(store, patient);
  const asking = facility && knownResource(store, facility);
  if (!consumer || !asking) return [];
  const { system = '', value = '' } = request.claim.identifier?.[0] ?? {};
  const byIdentifier = store.byIdentifier('Claim', system, value);
  const all = byIdentifier.length > 0 ? byIdentifier : store.select({ resourceType: 'Claim', filters: [{ code: 'patient', operator: 'eq', value: `Patient/${consumer.id}` }] });
  return (all as WithId<Claim>[]).filter(({ patient, provider, status }) =>
    status !== 'draft' && patient.reference === `Patient/${consumer.id}` && provider.reference === `Organization/${asking.id}`);
}

function fits(example: Claim, claim: Claim, response: ClaimResponse): boolean {
  const wanted = example.identifier?.[0]?.value;
  const numbers = [...(claim.identifier ?? []), ...(response.identifier ?? [])].map(({ value }) => value);
  if (wanted !== undefined && !numbers.includes(wanted) && response.preAuthRef !== wanted) return false;
  const codes = (example.item ?? []).flatMap(({ productOrService }) => productOrService.coding?.map(({ code }) => code) ?? []).filter((code) => code !== 'not-applicable');
  const items = claim.item ?? [];
  if (codes.length > 0 && !items.some(({ productOrService }) => productOrService.coding?.some(({ code }) => codes.includes(code)))) return false;
  const period = example.billablePeriod ?? example.item?.[0]?.servicedPeriod ?? dayOf(example.item?.[0]?.servicedDate);
  return period === undefined || items.some(({ servicedPeriod, servicedDate }) => overlap(period, servicedPeriod ?? dayOf(servicedDate)));
}

function dayOf(date: string | undefined): Period | undefined {
  return date === undefined ? undefined : { start: date, end: date };
}

function overlap(left: Period, right: Period | undefined): boolean {
  if (!right) return false;
  return (left.start ?? '') <= (right.end ?? '9999') && (right.start ?? '') <= (left.end ?? '9999');
}
