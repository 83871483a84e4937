import type { Settings } from '../settings.ts';
import type { Account } from './account-book.ts';

/** For how many milliseconds nothing may be sent: a cool-down since `sentAt`, or too much was sent within a code's life. */
export function waitBeforeSending(account: Account, sentAt: number | undefined, settings: Settings, now: number): number {
  const coolDownEnd = sentAt === undefined ? 0 : sentAt + settings.codeInterval * 1000;
  const window = settings.codeLifetime * 1000;
  account.codesSentAt = account.codesSentAt.filter((at) => at > now - window);
  const oldest = account.codesSentAt[0];
  const windowEnd = oldest !== undefined && account.codesSentAt.length >= settings.codeSends ? oldest + window : 0;
  return Math.max(0, coolDownEnd - now, windowEnd - now);
}
