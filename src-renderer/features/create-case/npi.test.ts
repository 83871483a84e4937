import { expect, it } from 'vitest';
import { isNpi } from './npi.ts';

it.each(['1234567893', '1003000126'])('%s is an NPI', (text) => expect(isNpi(text)).toBe(true));
it.each(['1234567890', '1234567839', '123456789', '12345678933', 'abcdefghij', ''])('“%s” is none', (text) => expect(isNpi(text)).toBe(false));
