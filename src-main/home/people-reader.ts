import type * as z from 'zod';
import type { Colleague } from '../../src-shared/models/setup.ts';
import { ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import { conceptText, practitionerRoleSchema, practitionerSchema, searchsetSchema, type Searchset } from '../fhir/resources.ts';

/** Who works at facilities (Organization/…, joined by commas): their active PractitionerRoles by person, with the phone of the role or the person. */
export async function readPeople(fhir: FhirClient, facilities: string): Promise<Result<Colleague[], FhirProblem>> {
  const resources = [];
  let next: string | undefined = `PractitionerRole?organization=${facilities}&_include=PractitionerRole:practitioner&_count=250`;
  while (next !== undefined) {
    const page: Result<Searchset, FhirProblem> = await fhir.read(next, searchsetSchema);
    if (!page.ok) return page;
    resources.push(...(page.value.entry ?? []).flatMap(({ resource }) => resource ?? []));
    const link: string | undefined = page.value.link?.find(({ relation }) => relation === 'next')?.url;
    next = link === next ? undefined : link;
  }
  const practitioners = new Map(resources.flatMap((resource) => practitionerSchema.safeParse(resource).data ?? []).map((each) => [`Practitioner/${each.id}`, each]));
  const people = new Map<string, Colleague>();
  for (const { id, active, practitioner, code, telecom } of resources.flatMap((resource) => practitionerRoleSchema.safeParse(resource).data ?? [])) {
    const reference = practitioner?.reference ?? `PractitionerRole/${id}`;
    const person = practitioners.get(reference);
    const name = nameOf(person) || (practitioner?.display ?? '');
    if (active === false || name === '') continue;
    const before = people.get(reference);
    const phone = before?.phone ?? [...(telecom ?? []), ...(person?.telecom ?? [])].find(({ system }) => system === 'phone')?.value;
    const roles = [...(before?.roles ?? []), ...(code ?? []).map(conceptText)].filter((role) => role !== '');
    people.set(reference, { id: reference, name, roles, ...(phone !== undefined && { phone }) });
  }
  return ok([...people.values()]);
}

/** The portal names its administrators' roles in words ("Provider Portal Administrator"); no code system has them. */
export function isAdministrator({ roles }: Pick<Colleague, 'roles'>): boolean {
  return roles.some((role) => /\badmin(istrator)?\b/i.test(role));
}

/** As one asks for somebody: given names first. */
function nameOf(person: z.output<typeof practitionerSchema> | undefined): string {
  const name = person?.name?.find(({ use }) => use === 'official') ?? person?.name?.[0];
  return name?.text ?? [...(name?.given ?? []), name?.family ?? ''].join(' ').trim();
}
