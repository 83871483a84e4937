import type { Problem } from '../../src-shared/models/problem.ts';
import type { Method, Via } from '../../src-shared/models/sign-in-screen.ts';
import type { SignedIn } from '../session/session-service.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered } from '../vault/vault.ts';

/** A sign-in after its first factor: the newest continuation token and the methods of the second. */
export type Flow = {
  readonly via: Via;
  readonly email: string;
  /** The open session is being confirmed, not a new one opened. */
  readonly confirm: boolean;
  readonly continuationToken: string;
  readonly methods: readonly Method[];
  readonly personId: string | undefined;
  /** The password's half of the vault key, when Remember Me is ticked. */
  readonly passwordKey: PasswordKey | undefined;
};

/** Whose sign-in it is, at the password. */
export type Account = Pick<Flow, 'via' | 'email' | 'confirm'>;

/** A code or call on its way; `…At` are monotonic milliseconds, `sentAt` epoch milliseconds for showing. */
export type Sent = {
  readonly method: Method;
  readonly target: string;
  readonly length: number | undefined;
  readonly keyIn: string | undefined;
  readonly intervalMs: number | undefined;
  readonly sentAt: number;
  readonly expiresAt: number | undefined;
  readonly resendAt: number;
  readonly sendCount: number;
};

type Progress = { readonly busy: boolean; readonly problem?: Problem };

/** Where the person is in signing in, with what only main may know. */
export type Step = Progress &
  (
    | { readonly kind: 'login-options' }
    | { readonly kind: 'unlock'; readonly person: Remembered }
    | { readonly kind: 'credentials'; readonly via: Via; readonly email: string; readonly confirm: boolean }
    /** `sent`: the code that the person went back from; it still works. */
    | { readonly kind: 'method'; readonly flow: Flow; readonly sent?: Sent }
    | { readonly kind: 'code'; readonly flow: Flow; readonly sent: Sent }
    | { readonly kind: 'call'; readonly flow: Flow; readonly sent: Sent; readonly ringing: boolean }
    | { readonly kind: 'email-verified'; readonly flow: Flow; readonly signedIn: SignedIn; readonly continueBy: number }
    | { readonly kind: 'browser'; readonly flow: Account; readonly url: string; readonly opened: boolean }
    | { readonly kind: 'earlier-password'; readonly signedIn: SignedIn & { personId: string; passwordKey: PasswordKey } }
  );
