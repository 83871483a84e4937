import { z } from 'zod';
import type { Account } from '../identity/account-book.ts';

const DAY = 86_400_000;

/** What can be changed about an account. */
export const accountChangeSchema = z.strictObject({
  password: z.string().min(1).optional(),
  voiceBinding: z.enum(['none', 'transfer', 'prompt']).optional(),
  registered: z.boolean().optional(),
  /** When the link to register a second factor was sent. */
  invitedDaysAgo: z.number().min(0).optional(),
  riskRedirect: z.boolean().optional(),
  locked: z.boolean().optional(),
});

export type AccountChange = z.infer<typeof accountChangeSchema>;

/** Changes an account; `now` in milliseconds. */
export function changeAccount(account: Account, change: AccountChange, now: number): void {
  account.password = change.password ?? account.password;
  account.voiceBinding = change.voiceBinding ?? account.voiceBinding;
  account.registered = change.registered ?? account.registered;
  account.riskRedirect = change.riskRedirect ?? account.riskRedirect;
  if (change.invitedDaysAgo !== undefined) account.invitedAt = now - change.invitedDaysAgo * DAY;
  if (change.locked === undefined) return;
  account.lockedUntil = change.locked ? Infinity : 0;
  account.passwordFailures = 0;
}
