import { describe, expect, it } from 'vitest';
import { claimResponse } from '../../testing/pas-answer.ts';
import { readyFields } from '../../testing/ready-fields.ts';
import { readAnswer, readIssues } from './answer.ts';
import { fieldOf } from './field-of.ts';
import { pasExtension, systems } from './names.ts';

const fields = readyFields();
const action = (code: string) => [{ extension: [{ url: pasExtension('reviewAction'), extension: [{ url: pasExtension('reviewActionCode'), valueCodeableConcept: { coding: [{ system: systems.reviewAction, code }] } }, { url: 'number', valueString: '4711' }] }] }];
const response = (change: object) => claimResponse({ identifier: [{ value: 'mine' }, { value: 'case-9' }], ...change });
const bundle = (...resources: unknown[]) => JSON.stringify({ resourceType: 'Bundle', entry: resources.map((resource) => ({ resource })) });
const read = (...resources: unknown[]) => readAnswer(bundle(...resources), 'mine', fields);

describe('the payer\'s answer', () => {
  it('has a decision for each service, and the numbers', () => {
    const items = [{ itemSequence: 1, adjudication: action('A6'), noteNumber: [1] }];
    expect(read(response({ preAuthRef: '4711', item: items, addItem: [{ itemSequence: [1], quantity: { value: 2, unit: 'units' } }], processNote: [{ number: 1, text: 'Another quantity.' }] }))).toMatchObject({
      decision: 'modified',
      authorization: '4711',
      caseId: 'case-9',
      services: [{ sequence: 1, decision: 'modified', authorization: '4711', quantity: '2 units', note: 'Another quantity.' }],
    });
  });

  it.each([[['A1', 'A1'], 'certified'], [['A1', 'A3'], 'partial'], [['A3', 'CT'], 'contact-payer'], [['A1', 'A4'], 'pended'], [['CA'], 'cancelled'], [['XX'], 'other']])('of %j is %s as a whole', (codes, decision) => {
    expect(read(response({ item: codes.map((code, index) => ({ itemSequence: index + 1, adjudication: action(code) })) }))).toMatchObject({ decision });
  });

  it('with an error names the field', () => {
    const error = [{ extension: [{ url: pasExtension('errorPath'), valueString: 'Claim.item[0].productOrService' }], code: { coding: [{ code: 'AG' }], text: 'Be specific.' } }];
    expect(read(response({ outcome: 'error', error }))).toMatchObject({ decision: 'error', issues: [{ code: 'AG', text: 'Be specific.', path: ['services', 's1', 'service'] }] });
  });

  it('is none when another request is answered, and unknown when it can\'t be read', () => {
    expect(read({ resourceType: 'OperationOutcome', issue: [] })).toBe('none');
    expect(read(response({ identifier: [{ value: 'other' }] }))).toBe('none');
    expect(read(response({ outcome: 7 }))).toBeUndefined();
    expect(read(response({ identifier: [{ value: 'other' }] }), response({ created: undefined }))).toBeUndefined();
    expect(readAnswer('{"cut', 'mine', fields)).toBeUndefined();
    expect(readAnswer('{"resourceType":"Basic"}', 'mine', fields)).toBeUndefined();
  });
});

describe('what the server finds wrong', () => {
  it('is its errors, each with its field', () => {
    const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'code-invalid', details: { text: 'No such code.' }, expression: ['Bundle.entry[0].resource.diagnosis[0].diagnosisCodeableConcept'] }, { severity: 'warning', code: 'informational' }] };
    expect(readIssues(JSON.stringify(outcome), fields)).toEqual([
      { code: 'code-invalid', text: 'No such code.', expression: 'Bundle.entry[0].resource.diagnosis[0].diagnosisCodeableConcept', path: ['diagnoses', 'd1', 'diagnosis'] },
    ]);
    expect(readIssues('<html>', fields)).toBeUndefined();
  });

  it.each([
    ['item[0].quantity.unit', ['services', 's1', 'unit']],
    ['item[0].quantity.value', ['services', 's1', 'quantity']],
    ['item[0].servicedPeriod.end', ['services', 's1', 'to']],
    ['item[0].servicedPeriod.start', ['services', 's1', 'from']],
    ['item[0].category', ['serviceType']],
    ['item[0].locationCodeableConcept', ['placeOfService']],
    ['item[9].productOrService', ['services']],
    ['supportingInfo[1].valueReference', ['attachments']],
    ['insurer', ['contractId']],
    ['identifier[0]', undefined],
  ])('at %s is a field of the draft', (place, path) => {
    expect(fieldOf(`Bundle.entry[0].resource.${place}`, fields)).toEqual(path);
  });

  it('elsewhere in the Bundle is none', () => {
    expect(fieldOf('Bundle.entry[3].resource.identifier', fields)).toBeUndefined();
  });
});
