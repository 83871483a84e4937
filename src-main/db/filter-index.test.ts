import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FilterIndex } from './filter-index.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '1', '/', '-', '~', 'ß', '欧', '😀', ' '), maxLength: 6 });
const rows = fc.array(text, { maxLength: 40 }).map((texts) => texts.map((search, index) => ({ id: String(index), search })));
const words = fc.array(text.map((word) => word.replaceAll(' ', '')).filter(Boolean), { maxLength: 3 });

it('finds what looking at each row finds, in order, whatever is written and asked', () => {
  fc.assert(
    fc.property(rows, words, fc.nat(5), fc.nat(20), fc.nat(3), (all, asked, offset, limit, skipped) => {
      // Many rows with the same words.
      const many = all.flatMap((row) => Array.from({ length: 60 }, (_, copy) => ({ ...row, id: `${row.id}.${copy}` })));
      const fits = ({ id }: { id: string }) => !id.startsWith(String(skipped));
      const expected = many.filter((row) => asked.every((word) => row.search.includes(word)) && fits(row)).map(({ id }) => id);
      const index = new FilterIndex({ entries: () => many.toReversed(), ids: () => many.map(({ id }) => id) });
      expect(index.matching('', false, asked, fits, { offset, limit })).toEqual({ total: expected.length, rows: expected.slice(offset, offset + limit).map((id) => ({ id })) });
    }),
  );
});

it('finds a word among many more than stand in one block, whatever else the row says', () => {
  const many = Array.from({ length: 10_000 }, (_, number) => ({ id: String(number), search: `case${number} every ${number % 7 === 0 ? 'zoë' : 'zo欧'}` }));
  const index = new FilterIndex({ entries: () => many, ids: () => many.map(({ id }) => id) });
  for (const asked of [['e99'], ['case4096'], ['se8', 'zoë'], ['zo欧', '1', 'every'], ['none']]) {
    const expected = many.filter(({ search }) => asked.every((word) => search.includes(word))).map(({ id }) => id);
    expect(index.matching('', false, asked, undefined, { offset: 0, limit: 10_000 })).toEqual({ total: expected.length, rows: expected.map((id) => ({ id })) });
  }
});

it('finds the same when somebody types on, goes back, and adds a word', () => {
  const many = Array.from({ length: 30_000 }, (_, number) => ({ id: String(number), search: `${number * 7919} case-${number % 50} ab${(number * 31).toString(16)} smith${number % 9}` }));
  const index = new FilterIndex({ entries: () => many, ids: () => many.map(({ id }) => id) });
  for (const typed of ['1', '19', '198', '1985', '198', 'c', 'ca', 'case-4', 'case-4 s', 'case-4 sm', 'case-4 smith8', 'case-4 smith8 19', 'ab', 'ab1', 'ab1f', '79']) {
    const asked = typed.split(' ');
    const expected = many.filter(({ search }) => asked.every((word) => search.includes(word))).map(({ id }) => id);
    expect([typed, index.matching('', false, asked, undefined, { offset: 0, limit: 30_000 }).rows.map(({ id }) => id)]).toEqual([typed, expected]);
  }
});
