import { isValidPhoneNumber } from 'libphonenumber-js';

/** Why a number or address can't become a second factor. */
export type ContactProblem = 'invalid' | 'blocked-region' | 'blocked-reputation';

/** An e-mail address as this service takes it. */
export function isEmail(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** Checks a number (E.164) or an address: only +1 is open, and numbers that end in 0199 have a bad name. */
export function contactProblem(kind: 'phone' | 'email', target: string): ContactProblem | undefined {
  if (kind === 'email') return isEmail(target) ? undefined : 'invalid';
  if (!/^\+[1-9]\d{6,14}$/.test(target) || !isValidPhoneNumber(target)) return 'invalid';
  if (!target.startsWith('+1')) return 'blocked-region';
  return target.endsWith('0199') ? 'blocked-reputation' : undefined;
}
