import type { DraftFields } from '../../src-shared/models/draft.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Outgoing, Settlement } from '../db/submission-store.ts';
import { readAnswer, readIssues } from '../fhir/pas/answer.ts';

/** How an exchange ended, and what it means for those behind in the queue. */
export type Outcome = {
  readonly settlement: Settlement;
  /** `no-server`: nobody can be reached now; `later`: this one has to wait. */
  readonly trouble?: 'no-server' | 'later';
  /** How long the server wants to be left alone, in milliseconds. */
  readonly waitMs?: number | undefined;
};

/** Nobody else would be let through either. */
const nobody = ['offline', 'network-sign-in', 'untrusted-certificate', 'sign-in-needed', 'throttled'];
/** The server says so before it does anything (docs/protocol.md). */
const untouched = ['sign-in-needed', 'throttled'];
const stillAtWorkMs = 2_000;

/**
 * Sends a request once: POST Claim/$submit with its Idempotency-Key (draft-ietf-httpapi-idempotency-key-header-07).
 * `before` is its state, which holds when the server did nothing. Only the server's own words settle it: everything else
 * leaves the outcome unknown.
 */
export async function submit(fhir: FhirClient, { payload, key }: Outgoing, identifier: string, fields: DraftFields, before: 'queued' | 'outcome-unknown'): Promise<Outcome> {
  const answer = await fhir.send('POST', 'Claim/$submit', payload, { 'Idempotency-Key': `"${key}"` });
  if (!answer.ok) {
    const { code, waitMs } = answer.failure;
    return { settlement: { state: untouched.includes(code) ? before : 'outcome-unknown' }, trouble: nobody.includes(code) ? 'no-server' : 'later', waitMs };
  }
  const { status, body } = answer.value;
  if (status === 200 || status === 201) {
    const read = readAnswer(body, identifier, fields);
    return read === undefined || read === 'none' ? unknown() : { settlement: { state: 'answered', answer: read } };
  }
  const issues = readIssues(body, fields);
  if (!issues || status < 400 || status === 408) return unknown();
  if (status === 409) return unknown(issues.some(({ code }) => code === 'duplicate') ? undefined : stillAtWorkMs);
  return { settlement: { state: 'refused', issues } };
}

/** Asks for the answer to a request: POST Claim/$inquire. `none`: the server has no such request. */
export async function inquire(fhir: FhirClient, inquiry: string, identifier: string, fields: DraftFields): Promise<Outcome | 'none'> {
  const answer = await fhir.send('POST', 'Claim/$inquire', inquiry);
  if (!answer.ok) return { ...unknown(answer.failure.waitMs), trouble: nobody.includes(answer.failure.code) ? 'no-server' : 'later' };
  const read = answer.value.status === 200 ? readAnswer(answer.value.body, identifier, fields) : undefined;
  if (read === 'none') return 'none';
  return read === undefined ? unknown() : { settlement: { state: 'answered', answer: read } };
}

function unknown(waitMs?: number): Outcome {
  return { settlement: { state: 'outcome-unknown' }, trouble: 'later', waitMs };
}
