import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditColumnSchema, type AuditColumn } from '../../src-shared/models/audit.ts';
import { memoryDatabase } from '../testing/database.ts';
import { canonical, hashOf, verifyChain, type AuditRow } from './audit-chain.ts';
import { AuditStore, type NewEntry } from './audit-store.ts';

const pc = '7d2f4c1e-0000-4000-8000-000000000001';
const entry = (change: Partial<NewEntry> = {}): NewEntry => ({ action: 'viewed', outcome: 'done', at: 1_000, host: 'desk-1', pc, who: 'Practitioner/1', what: 'Claim/1', ...change });

const newest = { column: 'seq', descending: true } as const;

function filled(count: number) {
  const database = memoryDatabase('audit');
  const store = new AuditStore(database);
  store.append(Array.from({ length: count }, (_, index) => entry({ at: 1_000 * (index + 1), what: `Claim/${index + 1}`, who: `Practitioner/${index % 2}` })));
  return { database, store };
}

describe('the trail', () => {
  it('is a chain from the first entry on', () => {
    const { store } = filled(3);
    const [first, second] = store.after(0, 10);
    expect(second?.text).toContain(`"previous":"${first?.hash ?? ''}"`);
    expect(store.verify(undefined)).toEqual({ count: 3, head: store.head() });
  });

  it.each(["UPDATE audit SET hash = ''", 'DELETE FROM audit', "INSERT INTO audit VALUES (9, '{}', '')", "INSERT OR REPLACE INTO audit VALUES (2, '{}', '')"])('%s is refused', (sql) => {
    const { database, store } = filled(3);
    expect(() => database.exec(sql)).toThrow('append-only');
    expect(store.verify(undefined).count).toBe(3);
  });

  it('is sorted by any column, both ways', () => {
    const { store } = filled(4);
    store.append([entry({ at: 500, action: 'printed', host: 'desk-2', who: 'Practitioner/1', what: 'Claim/0' })]);
    const order = (column: AuditColumn, descending: boolean) => store.list({ sort: { column, descending }, offset: 0, limit: 10 }).rows.map(({ seq }) => seq);
    expect(auditColumnSchema.options.map((column) => [column, order(column, false), order(column, true)])).toEqual([
      ['seq', [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]],
      ['at', [5, 1, 2, 3, 4], [4, 3, 2, 1, 5]],
      ['who', [1, 3, 2, 4, 5], [5, 4, 2, 3, 1]],
      ['action', [5, 1, 2, 3, 4], [4, 3, 2, 1, 5]],
      ['what', [5, 1, 2, 3, 4], [4, 3, 2, 1, 5]],
      ['outcome', [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]],
      ['host', [1, 2, 3, 4, 5], [5, 4, 3, 2, 1]],
    ]);
  });

  it('is searched by person, action, outcome, days and reference', () => {
    const { store } = filled(5);
    store.append([entry({ at: 9_000, action: 'unlocked', outcome: 'refused', what: 'Practitioner/7' })]);
    const found = (filter: object) => store.list({ ...filter, sort: newest, offset: 0, limit: 100 }).rows.map(({ seq }) => seq);
    expect(found({})).toEqual([6, 5, 4, 3, 2, 1]);
    expect(found({ who: 'Practitioner/0' })).toEqual([5, 3, 1]);
    expect(found({ action: 'unlocked' })).toEqual([6]);
    expect(found({ outcome: 'done', from: 2_000, before: 4_000 })).toEqual([3, 2]);
    expect(found({ text: ' claim/3 ' })).toEqual([3]);
    expect(found({ text: '%' })).toEqual([]);
    expect(store.list({ sort: newest, offset: 1, limit: 2 })).toMatchObject({ total: 6, rows: [{ seq: 5 }, { seq: 4 }] });
    expect(store.people()).toEqual(['Practitioner/0', 'Practitioner/1']);
    expect(store.span({ from: 2_000, before: 4_000 })).toEqual({ first: 2, last: 3 });
    expect(store.span({ from: 99_000 })).toBeUndefined();
  });

  it('knows what the server has answered, and never goes back', () => {
    const { store } = filled(4);
    store.settle([1, 3], [2]);
    store.settle([1], []);
    expect(store.sent()).toBe(3);
  });

  it('keeps which entries the server refused until it takes them', () => {
    const { store } = filled(4);
    store.settle([2], [1, 3]);
    store.settle([], [3]);
    expect(store.refusals()).toEqual({ count: 2, first: 1 });
    expect(store.refused(1, 10)).toEqual([store.after(2, 1)[0]]);
    store.settle([1, 3], []);
    expect(store.refusals()).toBeUndefined();
    expect(store.verify(undefined)).toEqual({ count: 4, head: store.head() });
  });
});

describe('the verifier', () => {
  const { store } = filled(6);
  const rows = store.after(0, 10);
  const head = store.head();
  const place = fc.integer({ min: 0, max: rows.length - 1 });

  it('finds any one byte that is changed, where it is', () => {
    fc.assert(
      fc.property(place, fc.nat(), fc.integer({ min: 1, max: 127 }), (index, at, by) => {
        const changed = rows.map((row, each): AuditRow => {
          if (each !== index) return row;
          const bytes = Buffer.from(row.text + row.hash);
          const position = at % bytes.length;
          bytes[position] = (bytes[position] ?? 0) ^ by;
          const text = bytes.toString('latin1');
          return { seq: row.seq, text: text.slice(0, row.text.length), hash: text.slice(row.text.length) };
        });
        expect(verifyChain(changed, head).broken?.seq).toBe(index + 1);
      }),
    );
  });

  it('finds a changed entry whose hash was made anew', () => {
    fc.assert(
      fc.property(place, (index) => {
        const forged = rows.map((row, each) => {
          if (each !== index) return row;
          const text = row.text.replace('"desk-1"', '"desk-2"');
          return { seq: row.seq, text, hash: hashOf(text) };
        });
        const { broken } = verifyChain(forged, head);
        // Its own link holds; the one after it, or the known end, does not.
        expect(broken).toEqual({ seq: Math.min(index + 2, rows.length), why: 'changed' });
      }),
    );
  });

  it('finds what is missing, swapped or put in', () => {
    fc.assert(
      fc.property(place, (index) => {
        const without = rows.filter((_, each) => each !== index);
        expect(verifyChain(without, head).broken).toEqual({ seq: index + 1, why: index === rows.length - 1 ? 'cut-off' : 'missing' });
        const doubled = rows.flatMap((row, each) => (each === index ? [row, row] : [row]));
        expect(verifyChain(doubled, head).broken).toEqual({ seq: index + 2, why: 'changed' });
        const [a, b] = [rows[index], rows[index + 1]];
        if (!a || !b) return;
        expect(verifyChain(rows.toSpliced(index, 2, b, a), head).broken).toEqual({ seq: index + 1, why: 'missing' });
      }),
    );
  });

  it('takes an end that grew, and a part from its beginning on', () => {
    const [, second] = rows;
    expect(verifyChain(rows, { seq: 2, hash: second?.hash ?? '' }).broken).toBeUndefined();
    expect(verifyChain(rows.slice(2), undefined, { seq: 2, hash: second?.hash ?? '' })).toMatchObject({ count: 4, head: { seq: 6 } });
  });

  it('has one text for each entry', () => {
    expect(canonical({ ...entry(), seq: 1, previous: '0'.repeat(64) })).toMatch(/^\{"action":"viewed","at":1000,"host":"desk-1","outcome":"done","pc":/);
  });
});
