import * as z from 'zod';

// A draft Claim as it is edited here. Unlike for reading, members that nobody here knows are kept.

const coding = z.looseObject({ system: z.string().optional(), code: z.string().optional(), display: z.string().optional() });
const concept = z.looseObject({ coding: z.array(coding).optional(), text: z.string().optional() });
const reference = z.looseObject({ reference: z.string().optional(), display: z.string().optional(), identifier: z.looseObject({ system: z.string().optional(), value: z.string().optional() }).optional() });
const extension = z.looseObject({ url: z.string(), valueString: z.string().optional(), valueCodeableConcept: concept.optional() });
const element = { id: z.string().optional(), sequence: z.number() };

/** FHIR R4 Claim with status draft, in the shape of Da Vinci PAS 2.2.1. */
export const draftClaimSchema = z.looseObject({
  resourceType: z.literal('Claim'),
  id: z.string().optional(),
  meta: z.looseObject({ versionId: z.string().optional(), lastUpdated: z.string().optional() }).optional(),
  extension: z.array(extension).optional(),
  status: z.string(),
  type: concept.optional(),
  subType: concept.optional(),
  priority: concept.optional(),
  patient: reference,
  insurer: reference.optional(),
  provider: reference.optional(),
  careTeam: z.array(z.looseObject({ ...element, provider: reference, role: concept.optional() })).optional(),
  diagnosis: z.array(z.looseObject({ ...element, diagnosisCodeableConcept: concept.optional(), type: z.array(concept).optional() })).optional(),
  supportingInfo: z
    .array(z.looseObject({ ...element, category: concept, valueString: z.string().optional(), valueAttachment: z.looseObject({ title: z.string().optional(), contentType: z.string().optional(), size: z.number().optional() }).optional() }))
    .optional(),
  item: z
    .array(
      z.looseObject({
        ...element,
        extension: z.array(extension).optional(),
        category: concept.optional(),
        productOrService: concept.optional(),
        locationCodeableConcept: concept.optional(),
        quantity: z.looseObject({ value: z.number().optional(), unit: z.string().optional() }).optional(),
        servicedDate: z.string().optional(),
        servicedPeriod: z.looseObject({ start: z.string().optional(), end: z.string().optional() }).optional(),
        diagnosisSequence: z.array(z.number()).optional(),
        careTeamSequence: z.array(z.number()).optional(),
        informationSequence: z.array(z.number()).optional(),
      }),
    )
    .optional(),
});
export type DraftClaim = z.infer<typeof draftClaimSchema>;
export type ClaimConcept = z.infer<typeof concept>;
export type ClaimReference = z.infer<typeof reference>;
export type ClaimExtension = z.infer<typeof extension>;

const pas = 'http://hl7.org/fhir/us/davinci-pas';

/** What names things in a draft Claim. */
export const names = {
  profile: `${pas}/StructureDefinition/profile-claim`,
  levelOfService: `${pas}/StructureDefinition/extension-levelOfServiceCode`,
  careTeamClaimScope: `${pas}/StructureDefinition/extension-careTeamClaimScope`,
  requestType: `${pas}/StructureDefinition/extension-serviceItemRequestType`,
  certificationType: `${pas}/StructureDefinition/extension-certificationType`,
  pasCodes: `${pas}/CodeSystem/PASTempCodes`,
  x12: (table: string) => `https://codesystem.x12.org/005010/${table}`,
  absent: 'http://hl7.org/fhir/StructureDefinition/data-absent-reason',
  /** What FHIR has no place for yet, since it is not finished: JSON text by field. */
  asTyped: 'https://facility-desk.example.org/fhir/StructureDefinition/as-typed',
  npi: 'http://hl7.org/fhir/sid/us-npi',
} as const;

const asTypedSchema = z.record(z.string(), z.json());

/** What an element keeps as it was typed. */
export function asTyped(extensions: readonly ClaimExtension[] | undefined): z.infer<typeof asTypedSchema> {
  const text = extensions?.find(({ url }) => url === names.asTyped)?.valueString;
  if (text === undefined) return {};
  try {
    const parsed = asTypedSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** Whether a concept has this code. */
export function hasCode(value: ClaimConcept | undefined, code: string): boolean {
  return value?.coding?.some((each) => each.code === code) ?? false;
}

/** Ids for the rows of a list: the elements' own, else one by sequence; each once. */
export function rowIds(elements: readonly { readonly id?: string | undefined; readonly sequence: number }[], prefix: string): string[] {
  const taken = new Set(elements.flatMap(({ id }) => id ?? []));
  const seen = new Set<string>();
  return elements.map((each) => {
    let id = each.id ?? `${prefix}${each.sequence}`;
    while (seen.has(id) || (each.id === undefined && taken.has(id))) id = `${id}-`;
    seen.add(id);
    return id;
  });
}
