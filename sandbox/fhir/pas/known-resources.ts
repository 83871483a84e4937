import type { Coverage, Patient, Resource } from '@medplum/fhirtypes';
import type { FhirStore, StoredResource } from '../store.ts';
import { systems } from './names.ts';
import { referencesIn, resolve, type PasEntry, type PasRequest } from './request-bundle.ts';
import { memberId } from './rules/party-rules.ts';

/** The store's own resource for an entry: by its address or id, a consumer by member id, others by NPI. Documents are always new. */
export function knownResource(store: FhirStore, { fullUrl, resource }: PasEntry): StoredResource | undefined {
  if (resource.resourceType === 'DocumentReference' || resource.resourceType === 'Claim') return undefined;
  const id = /^https?:/.test(fullUrl) ? fullUrl.split('/').at(-1) : resource.id;
  const byId = store.resolve({ reference: `${resource.resourceType}/${id ?? ''}` });
  if (byId) return byId;
  if (resource.resourceType === 'Patient') {
    const member = memberId(resource);
    return store.byIdentifier('Patient', member?.system ?? '', member?.value ?? '')[0];
  }
  if (resource.resourceType !== 'Organization' && resource.resourceType !== 'Practitioner') return undefined;
  const npi = resource.identifier?.find(({ system }) => system === systems.npi)?.value;
  return npi === undefined ? undefined : store.byIdentifier(resource.resourceType, systems.npi, npi)[0];
}

/** Where each entry is, or will be, in the store, as a reference by fullUrl. */
export type Places = ReadonlyMap<string, string>;

/** A copy of an entry's resource whose references are the store's. */
export function withPlaces<T extends Resource>(request: PasRequest, entry: PasEntry & { readonly resource: T }, places: Places): T {
  const copy = structuredClone(entry.resource);
  for (const { reference } of referencesIn(copy)) {
    const target = resolve(request, entry, reference);
    const place = target && places.get(target.fullUrl);
    if (place !== undefined) reference.reference = place;
  }
  return copy;
}

/** The active coverage of a consumer that was just added, by the insurer of the contract. */
export function coverageOf(patient: Patient & { id: string }, insurer: string): Coverage {
  return {
    resourceType: 'Coverage', status: 'active', subscriberId: memberId(patient)?.value ?? '', beneficiary: { reference: `Patient/${patient.id}` },
    relationship: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/subscriber-relationship', code: 'self' }] }, payor: [{ reference: insurer }],
  };
}
