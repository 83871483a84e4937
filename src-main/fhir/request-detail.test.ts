import { describe, expect, it } from 'vitest';
import { requestDetailSchema } from '../../src-shared/models/request-detail.ts';
import { claim, patient } from '../testing/resources.ts';
import { requestDetail } from './request-detail.ts';

const nobody = () => undefined;

describe('a whole request', () => {
  const full = claim('c1', {
    created: '2026-01-02',
    priority: { coding: [{ code: 'normal', display: 'Normal' }] },
    extension: [
      { url: 'http://example.org/other', valueCodeableConcept: { text: 'Other' } },
      { url: 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-levelOfServiceCode', valueCodeableConcept: { text: 'Urgent' } },
    ],
    careTeam: [
      { sequence: 1, provider: { reference: 'Practitioner/d1' }, role: { text: 'Attending' } },
      { sequence: 2, provider: { display: 'Dr. Unknown' } },
      { sequence: 3, provider: { reference: 'Practitioner/gone' } },
    ],
    diagnosis: [
      { sequence: 2, diagnosisCodeableConcept: { coding: [{ code: 'M54.5', display: 'Low back pain' }] } },
      { sequence: 1, diagnosisCodeableConcept: { coding: [{ code: 'G89.4' }], text: 'Chronic pain' }, type: [{ text: 'Principal' }] },
    ],
    item: [
      { sequence: 2, productOrService: { text: 'Second' }, quantity: { value: 0 }, servicedPeriod: { start: '2026-01-10', end: '2026-01-20' } },
      { sequence: 1, productOrService: { coding: [{ code: '97110', display: 'Exercise' }] }, quantity: { value: 12, unit: 'visits' }, servicedDate: '2026-01-09', locationCodeableConcept: { text: 'Home' }, category: { text: 'Therapy' } },
    ],
    supportingInfo: [
      { category: { text: 'Note' }, valueString: 'Walks with a cane' },
      { category: { text: 'Chart' }, valueAttachment: { contentType: 'application/pdf', size: 0 } },
      { category: { text: 'Referral' }, valueReference: { reference: 'ServiceRequest/1' } },
    ],
  });
  const detail = requestDetail(full, patient('p1', { gender: 'female', telecom: [{ system: 'email', value: 'x' }, { system: 'phone', value: '555-0100' }] }), 'Acme Health', (reference) =>
    reference === 'Practitioner/d1' ? { name: 'Sato, Ken', npi: '1234567893' } : undefined,
  );

  it('fits the contract', () => {
    expect(requestDetailSchema.parse(detail)).toEqual(detail);
  });

  it('has its head and consumer', () => {
    expect(detail).toMatchObject({ id: 'c1', contract: 'Acme Health', caseType: 'Outpatient', priority: 'Normal', urgency: 'Urgent', created: '2026-01-02' });
    expect(detail.consumer).toEqual({ name: 'Muñoz, Ana Lucía', birthDate: '1984-03-09', consumerId: 'W55501', gender: 'female', phone: '555-0100' });
  });

  it('has its providers, by what is known or written of them', () => {
    expect(detail.providers).toEqual([
      { requesting: true, name: 'Facility as written' },
      { requesting: false, role: 'Attending', name: 'Sato, Ken', npi: '1234567893' },
      { requesting: false, name: 'Dr. Unknown' },
    ]);
  });

  it('has diagnoses and services in their order', () => {
    expect(detail.diagnoses).toEqual([{ code: 'G89.4', text: 'Chronic pain', type: 'Principal' }, { code: 'M54.5', text: 'Low back pain' }]);
    expect(detail.services).toEqual([
      { service: { code: '97110', text: 'Exercise' }, category: 'Therapy', placeOfService: 'Home', quantity: '12 visits', from: '2026-01-09' },
      { service: { code: '', text: 'Second' }, quantity: '0', from: '2026-01-10', to: '2026-01-20' },
    ]);
  });

  it('has notes and attachments', () => {
    expect(detail.notes).toEqual(['Walks with a cane']);
    expect(detail.attachments).toEqual([{ title: 'Chart', contentType: 'application/pdf', bytes: 0 }]);
  });
});

it('a request with hardly anything is still shown', () => {
  const bare = requestDetail(claim('c1', { type: undefined, subType: undefined, provider: undefined, patient: { display: 'Ana M.' } }), undefined, '', nobody);
  expect(requestDetailSchema.parse(bare)).toEqual({
    id: 'c1', contract: '', caseType: '', lastModified: '2026-01-05T08:00:00.000Z',
    consumer: { name: 'Ana M.', birthDate: '', consumerId: '' }, providers: [], diagnoses: [], services: [], notes: [], attachments: [],
  });
});
