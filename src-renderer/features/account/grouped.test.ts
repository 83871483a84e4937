import { expect, it } from 'vitest';
import { grouped } from './grouped.ts';

it.each([
  ['JBSWY3DPEHPK3PXP', 4, ' ', 'JBSW Y3DP EHPK 3PXP'],
  ['JBSWY3', 4, ' ', 'JBSW Y3'],
  ['k7m2qx9d4t', 5, '-', 'k7m2q-x9d4t'],
  ['k7m2q-x9d4t', 5, '-', 'k7m2q-x9d4t'],
  ['', 4, ' ', ''],
])('%j in groups of %i is %j', (text, size, separator, shown) => expect(grouped(text, size, separator)).toBe(shown));
