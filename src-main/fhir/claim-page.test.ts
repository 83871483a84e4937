import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { claim, patient, searchset } from '../testing/resources.ts';
import { readClaimPage } from './claim-page.ts';

const contracts = new Map([['Organization/i1', 'Acme Health']]);
const read = (value: unknown) => readClaimPage(JSON.stringify(value), contracts);
const changed = (id: string, lastUpdated: string) => claim(id, { meta: { lastUpdated } });

describe('a page of requests', () => {
  it('gives the requests with their consumers, all resources, and where it goes on', () => {
    const page = read(searchset([claim('c1'), claim('c2', { patient: { reference: 'Patient/p2', display: 'Bo' } }), patient('p1'), { resourceType: 'Practitioner', id: 'd1' }], {
      total: 9, link: [{ relation: 'self', url: 'https://server.example/self' }, { relation: 'next', url: 'https://server.example/next' }],
    }));
    expect(page?.requests.map(({ id, contract, consumerName }) => [id, contract, consumerName])).toEqual([['c1', 'Acme Health', 'Muñoz, Ana Lucía'], ['c2', 'Acme Health', 'Bo']]);
    expect(page?.resources.map(({ reference }) => reference)).toEqual(['Claim/c1', 'Claim/c2', 'Patient/p1', 'Practitioner/d1']);
    expect(page?.next).toBe('https://server.example/next');
  });

  it('keeps a resource as the server sent it, with members that nobody here reads', () => {
    const [kept] = read(searchset([{ ...claim('c1'), insurance: [{ focal: true }] }]))?.resources ?? [];
    expect(JSON.parse(kept?.json ?? '')).toMatchObject({ insurance: [{ focal: true }] });
  });

  it('names an insurer that is no contract as the request does', () => {
    expect(read(searchset([claim('c1', { insurer: { reference: 'Organization/i9', display: 'Insurer as written' } })]))?.requests[0]?.contract).toBe('Insurer as written');
  });

  it('tells the latest change in it', () => {
    expect(read(searchset([changed('c1', '2026-01-05T08:00:00Z'), changed('c2', '2026-01-06T08:00:00Z'), changed('c3', '2026-01-04T08:00:00Z')]))?.newest).toBe('2026-01-06T08:00:00Z');
  });

  it.each([
    ['no entries', searchset([])],
    ['no entry member', { resourceType: 'Bundle', type: 'searchset' }],
  ])('may have %s', (_title, bundle) => {
    expect(read(bundle)).toEqual({ requests: [], resources: [], next: undefined, newest: undefined });
  });
});

describe('a broken entry', () => {
  it.each<[string, unknown]>([
    ['no resource type', { id: 'x' }],
    ['a resource type that is no text', { resourceType: 7, id: 'x' }],
    ['null in place of a resource', null],
    ['text in place of a resource', 'x'],
    ['no id', { resourceType: 'Claim' }],
    ['an id that is no text', { resourceType: 'Claim', id: 7 }],
    ['a status of tomorrow', { ...claim('x'), status: 'on-the-moon' }],
    ['no meta', { ...claim('x'), meta: undefined }],
    ['no patient', { ...claim('x'), patient: undefined }],
    ['an item without a service', { ...claim('x'), item: [{ sequence: 1 }] }],
    ['only an OperationOutcome', { resourceType: 'OperationOutcome' }],
  ])('with %s does not hide the others', (_title, broken) => {
    const page = read(searchset([claim('c1'), broken, patient('p1'), claim('c2')]));
    expect(page?.requests.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(page?.requests[1]?.consumerName).toBe('Muñoz, Ana Lucía');
  });

  it('that is no object does not hide the others', () => {
    const bundle = { ...searchset([claim('c1')]), entry: [null, 'x', {}, { resource: claim('c1') }] };
    expect(read(bundle)?.requests.map(({ id }) => id)).toEqual(['c1']);
  });

  it('of a consumer leaves the request with its written name', () => {
    const page = read(searchset([claim('c1', { patient: { reference: 'Patient/p1', display: 'Ana M.' } }), { ...patient('p1'), birthDate: 7 }]));
    expect(page?.requests[0]).toMatchObject({ consumerName: 'Ana M.', birthDate: '' });
  });
});

describe('what is no page of requests', () => {
  it.each(['', 'null', '[]', '<html>', '{"resourceType":"OperationOutcome"}', '{"resourceType":"Bundle","type":"collection","entry":[]}', '{"resourceType":"Bundle","type":"searchset","entry":{}}'])('%s', (text) => {
    expect(readClaimPage(text, contracts)).toBeUndefined();
  });
});

/** Bundles of the Da Vinci PAS test kit, good and broken, where this checkout has them beside it. */
const pas = join(import.meta.dirname, '../../../shared/data/pas');
const bundles = existsSync(pas) ? readdirSync(pas).filter((name) => name.endsWith('bundle.json') || name.includes('bundle_')) : [];

describe(`bundles of the PAS test kit: ${bundles.length === 0 ? 'not beside this checkout, nothing to read' : `${bundles.length} of them`}`, () => {
  it('are no searchsets; as one, each gives the Claims that it holds', () => {
    for (const name of bundles) {
      const bundle = JSON.parse(readFileSync(join(pas, name), 'utf8')) as { entry?: { resource: { resourceType: string; id: string; meta?: object } }[] };
      expect(read(bundle), name).toBeUndefined();
      const entry = (bundle.entry ?? []).map(({ resource }) => ({ resource: { ...resource, meta: { ...resource.meta, lastUpdated: '2026-01-05T08:00:00Z' } } }));
      const page = read({ ...bundle, type: 'searchset', entry });
      const claims = entry.filter(({ resource }) => resource.resourceType === 'Claim').map(({ resource }) => resource.id);
      expect(page?.requests.map(({ id }) => id), name).toEqual(claims);
      expect(page?.resources, name).toHaveLength(entry.filter(({ resource }) => typeof resource.id === 'string').length);
    }
    expect(bundles.length === 0 || bundles.includes('conformant_pas_bundle_v110.json')).toBe(true);
  });
});
