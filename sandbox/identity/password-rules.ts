import type { Account } from './account-book.ts';
import type { IdentityContext } from './context.ts';
import { refuse, type Refusal } from './answer.ts';

const LONGEST = 256;
const FEWEST_CHARACTERS = 4;

const banned = new Set([
  'password', 'password1', 'password123', 'passw0rd', '12345678', '123456789', '1234567890', 'qwertyuiop', 'qwerty123', 'iloveyou',
  'letmein123', 'welcome123', 'admin1234', 'changeme123', 'healthcare', 'facilitydesk', 'riverbend123', 'summer2026', 'autumn2026',
]);

/** Why a new password is not taken (native authentication API, password suberrors). */
export type PasswordProblem =
  | 'password_too_short' | 'password_too_long' | 'password_too_weak' | 'password_banned' | 'password_is_invalid' | 'password_recently_used';

const texts: Readonly<Record<PasswordProblem, string>> = {
  password_too_short: 'New password is too short.',
  password_too_long: 'New password is too long.',
  password_too_weak: 'New password is too weak.',
  password_banned: 'New password contains a banned word or phrase.',
  password_is_invalid: 'New password has the user name in it.',
  password_recently_used: 'New password was used recently.',
};

/** Checks a new password of an account; undefined when it is good. */
export function passwordProblem(account: Pick<Account, 'username' | 'password'>, password: string, minLength: number): PasswordProblem | undefined {
  if (password.length < minLength) return 'password_too_short';
  if (password.length > LONGEST) return 'password_too_long';
  if (password === account.password) return 'password_recently_used';
  const lower = password.toLowerCase();
  const [name = ''] = account.username.split('@');
  if (name.length > 2 && lower.includes(name)) return 'password_is_invalid';
  if (banned.has(lower)) return 'password_banned';
  return new Set(password).size < FEWEST_CHARACTERS ? 'password_too_weak' : undefined;
}

/** The refusal of a new password, if it is not good. */
export function refusePassword(context: IdentityContext, account: Account, password: string): { readonly refusal: Refusal } | undefined {
  const suberror = passwordProblem(account, password, context.settings().passwordMinLength);
  return suberror && refuse({ error: 'invalid_grant', suberror, code: 399246, text: texts[suberror] });
}
