import { setTimeout as delay } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Claim, ClaimResponse } from '@medplum/fhirtypes';
import type { WithId } from '@medplum/core';
import type { HttpReply, HttpRequest } from '../../http/message.ts';
import { recordProvenance } from '../provenance.ts';
import { errorReply, fhirReply, issuesReply } from '../reply.ts';
import type { FhirStore } from '../store.ts';
import { answerClaim, responseTo } from './answer-claim.ts';
import { answerBundle } from './answer-bundle.ts';
import { checkRequest } from './check-request.ts';
import { present, readBundle, type OperationContext } from './operation.ts';
import { readIdempotencyKey } from './submission-book.ts';
import { place, storeFresh } from './take-in.ts';

/**
 * `Claim/$submit`: takes a request once. The Idempotency-Key gives the same answer to the same body (draft-07: 400 without
 * one, 409 while it is at work, 422 with another body); a Claim.identifier that was taken before is not taken again.
 */
export async function submit(context: OperationContext, request: HttpRequest): Promise<HttpReply> {
  const { submissions, person } = context;
  const key = readIdempotencyKey(request.headers['idempotency-key']);
  if (key === undefined) return errorReply(400, 'required', 'Idempotency-Key is needed: a UUID in double quotes.');
  const known = submissions.look(person.practitioner, key, request.body);
  if (known.use === 'in-flight') return errorReply(409, 'conflict', 'A request with this Idempotency-Key is still at work.');
  if (known.use === 'other-body') return errorReply(422, 'business-rule', 'This Idempotency-Key was used with another body.');
  if (known.use === 'answered') return known.reply;
  return submissions.run(person.practitioner, key, request.body, async () => {
    const reply = await take(context, request);
    const { decisionTime } = context.settings();
    if (decisionTime > 0) await delay(decisionTime * 1000, undefined, { ref: false });
    return reply;
  });
}

async function take(context: OperationContext, request: HttpRequest): Promise<HttpReply> {
  const { store, person, submissions } = context;
  const read = readBundle(request);
  if (!('claim' in read)) return read;
  const issues = checkRequest(read, context.settings().attachmentLimit);
  if (issues.length > 0) return issuesReply(issues.some(({ code }) => code === 'too-costly') ? 413 : 422, issues);
  const placed = place(store, read, person);
  if ('issues' in placed) return issuesReply(placed.status, placed.issues);

  const earlier = earlierClaim(store, placed.claim, placed.facility);
  if (earlier && earlier.status !== 'draft') return answerAgain(context, earlier, placed.claim);
  await storeFresh(store, read, placed);
  const claim: WithId<Claim> = earlier
    ? await store.updateResource<Claim>({ ...placed.claim, id: earlier.id })
    : await store.createResource<Claim>(placed.claim);
  await recordProvenance(store, person, `Claim/${claim.id}`, placed.facility, 'Submitted', present(context));
  const response = await answerClaim(store, claim, submissions.takeOrdered(), present(context));
  return answered(context, response);
}

/** The request of the facility that has one of the identifiers already. */
function earlierClaim(store: FhirStore, { identifier }: Claim, facility: string): WithId<Claim> | undefined {
  const found = (identifier ?? []).flatMap(({ system = '', value = '' }) => store.byIdentifier('Claim', system, value) as WithId<Claim>[]);
  return found.find(({ provider }) => provider.reference === facility);
}

function answerAgain(context: OperationContext, earlier: WithId<Claim>, now: Claim): HttpReply {
  const parts = ({ patient, insurer, item, diagnosis }: Claim) => ({ patient: patient.reference, insurer: insurer?.reference, item, diagnosis });
  const response = responseTo(context.store, earlier);
  if (!response || !isDeepStrictEqual(parts(earlier), parts(now))) {
    return errorReply(409, 'duplicate', 'This identifier was used for another request; ask with $inquire.', 'Bundle.entry[0].resource.identifier[0]');
  }
  return answered(context, response, 'This request was received before; this is its answer.');
}

function answered(context: OperationContext, response: WithId<ClaimResponse>, note?: string): HttpReply {
  return fhirReply(200, answerBundle({
    store: context.store, base: context.base, at: present(context), profile: 'profile-pas-response-bundle', responses: [response],
    ...(note !== undefined && { outcome: { resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'duplicate', details: { text: note } }] } }),
  }));
}
