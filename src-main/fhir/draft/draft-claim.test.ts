import { describe, expect, it } from 'vitest';
import { emptyFields, type DraftFields, type DraftPath } from '../../../src-shared/models/draft.ts';
import { withValue, type Json } from '../../../src-shared/models/draft-path.ts';
import { serverDraft } from '../../testing/draft-claims.ts';
import { draftClaimSchema, rowIds } from './draft-claim.ts';
import { fieldsOf, nothingKnown, type Known } from './draft-fields.ts';
import { claimFor, type ClaimHead } from './draft-to-claim.ts';

const head: ClaimHead = { identifier: 'n1', facilities: ['Organization/f1', 'Organization/f2'], practitioner: 'Practitioner/1', created: '2026-01-05T08:00:00Z' };
const known: Known = {
  consumer: (reference) => (reference === 'Patient/p1' ? { name: 'Muñoz, Ana', birthDate: '1984-03-09', consumerId: 'W55501' } : undefined),
  provider: (reference) => (reference === 'Practitioner/d1' ? { name: 'Sato, Ken', npi: '1234567893' } : undefined),
};
const read = (claim = serverDraft()) => fieldsOf(claim, known);
/** The fields of the Claim that is written for `fields`, by way of JSON. */
const again = (fields: DraftFields, base?: ReturnType<typeof serverDraft>) => fieldsOf(draftClaimSchema.parse(JSON.parse(JSON.stringify(claimFor(base, fields, head)))), known);
const edited = (fields: DraftFields, path: DraftPath, value: Json) => withValue(fields, path, value) ?? expect.fail('no change');

const whole: DraftFields = {
  contractId: 'Organization/i1', requestType: 'IMP', urgency: 'standard',
  consumer: { reference: 'Patient/p1', name: 'Muñoz, Ana', birthDate: '1984-03-09', consumerId: 'W55501' },
  requesting: { reference: 'Organization/f1', name: '' }, servicing: { reference: 'PractitionerRole/r9', name: 'Bo "Ö" O’Neil 🩺', npi: '1234567893' },
  placeOfService: { code: '12', text: 'Home' }, serviceType: { code: '42', text: '' },
  diagnoses: [{ id: 'x', diagnosis: { code: 'G47.33', text: 'Apnea' }, principal: true }, { id: 'y', diagnosis: { code: 'E66.9', text: '' } }],
  services: [{ id: 's', service: { code: 'E0601', text: 'CPAP' }, quantity: '4', unit: 'units', from: '2026-02-01', to: '2026-03-01' }, { id: 't', service: { code: '97110', text: '' }, quantity: '1.5' }],
  notes: 'Line one\nline two', attachments: [{ id: 'f', title: 'Chart.pdf', contentType: 'application/pdf', bytes: 7 }],
};

describe('the fields of a draft of the server', () => {
  it('are what a person edits', () => {
    expect(read()).toEqual({
      contractId: 'Organization/i1', requestType: 'AMB', urgency: 'expedited',
      consumer: { reference: 'Patient/p1', name: 'Muñoz, Ana', birthDate: '1984-03-09', consumerId: 'W55501' },
      requesting: { reference: 'Organization/f1', name: '' }, servicing: { reference: 'Practitioner/d1', name: 'Sato, Ken', npi: '1234567893' },
      placeOfService: { code: '12', text: 'Home' }, serviceType: { code: '12', text: 'Equipment' },
      diagnoses: [{ id: 'd1', diagnosis: { code: 'G47.33', text: 'Sleep apnea' }, principal: true }, { id: 'd2', diagnosis: { code: 'E66.9', text: '' } }],
      services: [{ id: 's1', service: { code: 'E0601', text: 'CPAP' }, quantity: '4', unit: 'units', from: '2026-02-01', to: '2026-03-01' }],
      notes: 'Walks with a cane', attachments: [{ id: 'i2', title: 'Chart', contentType: 'application/pdf', bytes: 40_000 }],
    });
  });

  it('may be hardly any', () => {
    expect(fieldsOf(draftClaimSchema.parse({ resourceType: 'Claim', status: 'draft', patient: {} }), nothingKnown)).toEqual(emptyFields);
  });

  it('hold several notes together', () => {
    const note = (sequence: number, valueString: string) => ({ sequence, category: { coding: [{ code: 'freeFormMessage' }] }, valueString });
    expect(read(serverDraft({ supportingInfo: [note(1, 'One'), note(2, 'Two')] })).notes).toBe('One\n\nTwo');
  });
});

