import * as z from 'zod';
import { ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import { reference, searchsetSchema } from '../fhir/resources.ts';
import type { ContractRule } from './kept-values.ts';

const extensions = 'https://payer.example/fhir/StructureDefinition';

const affiliationSchema = z.object({
  resourceType: z.literal('OrganizationAffiliation'),
  organization: reference,
  participatingOrganization: reference,
  extension: z.array(z.object({ url: z.string(), valueUri: z.string().optional(), valueBoolean: z.boolean().optional() })).optional(),
});

/** What the contracts of facilities (joined by commas) say of their consumers (extensions `member-id-system` and `new-consumers`). */
export async function readContractRules(fhir: FhirClient, facilities: string): Promise<Result<ContractRule[], FhirProblem>> {
  const bundle = await fhir.read(`OrganizationAffiliation?participating-organization=${facilities}`, searchsetSchema);
  if (!bundle.ok) return bundle;
  return ok(
    (bundle.value.entry ?? [])
      .flatMap(({ resource }) => affiliationSchema.safeParse(resource).data ?? [])
      .map(({ organization, participatingOrganization, extension }) => {
        const memberIdSystem = extension?.find(({ url }) => url === `${extensions}/member-id-system`)?.valueUri;
        const newConsumers = extension?.find(({ url }) => url === `${extensions}/new-consumers`)?.valueBoolean ?? false;
        return { contractId: organization.reference ?? '', facility: participatingOrganization.reference ?? '', newConsumers, ...(memberIdSystem !== undefined && { memberIdSystem }) };
      }),
  );
}
