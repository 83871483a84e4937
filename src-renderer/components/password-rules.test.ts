import { describe, expect, it } from 'vitest';
import { plainRules, uncommonScore, wordsOfEmail } from './password-rules.ts';
import { scoreOf } from './password-strength.ts';

const account = { email: 'dana.ortiz@cheyenne.example', minLength: 8 };

describe('plainRules', () => {
  it.each([
    ['', { length: false, notName: false }],
    ['harbor lamp', { length: true, notName: true }],
    ['1234567', { length: false, notName: true }],
    ['Dana.Ortiz-1984', { length: true, notName: false }],
    ['a'.repeat(256), { length: true, notName: true }],
    ['a'.repeat(257), { length: false, notName: true }],
  ])('of %j', (password, rules) => expect(plainRules(password, account)).toEqual(rules));

  it('allows a name too short to matter', () => expect(plainRules('jo-harbor', { ...account, email: 'jo@x.example' }).notName).toBe(true));
});

it('wordsOfEmail are its name, whole and in parts, and its domain', () => expect(wordsOfEmail(account.email)).toEqual(['dana.ortiz', 'dana', 'ortiz', 'cheyenne', 'example']));

describe('scoreOf', () => {
  const known = wordsOfEmail(account.email);
  it.each(['password1', 'qwertyuiop', 'cheyenne', 'aaaaaaaaaaaa', '12345678'])('finds %s common', (password) => expect(scoreOf(password, known)).toBeLessThan(uncommonScore));
  it.each(['harbor lamp violet', 'zhqkvbtrplw'])('finds %s uncommon', (password) => expect(scoreOf(password, known)).toBeGreaterThanOrEqual(uncommonScore));
});
