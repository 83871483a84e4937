import { claimResponseSchema, type ClaimResponse } from '../fhir/answer.ts';
import { claimSchema, patientSchema, type Claim, type Patient } from '../fhir/resources.ts';

/** A draft Claim; `change` replaces members. */
export function claim(id: string, change: Partial<Claim> = {}): Claim {
  return claimSchema.parse({
    resourceType: 'Claim',
    id,
    meta: { versionId: '1', lastUpdated: '2026-01-05T08:00:00.000Z' },
    status: 'draft',
    use: 'preauthorization',
    type: { coding: [{ code: 'professional', display: 'Professional' }] },
    subType: { text: 'Outpatient' },
    patient: { reference: 'Patient/p1' },
    insurer: { reference: 'Organization/i1', display: 'Insurer as written' },
    provider: { reference: 'Organization/f1', display: 'Facility as written' },
    ...change,
  });
}

/** A consumer; `change` replaces members. */
export function patient(id: string, change: Partial<Patient> = {}): Patient {
  return patientSchema.parse({
    resourceType: 'Patient',
    id,
    name: [{ family: 'Muñoz', given: ['Ana', 'Lucía'] }],
    birthDate: '1984-03-09',
    identifier: [{ system: 'http://example.org/mrn', value: 'MRN-7' }, { type: { coding: [{ code: 'MB' }] }, value: 'W55501' }],
    ...change,
  });
}

/** The payer's answer to a request: its review action (X12 306) on each service; `change` replaces members. */
export function claimResponse(claimId: string, actions: readonly string[], change: Partial<ClaimResponse> = {}): ClaimResponse {
  const pas = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-';
  const review = (code: string) => ({
    url: `${pas}reviewAction`,
    extension: [{ url: `${pas}reviewActionCode`, valueCodeableConcept: { coding: [{ code }] } }, { url: 'number', valueString: 'AUTH-1' }, { url: 'reasonCode', valueCodeableConcept: { text: 'Reason' } }],
  });
  return claimResponseSchema.parse({
    resourceType: 'ClaimResponse',
    id: `r-${claimId}`,
    meta: { versionId: '1', lastUpdated: '2026-01-06T08:00:00.000Z' },
    identifier: [{ value: claimId }, { type: { text: 'Case ID' }, value: `CASE-${claimId}` }],
    status: 'active',
    created: '2026-01-06T08:00:00.000Z',
    request: { reference: `Claim/${claimId}` },
    outcome: actions.includes('A4') ? 'partial' : 'complete',
    item: actions.map((code, index) => ({ itemSequence: index + 1, noteNumber: [index + 1], adjudication: [{ extension: [review(code)] }] })),
    processNote: actions.map((code, index) => ({ number: index + 1, text: `Note ${code}` })),
    ...change,
  });
}

/** A searchset of these resources. */
export function searchset(resources: readonly unknown[], more: Readonly<Record<string, unknown>> = {}) {
  return { resourceType: 'Bundle', type: 'searchset', entry: resources.map((resource) => ({ resource })), ...more };
}
