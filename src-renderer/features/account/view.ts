import type { AccountMethod, Enrolment } from '../../../src-shared/models/account.ts';

export type Contact = { readonly kind: 'phone' | 'email'; readonly target: string };

/** What the account page shows: everything, or the one thing being done. */
export type View =
  | { readonly kind: 'overview'; readonly done?: string }
  | { readonly kind: 'add'; readonly method: AccountMethod['kind'] }
  | { readonly kind: 'activate'; readonly enrolment: Enrolment; /** Where a new code can be sent. */ readonly contact?: Contact }
  | { readonly kind: 'codes'; readonly codes: readonly string[]; readonly done?: string }
  | { readonly kind: 'password' };
