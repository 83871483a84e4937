import type { Provenance } from '@medplum/fhirtypes';
import type { Person } from './access.ts';
import type { FhirStore } from './store.ts';

/** Records who did what to a resource, for which facility. `recorded` is ISO 8601. */
export async function recordProvenance(store: FhirStore, person: Person, target: string, facility: string | undefined, activity: string, recorded: string): Promise<void> {
  await store.createResource<Provenance>({
    resourceType: 'Provenance', target: [{ reference: target }], recorded, activity: { text: activity },
    agent: [{ who: { reference: person.practitioner }, ...(facility !== undefined && { onBehalfOf: { reference: facility } }) }],
  });
}
