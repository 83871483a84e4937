import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { generateSecret, generateSync } from 'otplib';

/** No letter or digit that looks like another one. */
const ALPHABET = '23456789bcdfghjkmnpqrstvwxyz';

/** Compares secrets without telling by time how much is right. */
export function isSame(left: string, right: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}

/** A one-time code (RFC 4226) of a secret that is used once and forgotten. */
export function makeCode(digits: number): string {
  if (digits !== 6 && digits !== 7 && digits !== 8) throw new RangeError('codes have 6 to 8 digits');
  return generateSync({ strategy: 'hotp', secret: generateSecret(), counter: 0, digits });
}

/** Ten recovery codes of ten characters. */
export function makeRecoveryCodes(): string[] {
  return Array.from({ length: 10 }, () => Array.from({ length: 10 }, () => ALPHABET[randomInt(ALPHABET.length)]).join(''));
}

/**
 * Remembers what was kept secret, for tests that look for leaks: passwords set, authenticator keys, recovery codes and
 * recovery keys.
 */
export class SecretLog {
  readonly #secrets = new Set<string>();

  add(...secrets: readonly string[]): void {
    for (const secret of secrets) this.#secrets.add(secret);
  }

  list(): string[] {
    return [...this.#secrets];
  }
}
