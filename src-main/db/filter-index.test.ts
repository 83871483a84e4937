import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FilterIndex } from './filter-index.ts';

const text = fc.string({ unit: fc.constantFrom('a', 'b', 'z', '1', '/', '-', '~', 'ß', '欧', '😀', ' '), maxLength: 6 });
const rows = fc.array(text, { maxLength: 40 }).map((texts) => texts.map((search, index) => ({ id: String(index), search })));
const words = fc.array(text.map((word) => word.replaceAll(' ', '')).filter(Boolean), { maxLength: 3 });

it('finds what looking at each row finds, in order, whatever is written and asked', () => {
  fc.assert(
    fc.property(rows, words, fc.nat(5), fc.nat(20), fc.nat(3), (all, asked, offset, limit, skipped) => {
      // Many times the same rows, so that there is more than one block.
      const many = all.flatMap((row) => Array.from({ length: 60 }, (_, copy) => ({ ...row, id: `${row.id}.${copy}` })));
      const fits = ({ id }: { id: string }) => !id.startsWith(String(skipped));
      const expected = many.filter((row) => asked.every((word) => row.search.includes(word)) && fits(row)).map(({ id }) => id);
      const index = new FilterIndex(() => many);
      expect(index.matching('', false, asked, fits, { offset, limit })).toEqual({ total: expected.length, ids: expected.slice(offset, offset + limit) });
    }),
  );
});
