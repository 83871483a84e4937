import type { Contract } from '../../src-shared/models/home.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import { npiOf, organizationSchema, practitionerRoleSchema, searchsetSchema, type Searchset } from '../fhir/resources.ts';
import type { Facility } from './home-state.ts';

/** The facility that the practitioner works at: the organization of the first active PractitionerRole. Undefined: none. */
export async function readFacility(fhir: FhirClient, practitioner: string): Promise<Result<Facility | undefined, FhirProblem>> {
  const bundle = await fhir.read(`PractitionerRole?practitioner=${practitioner}&_include=PractitionerRole:organization`, searchsetSchema);
  if (!bundle.ok) return bundle;
  const roles = resources(bundle.value).flatMap((resource) => practitionerRoleSchema.safeParse(resource).data ?? []);
  const reference = roles.find((role) => role.active !== false && role.organization?.reference !== undefined)?.organization?.reference;
  if (reference === undefined) return ok(undefined);
  const organization = organizations(bundle.value).find(({ id }) => reference.endsWith(`Organization/${id}`));
  const npi = npiOf(organization?.identifier);
  return ok({ reference, name: organization?.name ?? '', ...(npi !== undefined && { npi }) });
}

/** The contracts of a facility: the insurers it is affiliated with, by name. */
export async function readContracts(fhir: FhirClient, facility: string): Promise<Result<Contract[], FhirProblem>> {
  const bundle = await fhir.read(
    `OrganizationAffiliation?participating-organization=${facility}&_include=OrganizationAffiliation:primary-organization`,
    searchsetSchema,
  );
  if (!bundle.ok) return bundle;
  return ok(
    organizations(bundle.value)
      .filter(({ id }) => `Organization/${id}` !== facility)
      .map(({ id, name }) => ({ id: `Organization/${id}`, name: name ?? id }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  );
}

/** How many resources match a search (`_summary=count`). */
export async function readCount(fhir: FhirClient, search: string): Promise<Result<number, FhirProblem>> {
  const bundle = await fhir.read(`${search}&_summary=count`, searchsetSchema.required({ total: true }));
  return bundle.ok ? ok(bundle.value.total) : failed(bundle.failure);
}

const resources = (bundle: Searchset) => (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);

const organizations = (bundle: Searchset) => resources(bundle).flatMap((resource) => organizationSchema.safeParse(resource).data ?? []);
