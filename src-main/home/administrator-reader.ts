import type * as z from 'zod';
import { ok, type Result } from '../../src-shared/models/result.ts';
import type { Administrator } from '../../src-shared/models/trouble.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import { conceptText, practitionerRoleSchema, practitionerSchema, searchsetSchema, type Searchset } from '../fhir/resources.ts';
import type { Facility } from './home-state.ts';

/** The portal names its administrators' roles in words ("Provider Portal Administrator"); no code system has them. */
const administrators = /\badmin(istrator)?\b/i;

/** The portal administrators of a facility: its active PractitionerRoles of that name, with the phone of the role or the person. */
export async function readAdministrators(fhir: FhirClient, facility: Facility): Promise<Result<Administrator[], FhirProblem>> {
  const resources = [];
  let next: string | undefined = `PractitionerRole?organization=${facility.reference}&_include=PractitionerRole:practitioner&_count=250`;
  while (next !== undefined) {
    const page: Result<Searchset, FhirProblem> = await fhir.read(next, searchsetSchema);
    if (!page.ok) return page;
    resources.push(...(page.value.entry ?? []).flatMap(({ resource }) => resource ?? []));
    const link: string | undefined = page.value.link?.find(({ relation }) => relation === 'next')?.url;
    next = link === next ? undefined : link;
  }
  const people = new Map(resources.flatMap((resource) => practitionerSchema.safeParse(resource).data ?? []).map((each) => [`Practitioner/${each.id}`, each]));
  return ok(
    resources
      .flatMap((resource) => practitionerRoleSchema.safeParse(resource).data ?? [])
      .filter(({ active, code }) => active !== false && code?.some((each) => administrators.test(conceptText(each))))
      .flatMap(({ practitioner, telecom }) => {
        const person = people.get(practitioner?.reference ?? '');
        const name = nameOf(person) || (practitioner?.display ?? '');
        const phone = [...(telecom ?? []), ...(person?.telecom ?? [])].find(({ system }) => system === 'phone')?.value;
        return name === '' ? [] : [{ facility: facility.name, name, ...(phone !== undefined && { phone }) }];
      }),
  );
}

/** As one asks for somebody: given names first. */
function nameOf(person: z.output<typeof practitionerSchema> | undefined): string {
  const name = person?.name?.find(({ use }) => use === 'official') ?? person?.name?.[0];
  return name?.text ?? [...(name?.given ?? []), name?.family ?? ''].join(' ').trim();
}
