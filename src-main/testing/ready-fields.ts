import type { DraftFields } from '../../src-shared/models/draft.ts';

/** A request that lacks nothing; `change` replaces members. */
export function readyFields(change: Partial<DraftFields> = {}): DraftFields {
  return {
    contractId: 'Organization/i1',
    requestType: 'AMB',
    consumer: { reference: 'Patient/p1', name: 'Muñoz, Ana', birthDate: '1984-03-09', consumerId: 'W55501' },
    requesting: { reference: 'Organization/f1', name: 'Riverside Clinic', npi: '1234567893' },
    servicing: { reference: 'PractitionerRole/r1', name: 'Banerjee' },
    urgency: 'standard',
    placeOfService: { code: '12', text: 'Home' },
    serviceType: { code: '12', text: '' },
    diagnoses: [{ id: 'd1', diagnosis: { code: 'G47.33', text: '' }, principal: true }],
    services: [{ id: 's1', service: { code: 'E0601', text: 'CPAP' }, quantity: '4', unit: 'units', from: '2026-12-01', to: '2027-02-28' }],
    notes: '',
    attachments: [],
    attested: { at: 1, by: 'Ana' },
    ...change,
  };
}
