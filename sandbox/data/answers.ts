import { createHash } from 'node:crypto';
import type { Claim, Resource } from '@medplum/fhirtypes';
import { claimResponseOf, isPended, numberOf } from '../fhir/pas/claim-response.ts';
import { decide } from '../fhir/pas/decision.ts';
import { determinationLetter } from '../fhir/pas/letter.ts';

const HOUR = 3_600_000;

/** The answer that a submitted request has got, decided by its service code, with its letter. */
export function makeAnswers(claim: Claim & { id: string }, now: number): Resource[] {
  const hours = 2 + (Number(numberOf(claim, 'turnaround', 4)) % 58);
  const sent = Date.parse(claim.meta?.lastUpdated ?? '');
  const at = new Date(Math.min(sent + hours * HOUR, now - 60_000)).toISOString();
  const response = { ...claimResponseOf(claim, decide(claim), at), id: idOf(claim, 'response') };
  const stamped = <T extends Resource>(resource: T): T => ({ ...resource, meta: { ...resource.meta, lastUpdated: at } });
  if (isPended(response)) return [stamped(response)];
  return [response, ...determinationLetter({ claim, response, at }, idOf(claim, 'letter'), idOf(claim, 'text'))].map(stamped);
}

/** A UUID that belongs to a request, always the same for it. */
function idOf(claim: Claim & { id: string }, use: string): string {
  const hex = createHash('sha256').update(`${use}|${claim.id}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
