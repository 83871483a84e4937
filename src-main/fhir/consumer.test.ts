import { describe, expect, it } from 'vitest';
import { patient } from '../testing/resources.ts';
import { consumerAddress, consumerId, consumerName } from './consumer.ts';

const named = (name: Parameters<typeof patient>[1]) => consumerName(patient('p1', name));

describe('a consumer', () => {
  it.each([
    ['Family, Given', [{ family: 'Muñoz', given: ['Ana', 'Lucía'] }], 'Muñoz, Ana Lucía'],
    ['the official name', [{ use: 'nickname', family: 'M', given: ['A'] }, { use: 'official', family: 'Muñoz', given: ['Ana'] }], 'Muñoz, Ana'],
    ['the family name alone', [{ family: 'Muñoz' }], 'Muñoz'],
    ['the given names alone', [{ given: ['Ana', 'Lucía'] }], 'Ana Lucía'],
    ['the text', [{ text: 'Baby girl Muñoz' }], 'Baby girl Muñoz'],
    ['nothing', [], ''],
  ])('is named by %s', (_title, name, text) => {
    expect(named({ name })).toBe(text);
  });

  it('without a name has none', () => {
    expect(named({ name: undefined })).toBe('');
  });

  it.each([
    ['the member number', [{ value: 'MRN-7' }, { value: 'W55501', type: { coding: [{ code: 'XX' }, { code: 'MB' }] } }], 'W55501'],
    ['else the first identifier', [{ value: 'MRN-7' }, { value: 'MRN-8' }], 'MRN-7'],
    ['else nothing', [], ''],
    ['nothing for an identifier without value', [{ system: 'x' }], ''],
  ])('is known by %s', (_title, identifier, id) => {
    expect(consumerId(patient('p1', { identifier }))).toBe(id);
  });

  it.each([
    ['a whole address', [{ line: ['1 Main St', 'Apt 2'], city: 'Springfield', state: 'IL', postalCode: '62701' }], '1 Main St, Apt 2, Springfield, IL 62701'],
    ['a state alone', [{ state: 'IL' }], 'IL'],
    ['an empty address', [{}], ''],
  ])('lives at %s', (_title, address, line) => {
    expect(consumerAddress(patient('p1', { address }))).toBe(line);
  });

  it('without an address lives nowhere', () => {
    expect(consumerAddress(patient('p1'))).toBeUndefined();
  });
});
