import { expect, it } from 'vitest';
import { toCsv } from './csv.ts';

it.each([
  ['plain text', 'Ana Muñoz', 'Ana Muñoz'],
  ['a comma', 'Muñoz, Ana', '"Muñoz, Ana"'],
  ['quotes', 'Ana "Lu"', '"Ana ""Lu"""'],
  ['a line break', 'a\nb', '"a\nb"'],
  ['a formula', '=HYPERLINK("http://x.example")', `"'=HYPERLINK(""http://x.example"")"`],
  ['a plus', '+1', "'+1"],
  ['a minus', '-2', "'-2"],
  ['an at', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab', '\t=1', "'\t=1"],
  ['a carriage return', '\r=1', `"'\r=1"`],
  ['a sign within', '1-2', '1-2'],
])('%s is text in a cell', (_what, text, expected) => {
  expect(toCsv([[text, 'x']])).toBe(`\u{FEFF}${expected},x\r\n`);
});

it('has a line for every row', () => {
  expect(toCsv([['A', 'B'], ['1', '']])).toBe('\u{FEFF}A,B\r\n1,\r\n');
});
