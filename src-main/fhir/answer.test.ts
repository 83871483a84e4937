import { describe, expect, it } from 'vitest';
import { claim, claimResponse } from '../testing/resources.ts';
import { decisionOf, decisions, generalErrors, summarizeAnswer } from './answer.ts';

const pas = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-';

describe('the state of an answer', () => {
  it.each([
    [['A1'], 'certified'],
    [['A2'], 'partial'],
    [['A3'], 'not-certified'],
    [['A4'], 'pended'],
    [['A6'], 'modified'],
    [['CT'], 'contact-payer'],
    [['NA'], 'not-needed'],
    [['CA'], 'cancelled'],
    [['A1', 'A1'], 'certified'],
    [['A1', 'NA'], 'certified'],
    [['A1', 'A3'], 'partial'],
    [['A6', 'A2'], 'partial'],
    [['A1', 'A6'], 'modified'],
    [['A3', 'CA'], 'not-certified'],
    [['A1', 'CT'], 'contact-payer'],
    [['CT', 'A4', 'A1'], 'pended'],
    [['unknown'], 'other'],
    [['A1', 'unknown'], 'other'],
    [['A4', 'unknown'], 'pended'],
    [[], 'other'],
  ])('of %j is %s', (actions, state) => expect(decisionOf(claimResponse('c', actions))).toBe(state));

  it('is an error before anything else, cancelled when the answer is, pended when nothing is decided', () => {
    expect(decisionOf(claimResponse('c', ['A1'], { outcome: 'error' }))).toBe('error');
    expect(decisionOf(claimResponse('c', ['A1'], { error: [{ code: { text: 'No' } }] }))).toBe('error');
    expect(decisionOf(claimResponse('c', ['A1'], { status: 'cancelled' }))).toBe('cancelled');
    expect(decisionOf(claimResponse('c', [], { outcome: 'queued' }))).toBe('pended');
  });
});

describe('the summary of an answer', () => {
  it('has its request, its numbers and what finds it', () => {
    expect(summarizeAnswer(claimResponse('c', ['A1'], { preAuthRef: '77' }))).toMatchObject({ claim: 'c', state: 'certified', caseId: 'CASE-c', authorization: '77', search: 'case-c auth-1 77' });
    expect(summarizeAnswer(claimResponse('c', ['A1']))).toMatchObject({ authorization: 'AUTH-1' });
  });

  it('is none without a request', () => expect(summarizeAnswer(claimResponse('c', [], { request: { reference: 'urn:uuid:1' } }))).toBeUndefined());
});

describe('the decisions', () => {
  const asked = claim('c', { item: [1, 2, 3].map((sequence) => ({ sequence, productOrService: { text: `Service ${sequence}` } })) });

  it('stand in the order of the services, with the payer’s words', () => {
    expect(decisions(asked, claimResponse('c', ['A1', 'A3']))).toEqual([
      { sequence: 1, decision: 'certified', authorization: 'AUTH-1', reason: 'Reason', note: 'Note A1' },
      { sequence: 2, decision: 'not-certified', authorization: 'AUTH-1', reason: 'Reason', note: 'Note A3' },
      undefined,
    ]);
  });

  it('say what is certified instead, and until when', () => {
    const partly = claimResponse('c', ['A2', 'A6']);
    const [first, second] = partly.item ?? [];
    const response = {
      ...partly,
      item: [
        { ...first, itemSequence: 1, extension: [{ url: `${pas}itemAuthorizedDetail`, extension: [{ url: 'quantity', valueQuantity: { value: 2, unit: 'units' } }] }, { url: `${pas}itemPreAuthPeriod`, valuePeriod: { start: '2026-01-01', end: '2026-02-01' } }] },
        { ...second, itemSequence: 2 },
      ],
      addItem: [{ itemSequence: [2], quantity: { value: 5 } }],
    };
    expect(decisions(asked, response)).toMatchObject([{ quantity: '2 units', from: '2026-01-01', to: '2026-02-01' }, { quantity: '5' }, undefined]);
  });

  it('tell an error of a service from one of the whole request', () => {
    const response = claimResponse('c', [], { outcome: 'error', error: [{ itemSequence: 2, code: { text: 'Describe the item.' } }, { code: { text: 'No coverage.' } }] });
    expect(decisions(asked, response)).toEqual([undefined, { sequence: 2, decision: 'error', note: 'Describe the item.' }, undefined]);
    expect(generalErrors(response)).toEqual(['No coverage.']);
  });
});
