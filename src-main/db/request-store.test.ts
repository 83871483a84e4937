import { describe, expect, it } from 'vitest';
import type { RequestQuery, SortColumn } from '../../src-shared/models/home.ts';
import type { Claim, Patient } from '../fhir/resources.ts';
import { summarize } from '../fhir/request-summary.ts';
import { memoryDatabase } from '../testing/database.ts';
import { claim, patient } from '../testing/resources.ts';
import { RequestStore } from './request-store.ts';

type Row = { readonly id: string; readonly family?: string; readonly given?: string; readonly contract?: string; readonly change?: Partial<Claim>; readonly who?: Partial<Patient> };

/** A store with these requests, all of the listing `pass`. */
function storeOf(rows: readonly Row[], pass = 1): RequestStore {
  const store = new RequestStore(memoryDatabase());
  save(store, rows, pass);
  return store;
}

function save(store: RequestStore, rows: readonly Row[], pass: number): boolean {
  const read = rows.map(({ id, family = 'Muñoz', given = 'Ana', contract = 'Acme Health', change, who }) => {
    const consumer = patient(`p-${id}`, { name: [{ family, given: [given] }], ...who });
    const request = claim(id, { patient: { reference: `Patient/p-${id}` }, insurer: { reference: `Organization/${contract}` }, ...change });
    return { summary: summarize(request, consumer, contract), resources: [request, consumer] };
  });
  const resources = read.flatMap((each) => each.resources.map((resource) => ({ reference: `${resource.resourceType}/${resource.id}`, json: JSON.stringify(resource) })));
  return store.save(read.map(({ summary }) => summary), resources, pass);
}

const query = (change: Partial<RequestQuery> = {}): RequestQuery => ({ filter: '', sort: { column: 'consumerName', descending: false }, offset: 0, limit: 100, ...change });
const ids = (store: RequestStore, change?: Partial<RequestQuery>, contract?: string) => store.list(query(change), contract).rows.map(({ id }) => id);

describe('the filter', () => {
  const store = storeOf([
    { id: 'a', family: 'Muñoz', given: 'Ana', contract: 'Acme Health' },
    { id: 'b', family: 'Nguyễn', given: 'Thị Ánh', contract: 'Best Care' },
    { id: 'c', family: 'O\'Neill', given: 'Anabel', contract: '100%_Plan', who: { birthDate: '1990-12-01', identifier: [{ value: 'X_1%' }] } },
    { id: 'd', family: 'Smith', change: { status: 'active' } },
  ]);

  it.each([
    ['munoz', ['a']],
    ['MUÑOZ', ['a']],
    ['Mun\u0303oz', ['a']],
    ['nguyen anh', ['b']],
    ['anh   nguyen', ['b']],
    ['ana acme', ['a']],
    ['ana', ['a', 'c']],
    ['ana best', []],
    ['o\'neill', ['c']],
    ['12/01/1990', ['c']],
    ['1990-12', ['c']],
    ['%', ['c']],
    ['_', ['c']],
    ['x_1%', ['c']],
    ['a%h', []],
    ['\'; DROP TABLE request; --', []],
    ['   ', ['a', 'b', 'c']],
    ['smith', []],
  ])('%j finds %j', (filter, found) => {
    expect(ids(store, { filter })).toEqual(found);
    expect(store.list(query({ filter }), undefined).total).toBe(found.length);
  });

  it.each(['"', '"unclosed', 'ana*', 'NEAR(ana acme)', 'ana OR thi', 'ana NOT best', 'family:munoz', 'contract : acme', '{id contract}: acme', '-ana', '^ana', '(ana', 'ana\0', '\\', '?1', ':filter', '[a-z]', 'a?a'])(
    'abuse case 15, SQL through the search box: %j is text, which finds nothing here',
    (filter) => expect(store.list(query({ filter }), undefined)).toEqual({ total: 0, rows: [] }),
  );
});

describe('the order', () => {
  const store = storeOf([
    { id: '3', family: 'chen', change: { meta: { lastUpdated: '2026-01-03T00:00:00Z' } }, who: { birthDate: '1970-01-01' } },
    { id: '1', family: 'Chen', change: { meta: { lastUpdated: '2026-01-02T00:00:00Z' } }, who: { birthDate: '1980-01-01' } },
    { id: '2', family: 'Abel', change: { meta: { lastUpdated: '2026-01-01T00:00:00Z' } }, who: { birthDate: '1960-01-01' } },
  ]);

  it.each<[SortColumn, string[], string[]]>([
    ['consumerName', ['2', '1', '3'], ['1', '3', '2']],
    ['birthDate', ['2', '3', '1'], ['1', '3', '2']],
    ['lastModified', ['2', '1', '3'], ['3', '1', '2']],
    ['contract', ['1', '2', '3'], ['1', '2', '3']],
    ['caseType', ['1', '2', '3'], ['1', '2', '3']],
    ['consumerId', ['1', '2', '3'], ['1', '2', '3']],
  ])('by %s is the same each time, equals by their id', (column, ascending, descending) => {
    expect(ids(store, { sort: { column, descending: false } })).toEqual(ascending);
    expect(ids(store, { sort: { column, descending: true } })).toEqual(descending);
  });

  it('gives every request once, page by page', () => {
    const many = storeOf(Array.from({ length: 97 }, (_each, index) => ({ id: `r${index}`, family: `Family ${index % 5}` })));
    const pages = Array.from({ length: 10 }, (_each, index) => ids(many, { offset: index * 10, limit: 10 })).flat();
    expect(pages).toHaveLength(97);
    expect(new Set(pages).size).toBe(97);
    expect(many.list(query({ offset: 200 }), undefined)).toEqual({ total: 97, rows: [] });
  });
});

