import { draftClaimSchema, type DraftClaim } from '../fhir/draft/draft-claim.ts';

/** A draft Claim as a server has one, with members that nobody here knows; `change` replaces members. */
export function serverDraft(change: Readonly<Record<string, unknown>> = {}): DraftClaim {
  const concept = (code: string, text?: string) => ({ coding: [{ system: 'https://example.org/codes', code }], ...(text !== undefined && { text }) });
  return draftClaimSchema.parse({
    resourceType: 'Claim',
    id: 'c1',
    meta: { versionId: '1', lastUpdated: '2026-01-05T08:00:00.000Z' },
    language: 'en',
    extension: [{ url: 'https://example.org/unknown', valueInteger: 7 }, { url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-levelOfServiceCode', valueCodeableConcept: concept('U', 'Urgent') }],
    status: 'draft',
    use: 'preauthorization',
    type: concept('professional'),
    subType: concept('AMB', 'Outpatient'),
    priority: concept('stat'),
    created: '2026-01-04T08:00:00Z',
    patient: { reference: 'Patient/p1', display: 'Ana M.' },
    insurer: { reference: 'Organization/i1', display: 'Acme Health' },
    provider: { reference: 'Organization/f1' },
    insurance: [{ sequence: 1, focal: true, coverage: { reference: 'Coverage/1' } }],
    careTeam: [{ sequence: 1, provider: { reference: 'Practitioner/d1' }, extension: [{ url: 'https://example.org/scope', valueBoolean: true }] }],
    diagnosis: [
      { sequence: 1, diagnosisCodeableConcept: concept('G47.33', 'Sleep apnea'), type: [concept('principal')], onAdmission: concept('y') },
      { sequence: 2, diagnosisCodeableConcept: concept('E66.9') },
    ],
    supportingInfo: [
      { sequence: 1, category: concept('freeFormMessage', 'Note'), valueString: 'Walks with a cane' },
      { sequence: 2, category: concept('additionalInformation'), valueAttachment: { contentType: 'application/pdf', title: 'Chart', size: 40_000, creation: '2026-01-04' } },
      { sequence: 3, category: concept('other'), valueString: 'Not a note' },
    ],
    item: [{
      sequence: 1, careTeamSequence: [1], diagnosisSequence: [1, 2], extension: [{ url: 'https://example.org/unknown', valueString: 'kept' }], category: concept('12', 'Equipment'), productOrService: concept('E0601', 'CPAP'),
      servicedPeriod: { start: '2026-02-01', end: '2026-03-01' }, locationCodeableConcept: concept('12', 'Home'), quantity: { value: 4, unit: 'units', system: 'https://example.org/units' }, modifier: [concept('RR')],
    }],
    ...change,
  });
}
