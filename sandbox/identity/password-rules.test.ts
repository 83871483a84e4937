import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-rules.ts';

const account = { username: 'maria.delgado@riverbend.example', password: 'quiet-lantern-harvest' };

describe('a new password', () => {
  it.each([
    ['short-1', 'password_too_short'],
    ['ab cd '.repeat(43), 'password_too_long'],
    ['quiet-lantern-harvest', 'password_recently_used'],
    ['I am Maria.Delgado!', 'password_is_invalid'],
    ['Password123', 'password_banned'],
    ['abcabcabcabc', 'password_too_weak'],
    ['eight888', undefined],
    ['ab cd '.repeat(42), undefined],
  ])('%s: %s', (password, expected) => {
    expect(passwordProblem(account, password, 8)).toBe(expected);
  });

  it('is as long as the setting wants', () => {
    expect(passwordProblem(account, 'fourteen chars', 15)).toBe('password_too_short');
    expect(passwordProblem(account, 'fifteen chars !', 15)).toBeUndefined();
  });

  it('may have in it a name before the @ that is too short to tell', () => {
    expect(passwordProblem({ username: 'al@riverbend.example', password: null }, 'altogether fine', 8)).toBeUndefined();
  });
});
