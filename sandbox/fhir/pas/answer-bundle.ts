import { randomUUID } from 'node:crypto';
import type { Bundle, BundleEntry, ClaimResponse, OperationOutcome, Reference, Resource } from '@medplum/fhirtypes';
import type { FhirStore, StoredResource } from '../store.ts';
import { PAS } from './names.ts';

/** What an answer of the payer is made of. `base` is the FHIR base address. */
export interface AnswerParts {
  readonly store: FhirStore;
  readonly base: string;
  readonly at: string;
  readonly profile: 'profile-pas-response-bundle' | 'profile-pas-inquiry-response-bundle';
  readonly responses: readonly (ClaimResponse & { id: string })[];
  /** What is to be said beside the answers. */
  readonly outcome?: OperationOutcome;
}

/** A response Bundle: the ClaimResponses, then everything that they refer to but the Claim, each once (PAS 2.2.1 spec-35, spec-36). */
export function answerBundle({ store, base, at, profile, responses, outcome }: AnswerParts): Bundle {
  const entry = (resource: StoredResource): BundleEntry => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource });
  const referred = new Map<string, StoredResource>();
  for (const { patient, insurer, requestor } of responses) {
    for (const reference of [patient, insurer, requestor] as (Reference | undefined)[]) {
      const resource = store.resolve(reference);
      if (resource) referred.set(`${resource.resourceType}/${resource.id}`, resource);
    }
  }
  return {
    resourceType: 'Bundle', meta: { profile: [`${PAS}/StructureDefinition/${profile}`] }, type: 'collection', timestamp: at,
    identifier: { system: 'https://payer.example/transaction', value: randomUUID() },
    entry: [
      ...responses.map(entry), ...[...referred.values()].map(entry),
      ...(outcome ? [{ fullUrl: `urn:uuid:${randomUUID()}`, resource: outcome as Resource }] : []),
    ],
  };
}
