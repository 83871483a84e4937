import { z } from 'zod';
import { passwordProblem } from '../identity/password-rules.ts';
import { isSame } from '../identity/secrets.ts';
import { refuseAccount, tooManyRequests, type AccountAnswer } from './answer.ts';
import type { OwnAccountCall } from './context.ts';

const bodySchema = z.strictObject({ currentPassword: z.string(), newPassword: z.string() });

/** `POST /me/changePassword`: the person's other sessions end, this one stays. Wrong passwords lock as at sign-in. */
export function changePassword({ context, account, sessionId, body }: OwnAccountCall): AccountAnswer {
  const { currentPassword, newPassword } = bodySchema.parse(body);
  const { passwordAttempts, lockout, passwordMinLength } = context.settings();
  const now = context.clock.now();
  if (account.lockedUntil > now) return tooManyRequests(Math.min(account.lockedUntil - now, lockout * 1000));
  if (account.password === null || !isSame(account.password, currentPassword)) {
    account.passwordFailures += 1;
    if (account.passwordFailures >= passwordAttempts) {
      account.passwordFailures = 0;
      account.lockedUntil = now + lockout * 1000;
    }
    return refuseAccount('wrongPassword', 'The current password is not right.');
  }
  account.passwordFailures = 0;
  const problem = passwordProblem(account, newPassword, passwordMinLength);
  if (problem) return refuseAccount(problem, 'The new password is not taken.');
  account.password = newPassword;
  context.secrets.add(newPassword);
  context.tokens.revokeSessions(account.username, sessionId);
  return { status: 204 };
}
