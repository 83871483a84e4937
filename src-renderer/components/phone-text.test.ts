import { describe, expect, it } from 'vitest';
import { countriesIn, phoneNumber, phoneTyped } from './phone-text.ts';

describe('countriesIn', () => {
  it.each([
    ['en', 'United States (+1)', 'Germany (+49)'],
    ['es', 'Estados Unidos (+1)', 'Alemania (+49)'],
  ])('names them in %s', (language, us, germany) => {
    const names = countriesIn(language).map(({ name }) => name);
    expect(names).toContain(us);
    expect(names.indexOf(germany)).toBeLessThan(names.indexOf(us));
  });
});

describe('phoneTyped', () => {
  const typeAll = (text: string) => Array.from(text).reduce((before, key) => phoneTyped(before, before + key, true, 'US').text, '');
  it('formats while typing', () => expect(typeAll('2025550142')).toBe('(202) 555-0142'));
  it('lets a bracket be deleted', () => expect(phoneTyped('(202)', '(202', true, 'US').text).toBe('(202'));
  it('leaves what is typed within', () => expect(phoneTyped('(202) 555-0142', '(2902) 555-0142', false, 'US').text).toBe('(2902) 555-0142'));
  it('leaves an extension to be seen', () => expect(phoneTyped('', '(202) 555-0142 ext 12', true, 'US').text).toBe('(202) 555-0142 ext 12'));
  it('takes the country of an international number', () => expect(phoneTyped('', '+442079460958', true, 'US')).toEqual({ text: '+44 20 7946 0958', country: 'GB' }));
  it('keeps the country of a national one', () => expect(phoneTyped('', '2025550142', true, 'US').country).toBe('US'));
});

describe('phoneNumber', () => {
  it.each<[string, 'US' | 'MX', object]>([
    ['(202) 555-0142', 'US', { e164: '+12025550142' }],
    ['1-202-555-0142', 'US', { e164: '+12025550142' }],
    ['+44 20 7946 0958', 'US', { e164: '+442079460958' }],
    ['55 1234 5678', 'MX', { e164: '+525512345678' }],
    ['(202) 555-0142 ext. 12', 'US', { wrong: 'extension' }],
    ['555-0142', 'US', { wrong: 'invalid' }],
    ['call me', 'US', { wrong: 'invalid' }],
    ['', 'US', { wrong: 'invalid' }],
  ])('reads %j in %s', (text, country, number) => expect(phoneNumber(text, country)).toEqual(number));
});
