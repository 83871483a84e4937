import { expect, it } from 'vitest';
import type { Attribute } from '../../../src-shared/models/sign-in-screen.ts';
import { attributeErrors } from './attribute-values.ts';

const text = (name: string, rest: Partial<Attribute> = {}): Attribute => ({ name, type: 'text', required: true, invalid: false, ...rest });

it.each<[string, Attribute, string, string | undefined]>([
  ['a required text left empty', text('city'), '', 'missing'],
  ['an optional text left empty', text('city', { required: false, pattern: '^A' }), '', undefined],
  ['a text that fits', text('npi', { pattern: String.raw`^\d{10}$` }), '1234567893', undefined],
  ['a text that does not fit', text('npi', { pattern: String.raw`^\d{10}$` }), '12', 'invalid'],
  ['a pattern that is none', text('npi', { pattern: '(' }), 'x', undefined],
  ['a yes or no', text('terms', { type: 'yes-no', pattern: '^x$' }), 'false', undefined],
])('%s', (_what, attribute, value, error) => expect(attributeErrors([attribute], { [attribute.name]: value })).toEqual(error === undefined ? {} : { [attribute.name]: error }));
