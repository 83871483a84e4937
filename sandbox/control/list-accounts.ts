import { demoAccounts } from '../data/accounts.ts';
import type { AccountBook } from '../identity/account-book.ts';

/** An account as the ready line and `/control/accounts` show it, with the password of now. */
export interface ListedAccount {
  readonly username: string;
  readonly password: string | null;
  readonly purpose: string;
}

/** Every account: the seeded ones, then those of people who signed up. */
export function listAccounts(accounts: AccountBook): ListedAccount[] {
  const seeded = demoAccounts.map(({ username, password, purpose }) => ({ username, password: accounts.find(username)?.password ?? password, purpose }));
  const names = new Set(seeded.map(({ username }) => username));
  const made = accounts.all().filter(({ username }) => !names.has(username));
  return [...seeded, ...made.map(({ username, password }) => ({ username, password, purpose: 'signed up here' }))];
}
