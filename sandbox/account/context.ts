import type { AccessContext } from '../identity/access.ts';
import type { Account } from '../identity/account-book.ts';
import type { IdentityContext } from '../identity/context.ts';
import type { EnrolmentBook } from './enrolments.ts';

/** What the account service works with. */
export interface AccountContext extends IdentityContext, AccessContext {
  readonly enrolments: EnrolmentBook;
  /** Third halves of vaults, base64, by person and vault. */
  readonly recoveryKeys: Map<string, string>;
  /** Ends every session of a person, wherever it was opened. */
  readonly endSessions: (username: string) => void;
}

/** A call of a person, with the values in its path and its JSON body. */
export interface AccountCall {
  readonly context: AccountContext;
  readonly username: string;
  readonly practitionerId: string;
  readonly sessionId: string;
  /** Undefined for a domain account, which is kept elsewhere. */
  readonly account: Account | undefined;
  readonly values: readonly string[];
  readonly body: unknown;
}

/** A call of a person whose account is kept here. */
export interface OwnAccountCall extends AccountCall {
  readonly account: Account;
}
