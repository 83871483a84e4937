import * as z from 'zod';

// The parts of FHIR R4 resources that this client reads. Unknown members are left alone, unknown shapes are refused.

const coding = z.object({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
export const concept = z.object({ coding: z.array(coding).optional(), text: z.string().optional() });
export type Concept = z.infer<typeof concept>;
export const reference = z.object({ reference: z.string().optional(), display: z.string().optional() });

export const identifier = z.object({ system: z.string().optional(), value: z.string().optional(), type: concept.optional() });
export const meta = z.object({ versionId: z.string().optional(), lastUpdated: z.string() });
const humanName = z.object({ use: z.string().optional(), text: z.string().optional(), family: z.string().optional(), given: z.array(z.string()).optional(), suffix: z.array(z.string()).optional() });
const telecom = z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).optional();
export const period = z.object({ start: z.string().optional(), end: z.string().optional() });
export const quantity = z.object({ value: z.number().optional(), unit: z.string().optional() });

const extension = z.object({
  url: z.string(),
  valueCodeableConcept: concept.optional(),
  valueString: z.string().optional(),
});

export const patientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  identifier: z.array(identifier).optional(),
  name: z.array(humanName).optional(),
  gender: z.string().optional(),
  birthDate: z.string().optional(),
  telecom,
  address: z
    .array(z.object({ line: z.array(z.string()).optional(), city: z.string().optional(), state: z.string().optional(), postalCode: z.string().optional() }))
    .optional(),
});
export type Patient = z.infer<typeof patientSchema>;

export const claimSchema = z.object({
  resourceType: z.literal('Claim'),
  id: z.string(),
  meta,
  status: z.enum(['active', 'cancelled', 'draft', 'entered-in-error']),
  use: z.string(),
  type: concept.optional(),
  subType: concept.optional(),
  priority: concept.optional(),
  created: z.string().optional(),
  patient: reference,
  insurer: reference.optional(),
  provider: reference.optional(),
  identifier: z.array(identifier).optional(),
  extension: z.array(extension).optional(),
  careTeam: z.array(z.object({ sequence: z.number(), provider: reference, role: concept.optional() })).optional(),
  diagnosis: z.array(z.object({ sequence: z.number(), diagnosisCodeableConcept: concept.optional(), type: z.array(concept).optional() })).optional(),
  supportingInfo: z
    .array(
      z.object({
        category: concept,
        valueString: z.string().optional(),
        valueReference: reference.optional(),
        valueAttachment: z.object({ title: z.string().optional(), contentType: z.string().optional(), size: z.number().optional() }).optional(),
      }),
    )
    .optional(),
  item: z
    .array(
      z.object({
        sequence: z.number(),
        productOrService: concept,
        category: concept.optional(),
        locationCodeableConcept: concept.optional(),
        quantity: quantity.optional(),
        servicedDate: z.string().optional(),
        servicedPeriod: period.optional(),
        extension: z.array(extension).optional(),
      }),
    )
    .optional(),
});
export type Claim = z.infer<typeof claimSchema>;

export const organizationSchema = z.object({
  resourceType: z.literal('Organization'),
  id: z.string(),
  name: z.string().optional(),
  identifier: z.array(identifier).optional(),
});

export const practitionerRoleSchema = z.object({
  resourceType: z.literal('PractitionerRole'),
  id: z.string(),
  active: z.boolean().optional(),
  practitioner: reference.optional(),
  organization: reference.optional(),
  code: z.array(concept).optional(),
  telecom,
});

export const practitionerSchema = z.object({
  resourceType: z.literal('Practitioner'),
  id: z.string(),
  name: z.array(humanName).optional(),
  telecom,
});

export const coverageSchema = z.object({
  resourceType: z.literal('Coverage'),
  id: z.string(),
  meta,
  status: z.string(),
  subscriberId: z.string().optional(),
  identifier: z.array(identifier).optional(),
  beneficiary: reference,
  payor: z.array(reference).optional(),
  period: period.optional(),
});
export type Coverage = z.infer<typeof coverageSchema>;

/** A page of a search. `total` and links as the server gave them; the resources are parsed one by one by their readers. */
export const searchsetSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('searchset'),
  total: z.number().int().nonnegative().optional(),
  link: z.array(z.object({ relation: z.string(), url: z.string() })).optional(),
  entry: z.array(z.object({ resource: z.looseObject({ resourceType: z.string() }).optional() }).catch({})).optional(),
});
export type Searchset = z.infer<typeof searchsetSchema>;

/** The display of a concept: its text, else its first coding's display, else the code. */
export function conceptText(value: Concept | undefined): string {
  const [first] = value?.coding ?? [];
  return value?.text ?? first?.display ?? first?.code ?? '';
}

/** NPI of an organisation or practitioner (http://hl7.org/fhir/sid/us-npi). */
export function npiOf(identifiers: readonly z.infer<typeof identifier>[] | undefined): string | undefined {
  return identifiers?.find((each) => each.system === 'http://hl7.org/fhir/sid/us-npi')?.value;
}
