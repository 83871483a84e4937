import { describe, expect, it } from 'vitest';
import { codeList } from '../data/terminology/code-lists.ts';
import { openClient } from '../testing/client.ts';
import { openPas } from '../testing/pas.ts';
import { valueSets } from './expand.ts';

const [DIAGNOSES = '', SERVICES = '', PLACES = '', TYPES = ''] = Object.keys(valueSets);

async function open() {
  const pas = await openPas(await openClient());
  return async (query: Record<string, string>) => {
    const reply = await pas.ask(`ValueSet/$expand?${new URLSearchParams(query).toString()}`);
    const { expansion } = reply.body as { expansion?: { total: number; contains?: { system: string; code: string; display: string }[] } };
    return { status: reply.status, total: expansion?.total, codes: expansion?.contains?.map(({ code }) => code) ?? [], first: expansion?.contains?.[0] };
  };
}

describe('ValueSet/$expand', () => {
  it.each([
    [DIAGNOSES, 'sleep apnea', ['G47.31', 'G47.33']], [DIAGNOSES, 'g4733', ['G47.33']], [DIAGNOSES, 'G47.3', ['G47.31', 'G47.33']],
    [DIAGNOSES, 'CROHN', ['K50.90']], [SERVICES, 'wheelchair light', ['K0003', 'K0004']], [SERVICES, 'E0601', ['E0601']],
    [PLACES, 'inpatient', ['21', '51', '61']], [TYPES, 'psych', ['A4', 'RT']], [DIAGNOSES, 'no such thing', []],
  ])('%s: %s', async (url, filter, codes) => {
    const expand = await open();
    expect((await expand({ url, filter })).codes).toEqual(codes);
  });

  it('gives pages', async () => {
    const expand = await open();
    const first = await expand({ url: DIAGNOSES, count: '5' });
    const second = await expand({ url: DIAGNOSES, count: '5', offset: '5' });
    const all = codeList('icd10').map(({ code }) => code);
    expect([first.total, [...first.codes, ...second.codes]]).toEqual([all.length, all.slice(0, 10)]);
    expect(first.first).toEqual({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'A41.9', display: 'Sepsis, unspecified organism' });
    expect((await expand({ url: DIAGNOSES, count: '0' })).codes).toEqual([]);
  });

  it.each([[{}, 400], [{ url: 'urn:none' }, 404], [{ url: DIAGNOSES, count: 'all' }, 400], [{ url: DIAGNOSES, offset: '-1' }, 400], [{ url: DIAGNOSES, text: 'x' }, 400]])('refuses %o', async (query, status) => {
    const expand = await open();
    expect((await expand(query as Record<string, string>)).status).toBe(status);
  });
});

describe('code lists', () => {
  it.each([['icd10', /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/, 200], ['hcpcs', /^[A-V]\d{4}$/, 120], ['placeOfService', /^\d{2}$/, 50], ['serviceType', /^[0-9A-Z]{1,2}$/, 25]] as const)('%s has unique codes of the right form, with texts', (name, form, least) => {
    const list = codeList(name);
    expect(list.length).toBeGreaterThanOrEqual(least);
    expect(new Set(list.map(({ code }) => code)).size).toBe(list.length);
    expect(list.filter(({ code, display }) => !form.test(code) || display === '')).toEqual([]);
  });
});
