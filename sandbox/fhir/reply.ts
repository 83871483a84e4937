import { getStatus } from '@medplum/core';
import type { OperationOutcome, OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import type { HttpReply } from '../http/message.ts';

/** A FHIR resource as an answer that is never cached. */
export function fhirReply(status: number, resource: Resource, headers: Readonly<Record<string, string>> = {}): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/fhir+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(resource),
  };
}

/** An outcome with the status that belongs to it. */
export function outcomeReply(outcome: OperationOutcome): HttpReply {
  return fhirReply(getStatus(outcome), outcome);
}

/** Issues with a status. */
export function issuesReply(status: number, issues: readonly OperationOutcomeIssue[]): HttpReply {
  return fhirReply(status, { resourceType: 'OperationOutcome', issue: [...issues] });
}

/** One error issue with a status, at a place in what was sent if given. */
export function errorReply(status: number, code: OperationOutcomeIssue['code'], text: string, expression?: string): HttpReply {
  return issuesReply(status, [{ severity: 'error', code, details: { text }, ...(expression !== undefined && { expression: [expression] }) }]);
}
