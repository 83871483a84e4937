/** Canonical base of the Da Vinci PAS implementation guide. */
export const PAS = 'http://hl7.org/fhir/us/davinci-pas';

/** Code systems of a PAS request. X12 codes are used without their texts, which are X12's. */
export const systems = {
  pas: `${PAS}/CodeSystem/PASTempCodes`,
  serviceType: 'https://codesystem.x12.org/005010/1365',
  requestType: 'https://codesystem.x12.org/005010/1525',
  certificationType: 'https://codesystem.x12.org/005010/1322',
  levelOfService: 'https://codesystem.x12.org/005010/1338',
  entityType: 'https://codesystem.x12.org/005010/98',
  reviewAction: 'https://codesystem.x12.org/005010/306',
  rejectReason: 'https://codesystem.x12.org/005010/901',
  followUp: 'https://codesystem.x12.org/005010/889',
  placeOfService: 'https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set',
  typeOfBill: 'https://www.nubc.org/CodeSystem/TypeOfBill',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  hcpcs: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets',
  cpt: 'http://www.ama-assn.org/go/cpt',
  icd10Procedures: 'http://www.cms.gov/Medicare/Coding/ICD10',
  ndc: 'http://hl7.org/fhir/sid/ndc',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  adjudication: 'http://terminology.hl7.org/CodeSystem/adjudication',
} as const;

/** The address of a PAS extension, such as `certificationType`. */
export function pasExtension(name: string): string {
  return `${PAS}/StructureDefinition/extension-${name}`;
}
