import type { ProblemCode } from '../../src-shared/models/problem.ts';

/** The most characters of a password. */
export const longestPassword = 256;

/** From this zxcvbn score on (10^6 guesses) a password is not one of the common or guessed ones. */
export const uncommonScore = 2;

const nameOf = (email: string) => (email.split('@', 1)[0] ?? '').toLowerCase();

/** What an attacker who knows the address would try first: its name, whole and in parts, and its domain. */
export function wordsOfEmail(email: string): string[] {
  const parts = email.toLowerCase().split(/[^\p{L}\p{N}]+/u);
  return [nameOf(email), ...parts].filter((part) => part.length > 2);
}

/** The rules that need no estimate: 8 or more characters with a second factor, and no composition rules (NIST SP 800-63B-4 §3.1.1.2). */
export function plainRules(password: string, { email, minLength }: { readonly email: string; readonly minLength: number }) {
  const name = nameOf(email);
  return {
    length: password.length >= minLength && password.length <= longestPassword,
    notName: password !== '' && !(name.length > 2 && password.toLowerCase().includes(name)),
  };
}

const refusals: readonly ProblemCode[] = ['password-too-weak', 'password-too-short', 'password-too-long', 'password-recently-used', 'password-banned', 'password-invalid'];

/** Whether the server refused the new password itself: the field shows it. */
export const isPasswordRefusal = (code: ProblemCode | undefined): boolean => code !== undefined && refusals.includes(code);
