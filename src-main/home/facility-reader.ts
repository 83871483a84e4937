import type { Contract } from '../../src-shared/models/home.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import { npiOf, organizationSchema, practitionerRoleSchema, searchsetSchema, type Searchset } from '../fhir/resources.ts';
import type { Facility } from './home-state.ts';

/** The facilities that the practitioner works at: the organizations of the active PractitionerRoles, in their order. */
export async function readFacilities(fhir: FhirClient, practitioner: string): Promise<Result<Facility[], FhirProblem>> {
  const bundle = await fhir.read(`PractitionerRole?practitioner=${practitioner}&_include=PractitionerRole:organization`, searchsetSchema);
  if (!bundle.ok) return bundle;
  const roles = resources(bundle.value).flatMap((resource) => practitionerRoleSchema.safeParse(resource).data ?? []);
  const references = new Set(roles.flatMap(({ active, organization }) => (active === false ? [] : (organization?.reference ?? []))));
  const known = organizations(bundle.value);
  return ok(
    [...references].map((reference) => {
      const organization = known.find(({ id }) => reference.endsWith(`Organization/${id}`));
      const npi = npiOf(organization?.identifier);
      return { reference, name: organization?.name ?? '', ...(npi !== undefined && { npi }) };
    }),
  );
}

/** The contracts of some facilities: the insurers that they are affiliated with, by name. */
export async function readContracts(fhir: FhirClient, facilities: readonly Facility[]): Promise<Result<Contract[], FhirProblem>> {
  const bundle = await fhir.read(
    `OrganizationAffiliation?participating-organization=${anyOf(facilities)}&_include=OrganizationAffiliation:primary-organization`,
    searchsetSchema,
  );
  if (!bundle.ok) return bundle;
  const own = new Set(facilities.map(({ reference }) => reference));
  return ok(
    organizations(bundle.value)
      .filter(({ id }) => !own.has(`Organization/${id}`))
      .map(({ id, name }) => ({ id: `Organization/${id}`, name: name ?? id }))
      .toSorted((a, b) => a.name.localeCompare(b.name)),
  );
}

/** Any of them, as the value of a search parameter (FHIR R4 §3.1.1.3.8). */
export function anyOf(facilities: readonly Pick<Facility, 'reference'>[]): string {
  return facilities.map(({ reference }) => reference).join(',');
}

/** How many resources match a search (`_summary=count`). */
export async function readCount(fhir: FhirClient, search: string): Promise<Result<number, FhirProblem>> {
  const bundle = await fhir.read(`${search}&_summary=count`, searchsetSchema.required({ total: true }));
  return bundle.ok ? ok(bundle.value.total) : failed(bundle.failure);
}

const resources = (bundle: Searchset) => (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);

const organizations = (bundle: Searchset) => resources(bundle).flatMap((resource) => organizationSchema.safeParse(resource).data ?? []);
