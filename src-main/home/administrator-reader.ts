import { ok, type Result } from '../../src-shared/models/result.ts';
import type { Administrator } from '../../src-shared/models/trouble.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { Facility } from './home-state.ts';
import { isAdministrator, readPeople } from './people-reader.ts';

/** The portal administrators of a facility. */
export async function readAdministrators(fhir: FhirClient, facility: Facility): Promise<Result<Administrator[], FhirProblem>> {
  const people = await readPeople(fhir, facility.reference);
  if (!people.ok) return people;
  return ok(people.value.filter(isAdministrator).map(({ name, phone }) => ({ facility: facility.name, name, ...(phone !== undefined && { phone }) })));
}
