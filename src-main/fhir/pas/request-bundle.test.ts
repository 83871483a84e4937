import { describe, expect, it } from 'vitest';
import { readyFields } from '../../testing/ready-fields.ts';
import { inquiryBundle } from './inquiry-bundle.ts';
import { requestBundle, type Parties } from './request-bundle.ts';
import { serviceSystem } from './sent-claim.ts';

const base = 'https://payer.example/fhir';
const parties: Parties = {
  patient: { resourceType: 'Patient', id: 'p1', meta: { versionId: '3' }, text: { status: 'generated' }, managingOrganization: { reference: 'Organization/elsewhere' }, gender: 'female' },
  insurer: { resourceType: 'Organization', id: 'i1', name: 'Acme Health' },
  facility: { resourceType: 'Organization', id: 'f1', name: 'Riverside Clinic', endpoint: [{ reference: 'Endpoint/e1' }] },
  coverage: { resourceType: 'Coverage', id: 'c1', payor: [{ reference: 'Organization/i1', display: 'Acme' }], beneficiary: { reference: 'Patient/p1' } },
  careTeam: [{ resourceType: 'PractitionerRole', id: 'r1', practitioner: { reference: 'Practitioner/d1' }, organization: { reference: 'Organization/f1' } }],
  people: [{ resourceType: 'Practitioner', id: 'd1' }, { resourceType: 'Organization', id: 'f1', name: 'Riverside Clinic' }],
};
const attachment = { id: 'a1', title: 'Notes', contentType: 'text/plain', bytes: 5, sha256: 'abc' };

function build(change: Parameters<typeof readyFields>[0] = {}, changed: Partial<Parties> = {}) {
  let count = 0;
  return requestBundle({
    fields: readyFields(change),
    identifier: { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:7' },
    parties: { ...parties, ...changed },
    base,
    at: '2026-11-24T12:00:00.000Z',
    newId: () => `id-${(count += 1)}`,
    content: () => new TextEncoder().encode('hello'),
  });
}

function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => (name === 'reference' && typeof member === 'string' ? [member] : references(member)));
}

describe('a request Bundle', () => {
  it('has everything that it refers to, once, and nothing of the server\'s own', () => {
    const { entry } = build({ attachments: [attachment], notes: 'Please call.' });
    const urls = entry.map(({ fullUrl }) => fullUrl);
    expect(new Set(urls).size).toBe(urls.length);
    expect(references(entry).filter((reference) => !urls.includes(reference))).toEqual([]);
    expect(JSON.stringify(entry)).not.toMatch(/versionId|elsewhere|Endpoint|generated/);
  });

  it('carries notes and documents as PAS wants them', () => {
    const { entry } = build({ attachments: [attachment], notes: 'Please call.' });
    expect(entry.at(-1)?.resource).toMatchObject({ resourceType: 'DocumentReference', content: [{ attachment: { contentType: 'text/plain', data: 'aGVsbG8=', title: 'Notes' } }] });
    expect(entry[0]?.resource).toMatchObject({ supportingInfo: [{ sequence: 1, valueString: 'Please call.' }, { sequence: 2, valueReference: { reference: entry.at(-1)?.fullUrl } }] });
    expect(build().entry[0]?.resource).not.toHaveProperty('supportingInfo');
  });

  it('says urgent, inpatient and units in the payer\'s codes', () => {
    const [service] = readyFields().services;
    const claim = build({ urgency: 'expedited', requestType: 'IMP', services: [{ ...service, id: 's', unit: '15 minutes' }, { ...service, id: 't', unit: 'weeks' }] }).entry[0]?.resource;
    expect(claim).toMatchObject({
      type: { coding: [{ code: 'institutional' }] },
      priority: { coding: [{ code: 'stat' }] },
      extension: [{ valueCodeableConcept: { coding: [{ code: 'U' }] } }],
      item: [{ sequence: 1, quantity: { value: 4, unit: 'units' } }, { sequence: 2, quantity: { value: 28, unit: 'days' } }],
    });
  });

  it('makes the coverage of a consumer whom the payer does not know yet', () => {
    const entry = build({}, { coverage: undefined }).entry.find(({ resource }) => 'resourceType' in resource && resource.resourceType === 'Coverage');
    expect(entry?.resource).toMatchObject({ status: 'active', subscriberId: 'W55501', payor: [{ reference: `${base}/Organization/i1` }] });
  });

  it('does not go without a file that is missing', () => {
    const parts = { fields: readyFields({ attachments: [attachment] }), identifier: { system: 's', value: 'v' }, parties, base, at: '', newId: () => 'x', content: () => undefined };
    expect(() => requestBundle(parts)).toThrow('not here');
  });

  it.each([['E0601', 'HCPCS'], ['99213', 'ama-assn'], ['0016070', 'ICD10'], ['12345-678-90', 'ndc'], ['42', '1365']])('knows the code system of %s', (code, system) => {
    expect(serviceSystem(code)).toContain(system);
  });

  it('is asked about with its identifier and parties alone', () => {
    const inquiry = inquiryBundle(build({ attachments: [attachment] }), () => 'new');
    expect(inquiry.entry[0]?.resource).toMatchObject({ identifier: [{ value: 'urn:uuid:7' }], status: 'active' });
    expect(inquiry.entry[0]?.resource).not.toHaveProperty('item');
    expect(JSON.stringify(inquiry.entry)).not.toContain('DocumentReference');
    expect(inquiry.identifier.value).toBe('urn:uuid:new');
  });
});