describe('contracts and counts', () => {
  const store = storeOf([
    { id: 'a', contract: 'Acme' }, { id: 'b', contract: 'Acme' }, { id: 'c', contract: 'Best' },
    { id: 's', contract: 'Acme', change: { status: 'active' } },
    { id: 'x', contract: 'Acme', change: { status: 'cancelled' } }, { id: 'e', contract: 'Best', change: { status: 'entered-in-error' } },
  ]);

  it('counts what waits and what was sent, of one contract or all', () => {
    expect(store.counts(undefined)).toEqual({ notSubmitted: 3, submitted: 1 });
    expect(store.counts('Organization/Acme')).toEqual({ notSubmitted: 2, submitted: 1 });
    expect(store.counts('Organization/none')).toEqual({ notSubmitted: 0, submitted: 0 });
  });

  it('lists one contract', () => {
    expect(ids(store, {}, 'Organization/Best')).toEqual(['c']);
    expect(store.list(query({ filter: 'ana' }), 'Organization/Acme').total).toBe(2);
    expect(ids(store, {}, 'Organization/none')).toEqual([]);
  });
});

describe('a listing', () => {
  it('says whether it holds anything new, and is found by it', () => {
    const store = storeOf([{ id: 'a' }, { id: 'b' }]);
    expect(ids(store, { filter: 'reyes' })).toEqual([]);
    expect(save(store, [{ id: 'a' }, { id: 'b' }], 2)).toBe(false);
    expect(save(store, [{ id: 'a' }, { id: 'b', family: 'Reyes' }], 2)).toBe(true);
    expect(ids(store, { filter: 'reyes' })).toEqual(['b']);
    expect(save(store, [{ id: 'c', family: 'Reyes' }], 2)).toBe(true);
    expect(ids(store, { filter: 'reyes' })).toEqual(['b', 'c']);
  });

  it('replaces what changed and drops what the server has no more', () => {
    const store = storeOf([{ id: 'a' }, { id: 'b' }, { id: 'c' }]);
    save(store, [{ id: 'a', family: 'Reyes' }, { id: 'b', change: { status: 'active' } }], 2);
    store.keepOnly(2);
    expect(store.list(query(), undefined).rows.map(({ id, consumerName }) => [id, consumerName])).toEqual([['a', 'Reyes, Ana']]);
    expect(store.counts(undefined)).toEqual({ notSubmitted: 1, submitted: 1 });
    expect(store.read('c')).toBeUndefined();
    expect(store.read('b')).toMatchObject({ id: 'b' });
  });

  it('is taken whole or not at all', () => {
    const store = storeOf([{ id: 'a' }]);
    const good = summarize(claim('b'), undefined, '');
    expect(() => store.save([good, { ...good, id: 'c', contract: undefined as unknown as string }], [{ reference: 'Claim/b', json: '{}' }], 2)).toThrow();
    expect(ids(store)).toEqual(['a']);
  });
});

describe('one whole request', () => {
  it('comes with its consumer and whoever provides', () => {
    const store = storeOf([{ id: 'a', change: { provider: { reference: 'Organization/f1' }, careTeam: [{ sequence: 1, provider: { reference: 'Practitioner/d1' } }, { sequence: 2, provider: { reference: 'Practitioner/broken', display: 'As written' } }] } }]);
    const npi = [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }];
    store.save([], [
      { reference: 'Organization/f1', json: JSON.stringify({ name: 'Riverside', identifier: npi }) },
      { reference: 'Practitioner/d1', json: JSON.stringify({ name: [{ family: 'Sato', given: ['Ken', 'J'] }] }) },
      { reference: 'Practitioner/broken', json: JSON.stringify({ name: 7 }) },
    ], 1);
    expect(store.read('a')).toMatchObject({
      id: 'a', contract: 'Acme Health', consumer: { name: 'Muñoz, Ana', consumerId: 'W55501' },
      providers: [{ name: 'Riverside', npi: '1234567893' }, { name: 'Sato, Ken J' }, { name: 'As written' }],
    });
  });

  it.each(['', 'none', 'a\' OR 1=1 --', '../Patient/p-a'])('%j is not here', (id) => {
    expect(storeOf([{ id: 'a' }]).read(id)).toBeUndefined();
  });
});
