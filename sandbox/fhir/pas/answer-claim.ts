import type { WithId } from '@medplum/core';
import type { Binary, Claim, ClaimResponse, DocumentReference } from '@medplum/fhirtypes';
import type { FhirStore } from '../store.ts';
import { claimResponseOf, isPended } from './claim-response.ts';
import { decide, type DecisionKind } from './decision.ts';
import { answerMessage, determinationLetter } from './letter.ts';

/** The payer's answer to a request, if there is one. */
export function responseTo(store: FhirStore, claim: WithId<Claim>): WithId<ClaimResponse> | undefined {
  const { system = '', value = '' } = claim.identifier?.[0] ?? {};
  const found = store.byIdentifier('ClaimResponse', system, value) as WithId<ClaimResponse>[];
  return found.find(({ request }) => request?.reference === `Claim/${claim.id}`);
}

/** Answers a request that was just taken: a letter when it is decided, a message when the payer wants more. */
export async function answerClaim(store: FhirStore, claim: WithId<Claim>, ordered: DecisionKind | undefined, at: string): Promise<WithId<ClaimResponse>> {
  const response = await store.createResource<ClaimResponse>(claimResponseOf(claim, decide(claim, ordered), at));
  if (isPended(response)) await store.createResource(answerMessage({ claim, response, at }));
  else if (response.outcome === 'complete') await sendLetter(store, claim, response, at);
  return response;
}

/**
 * Decides a pended request: a new version of its answer, a letter and a message. False when there is no pended request
 * whose identifier, case id or server id is this.
 */
export async function decidePended(store: FhirStore, claimIdentifier: string, kind: DecisionKind, at: string): Promise<boolean> {
  const all = store.select({ resourceType: 'ClaimResponse', filters: [] }) as WithId<ClaimResponse>[];
  const pended = all.find((response) => isPended(response)
    && (response.request?.reference === `Claim/${claimIdentifier}` || response.identifier?.some(({ value }) => value === claimIdentifier)));
  const claim = store.resolve(pended?.request);
  if (!pended || claim?.resourceType !== 'Claim') return false;
  const response = await store.updateResource<ClaimResponse>({ ...claimResponseOf(claim, decide(claim, kind), at), id: pended.id });
  if (response.outcome === 'complete') await sendLetter(store, claim, response, at);
  await store.createResource(answerMessage({ claim, response, at }));
  return true;
}

async function sendLetter(store: FhirStore, claim: WithId<Claim>, response: ClaimResponse, at: string): Promise<void> {
  const [document, binary] = determinationLetter({ claim, response, at }, store.generateId(), store.generateId());
  await store.createResource<Binary>(binary, { assignedId: true });
  await store.createResource<DocumentReference>(document, { assignedId: true });
}
