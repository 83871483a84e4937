import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { AuditStore } from '../db/audit-store.ts';
import { memoryDatabase } from '../testing/database.ts';
import { toDocument, toTable, verifyDocument } from './audit-document.ts';

const store = new AuditStore(memoryDatabase('audit'));
store.append(Array.from({ length: 6 }, (_, index) => ({ action: 'viewed' as const, outcome: 'done' as const, at: 1_000 * index, host: 'desk-1', pc: '7d2f4c1e-0000-4000-8000-000000000001', what: `Claim/${index}` })));
const rows = store.after(0, 10);
const whole = toDocument({ seq: 0, hash: '0'.repeat(64) }, store.head(), rows);

it('an export is sound, whole or in part', () => {
  expect(verifyDocument(whole)).toEqual({ first: 1, count: 6, head: store.head() });
  const part = toDocument({ seq: 2, hash: rows[1]?.hash ?? '' }, store.head(), rows.slice(2, 5));
  expect(verifyDocument(part)).toMatchObject({ first: 3, count: 3, head: { seq: 5 } });
  expect(verifyDocument('[]')).toBeUndefined();
});

it('any one byte that is changed, put in or taken out is found', () => {
  const sound = (text: string) => {
    const result = verifyDocument(text);
    return result !== undefined && !result.broken;
  };
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.integer({ min: 32, max: 126 }), (at, code) => {
      const byte = String.fromCharCode(code);
      expect(whole[at] !== byte && sound(whole.slice(0, at) + byte + whole.slice(at + 1))).toBe(false);
      expect(sound(whole.slice(0, at) + byte + whole.slice(at))).toBe(false);
      expect(sound(whole.slice(0, at) + whole.slice(at + 1))).toBe(false);
    }),
    { numRuns: 300 },
  );
});

it('a table has a head and one row an entry', () => {
  const [head, first] = toTable(store.list({ sort: { column: 'seq', descending: false }, offset: 0, limit: 1 }).rows);
  expect(head?.slice(0, 4)).toEqual(['seq', 'at', 'who', 'action']);
  expect(first?.slice(0, 6)).toEqual(['1', '1970-01-01T00:00:00.000Z', '', 'viewed', 'done', 'Claim/0']);
});