describe('writing a Claim', () => {
  it('changes nothing where nothing was changed', () => {
    expect(claimFor(serverDraft(), read(), head)).toEqual(serverDraft());
  });

  it.each<[string, DraftPath, Json]>([
    ['a contract', ['contractId'], 'Organization/i2'], ['no contract', ['contractId'], null], ['a request type', ['requestType'], 'IMP'], ['no request type', ['requestType'], null],
    ['another consumer', ['consumer'], { reference: 'Patient/p2', name: 'Bo', birthDate: '', consumerId: '' }], ['no consumer', ['consumer'], null],
    ['who asks', ['requesting'], { reference: 'PractitionerRole/r1', name: 'Dr. A', npi: '1234567893' }], ['nobody who serves', ['servicing'], null],
    ['who serves, by name alone', ['servicing'], { name: 'Dr. B', npi: '1234567893' }], ['urgency', ['urgency'], 'standard'], ['no urgency', ['urgency'], null],
    ['a place', ['placeOfService'], { code: '22', text: '' }], ['no place', ['placeOfService'], null], ['a service type', ['serviceType'], { code: '', text: 'Something' }],
    ['a diagnosis', ['diagnoses', 'd2', 'diagnosis'], { code: 'F10.20', text: 'Alcohol' }], ['no diagnosis yet', ['diagnoses', 'd2', 'diagnosis'], null], ['one diagnosis less', ['diagnoses', 'd1'], null],
    ['principal', ['diagnoses', 'd2', 'principal'], true], ['a new empty row', ['services', 'new'], { id: 'new' }], ['no service', ['services', 's1'], null],
    ['a quantity', ['services', 's1', 'quantity'], '12'], ['a quantity that is none', ['services', 's1', 'quantity'], 'four'], ['a quantity as typed', ['services', 's1', 'quantity'], '04.50'],
    ['a date', ['services', 's1', 'from'], '2026-02-03'], ['a date that is none', ['services', 's1', 'from'], '02/3'], ['an end before the beginning', ['services', 's1', 'to'], '2025-01-01'], ['no end', ['services', 's1', 'to'], null],
    ['a unit', ['services', 's1', 'unit'], 'days'], ['a service', ['services', 's1', 'service'], { code: '97110', text: '' }], ['notes', ['notes'], 'Other\n  words'], ['no notes', ['notes'], ''], ['no file', ['attachments', 'i2'], null],
  ])('of %s gives it back when it is read', (_title, path, value) => {
    const fields = edited(read(), path, value);
    const seen = again(fields, serverDraft());
    const { consumer, ...others } = seen;
    expect({ ...others, ...(consumer && fields.consumer && { consumer: fields.consumer }) }).toEqual(fields);
  });

  it('keeps what nobody here knows', () => {
    const claim = claimFor(serverDraft(), edited(edited(edited(read(), ['services', 's1', 'quantity'], '9'), ['notes'], 'x'), ['diagnoses', 'd1', 'diagnosis'], { code: 'X', text: '' }), head);
    expect(claim).toMatchObject({ language: 'en', diagnosis: [{ onAdmission: {} }, {}], item: [{ modifier: [{}], quantity: { value: 9, system: 'https://example.org/units' }, extension: [{ valueString: 'kept' }] }], supportingInfo: [{ valueString: 'x' }, { valueAttachment: { creation: '2026-01-04' } }, { valueString: 'Not a note' }] });
  });

  it('is the chosen facility’s; for somebody else it stays what it is', () => {
    const provider = (path: Json, base?: ReturnType<typeof serverDraft>) => claimFor(base, edited(base ? read(base) : emptyFields, ['requesting'], path), head).provider?.reference;
    const doctor = { reference: 'PractitionerRole/r1', name: 'Dr. A' };
    expect(provider({ reference: 'Organization/f2', name: 'Harbor' })).toBe('Organization/f2');
    expect(provider(doctor)).toBe('Organization/f1');
    expect(provider(doctor, serverDraft({ provider: { reference: 'Organization/f2' } }))).toBe('Organization/f2');
    expect(provider(doctor, serverDraft({ provider: { reference: 'Organization/elsewhere' } }))).toBe('Organization/f1');
  });

  it('points only to what is there', () => {
    expect(claimFor(serverDraft(), edited(read(), ['diagnoses', 'd1'], null), head).item?.[0]).toMatchObject({ diagnosisSequence: [2], careTeamSequence: [1] });
  });

  it('makes a whole new one, and one of nothing', () => {
    expect(again(whole)).toEqual({ ...whole, servicing: { reference: 'PractitionerRole/r9', name: 'Bo "Ö" O’Neil 🩺', npi: '1234567893' } });
    expect(again(emptyFields)).toEqual({ ...emptyFields, requesting: { reference: 'Organization/f1', name: '' } });
    expect(claimFor(undefined, emptyFields, head)).toMatchObject({ status: 'draft', use: 'preauthorization', identifier: [{ value: 'urn:uuid:n1' }], provider: { reference: 'Organization/f1' }, patient: { extension: [{ valueCode: 'unknown' }] } });
  });

  it('keeps place and type of a service that is not there yet', () => {
    const fields: DraftFields = { ...emptyFields, requesting: { reference: 'Organization/f1', name: '' }, placeOfService: { code: '12', text: 'Home' }, serviceType: { code: '42', text: '' } };
    expect(again(fields)).toEqual(fields);
    expect(again({ ...fields, services: [{ id: 'n' }] })).toEqual({ ...fields, services: [{ id: 'n' }] });
  });
});

it('rows have the ids of their elements, or of their place, each once', () => {
  expect(rowIds([{ sequence: 1 }, { id: 's1', sequence: 2 }, { sequence: 2 }, { sequence: 2 }], 's')).toEqual(['s1-', 's1', 's2', 's2-']);
});
