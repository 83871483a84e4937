import { describe, expect, it } from 'vitest';
import { codeFrom, recoveryCodeFrom } from './code-text.ts';

describe('codeFrom', () => {
  it.each([
    ['123456', 6, '123456'],
    ['123 456', 6, '123456'],
    ['123-456', 6, '123456'],
    ['123\u2013456', 6, '123456'],
    ['１２３４５６', 6, '123456'],
    ['\u2067123456\u2069\n', 6, '123456'],
    ['Your code is 123-456', 6, '123456'],
    ['Kepro 2FA: 123456 (valid 10 min)', 6, '123456'],
    ['12 then 12345678', 8, '12345678'],
    ['12', 6, '12'],
    ['1234567', 6, '123456'],
    ['abc', 6, ''],
    ['', 6, ''],
    ['code 1234 5678', undefined, '12345678'],
  ])('takes from %j with length %s the code %s', (text, length, code) => expect(codeFrom(text, length)).toBe(code));

  it('takes the same from its own result', () => expect(codeFrom(codeFrom('G-482913 is your code', 6), 6)).toBe('482913'));
});

it.each([
  ['ab3de-4fgh5', 'ab3de4fgh5'],
  [' AB3DE 4FGH5\n', 'AB3DE4FGH5'],
  ['ab3de\u20134fgh5', 'ab3de4fgh5'],
  ['', ''],
])('recoveryCodeFrom takes from %j the code %s', (text, code) => expect(recoveryCodeFrom(text)).toBe(code));
