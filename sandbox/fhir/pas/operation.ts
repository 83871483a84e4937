import type { HttpReply, HttpRequest } from '../../http/message.ts';
import type { Clock } from '../../clock.ts';
import type { Settings } from '../../settings.ts';
import type { Person } from '../access.ts';
import { errorReply, issuesReply } from '../reply.ts';
import type { FhirStore } from '../store.ts';
import { readRequest, type PasRequest } from './request-bundle.ts';
import type { SubmissionBook } from './submission-book.ts';

/** What the operations of a Claim work with. `base` is the FHIR base address. */
export interface OperationContext {
  readonly store: FhirStore;
  readonly clock: Clock;
  readonly submissions: SubmissionBook;
  readonly settings: () => Settings;
  readonly base: string;
  readonly person: Person;
}

/** The Bundle of a request's body: JSON, valid FHIR, a Claim first; else the refusal (415, 400). */
export function readBundle(request: HttpRequest): PasRequest | HttpReply {
  const type = request.headers['content-type']?.split(';')[0]?.trim();
  if (type !== 'application/fhir+json' && type !== 'application/json') return errorReply(415, 'structure', 'The Content-Type is application/fhir+json (PAS 2.2.1 spec-15).');
  let value: unknown;
  try {
    value = JSON.parse(request.body);
  } catch {
    return errorReply(400, 'structure', 'The body is not JSON.');
  }
  const read = readRequest(value);
  return 'claim' in read ? read : issuesReply(400, read);
}

/** The present time of the sandbox, ISO 8601. */
export function present({ clock }: OperationContext): string {
  return new Date(clock.now()).toISOString();
}
