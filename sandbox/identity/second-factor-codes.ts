import { verifySync } from 'otplib';
import type { Account } from './account-book.ts';
import { isSame } from './secrets.ts';

const STEP = 30;

/**
 * Checks the code of an authenticator app (RFC 6238), of this time step or the one before, and used once only.
 * @param lastStep the time step of the newest code that was right
 * @param now milliseconds by the sandbox's clock
 * @returns the code's time step, undefined when it is not right
 */
export function authenticatorStep(secret: string, typed: string, lastStep: number | undefined, now: number): number | undefined {
  const token = typed.replace(/[\s-]/g, '');
  const epoch = Math.floor(now / 1000);
  if (!/^\d{6}$/.test(token) || (lastStep ?? -1) >= Math.floor(epoch / STEP)) return undefined;
  const result = verifySync({ secret, token, epoch, epochTolerance: [STEP, 0], ...(lastStep !== undefined && { afterTimeStep: lastStep }) });
  return result.valid && 'timeStep' in result ? result.timeStep : undefined;
}

/** Uses up a recovery code, typed with or without dash, in any case. False when there is no such code left. */
export function useRecoveryCode(account: Account, typed: string): boolean {
  const code = typed.toLowerCase().replace(/[\s-]/g, '');
  const left = account.recoveryCodes.filter((candidate) => !isSame(candidate, code));
  const found = left.length < account.recoveryCodes.length;
  account.recoveryCodes = left;
  return found;
}
