/** Canonical base of the Da Vinci PAS implementation guide. */
const pas = 'http://hl7.org/fhir/us/davinci-pas';

/** Code systems of a PAS 2.2.1 request. X12 codes go without their texts, which are X12's. */
export const systems = {
  pas: `${pas}/CodeSystem/PASTempCodes`,
  claimType: 'http://terminology.hl7.org/CodeSystem/claim-type',
  actCode: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  priority: 'http://terminology.hl7.org/CodeSystem/processpriority',
  subscriberRelationship: 'http://terminology.hl7.org/CodeSystem/subscriber-relationship',
  serviceType: 'https://codesystem.x12.org/005010/1365',
  requestType: 'https://codesystem.x12.org/005010/1525',
  certificationType: 'https://codesystem.x12.org/005010/1322',
  levelOfService: 'https://codesystem.x12.org/005010/1338',
  reviewAction: 'https://codesystem.x12.org/005010/306',
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  cpt: 'http://www.ama-assn.org/go/cpt',
  icd10Procedures: 'http://www.cms.gov/Medicare/Coding/ICD10',
  ndc: 'http://hl7.org/fhir/sid/ndc',
} as const;

/** The address of a PAS extension, such as `certificationType`. */
export function pasExtension(name: string): string {
  return `${pas}/StructureDefinition/extension-${name}`;
}

/** The address of a PAS profile, such as `profile-claim`. */
export function pasProfile(name: string): string {
  return `${pas}/StructureDefinition/${name}`;
}

/** A concept of one code. */
export function concept(system: string, code: string) {
  return { coding: [{ system, code }] };
}
