import { describe, expect, it } from 'vitest';
import { claim, patient } from '../testing/resources.ts';
import { fold, summarize } from './request-summary.ts';

describe('the summary of a request', () => {
  it('has what the worklist shows', () => {
    expect(summarize(claim('c1'), patient('p1'), 'Acme Health')).toEqual({
      id: 'c1',
      status: 'draft',
      version: '1',
      contractId: 'Organization/i1',
      contract: 'Acme Health',
      caseType: 'Outpatient',
      consumerId: 'W55501',
      consumerName: 'Muñoz, Ana Lucía',
      birthDate: '1984-03-09',
      lastModified: '2026-01-05T08:00:00.000Z',
      search: 'acme health outpatient w55501 munoz, ana lucia 1984-03-09 03/09/1984',
      patient: 'Patient/p1',
      services: '',
      priority: null,
      caseSearch: 'c1',
    });
  });

  it('without the consumer shows how the request names them', () => {
    const change = { patient: { reference: 'Patient/p1', display: 'Ana M.' } };
    expect(summarize(claim('c1', change), undefined, '')).toMatchObject({ consumerName: 'Ana M.', consumerId: '', birthDate: '' });
    expect(summarize(claim('c1', change), patient('p1', { name: [] }), '')).toMatchObject({ consumerName: 'Ana M.', consumerId: 'W55501' });
  });

  it('shows the type where there is no subtype, and survives neither', () => {
    expect(summarize(claim('c1', { subType: undefined }), undefined, '').caseType).toBe('Professional');
    expect(summarize(claim('c1', { subType: undefined, type: { coding: [{ code: 'pharmacy' }] } }), undefined, '').caseType).toBe('pharmacy');
    expect(summarize(claim('c1', { subType: undefined, type: undefined, insurer: undefined }), undefined, '')).toMatchObject({ caseType: '', contractId: '' });
  });

  it.each(['1984', '1984-03'])('a birth date of %s has no day to search by', (birthDate) => {
    const { search } = summarize(claim('c1'), patient('p1', { birthDate }), '');
    expect(search).toContain(birthDate);
    expect(search).not.toContain('/');
  });
});

it.each([
  ['MUÑOZ', 'munoz'],
  ['Mun\u0303oz', 'munoz'],
  ['Łódź', 'łodz'],
  ['Nguyễn Thị Ánh', 'nguyen thi anh'],
  ['İzmir', 'izmir'],
  ['', ''],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});
