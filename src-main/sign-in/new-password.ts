import type { AuthFailure } from '../api/native-auth-outcome.ts';
import type { Step } from './step.ts';

type NewPassword = Extract<Step, { kind: 'new-password' }>;

/** The shortest password that the server takes, as its reference says; it does not tell beforehand. */
export const shortestPassword = 8;

/** The step after a refusal: a password that was too short says that the server wants more than its length. */
export function longerNextTime(step: NewPassword, { code }: AuthFailure, password: string): NewPassword {
  return code === 'password-too-short' ? { ...step, minLength: Math.max(step.minLength, password.length + 1) } : step;
}
