import type { Problem } from '../../src-shared/models/problem.ts';
import type { Via } from '../../src-shared/models/person.ts';
import type { Attribute, Kept, Method, Proves, Purpose, RegistrationChannel } from '../../src-shared/models/sign-in-screen.ts';
import type { LockReason } from '../../src-shared/models/lock.ts';
import type { SignedIn } from '../session/signed-in.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered } from '../vault/tile.ts';

/** A flow with the server on its way: the newest continuation token, and the methods of the second factor. */
export type Flow = {
  readonly proves: Proves;
  readonly via: Via;
  readonly email: string;
  /** The open session is being confirmed, not a new one opened. */
  readonly confirm: boolean;
  /** The address is that of the tile at which the password was forgotten. */
  readonly fixedEmail?: boolean;
  readonly continuationToken: string;
  readonly methods: readonly Method[];
  readonly personId: string | undefined;
  /** The password's half of the vault key, when Remember Me is ticked. */
  readonly passwordKey: PasswordKey | undefined;
  /** The half that opens the home again after a lock, when nothing of it is on the disk. */
  readonly lockKey?: PasswordKey | undefined;
};

/** Whose sign-in it is, at the password. */
export type Account = Pick<Flow, 'via' | 'email' | 'confirm' | 'fixedEmail'>;

/** What leads back to the first screen of a flow. */
export type Begun = Account & Pick<Flow, 'proves'>;

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
    /** `locked`: why the person's home was closed just now; `emergency`: whether the password was right and one would open it. */
    | { readonly kind: 'unlock'; readonly person: Remembered; readonly locked?: LockReason; readonly emergency?: boolean }
    /** The server is away, and a code of the authenticator app is wanted after the password. */
    | { readonly kind: 'offline-code'; readonly person: Remembered; readonly digits: number }
    /** The limits are passed, and the person says why what is kept has to open all the same. */
    | { readonly kind: 'emergency'; readonly person: Remembered }
    | { readonly kind: 'credentials'; readonly via: Via; readonly email: string; readonly confirm: boolean; readonly registering: boolean }
    | { readonly kind: 'account-email'; readonly purpose: Purpose; readonly account: Account; readonly fixedEmail: boolean }
    | { readonly kind: 'new-password'; readonly purpose: Purpose; readonly flow: Flow; readonly minLength: number; readonly kept: Kept | undefined }
    | { readonly kind: 'resetting'; readonly flow: Flow; readonly giveUpAt: number }
    | { readonly kind: 'attributes'; readonly flow: Flow; readonly attributes: readonly Attribute[] }
    | { readonly kind: 'register-method'; readonly flow: Flow; readonly channels: readonly RegistrationChannel[] }
    | { readonly kind: 'domain'; readonly account: Account; readonly url: string; readonly waiting: boolean }
    /** `fresh`: the PIN is chosen now; else it opens what this PC keeps. */
    | { readonly kind: 'pin'; readonly signedIn: SignedIn; readonly fresh: boolean }
    /** `sent`: the code that the person went back from; it still works. */
    | { readonly kind: 'method'; readonly flow: Flow; readonly sent?: Sent }
    | { readonly kind: 'code'; readonly flow: Flow; readonly sent: Sent }
    | { readonly kind: 'call'; readonly flow: Flow; readonly sent: Sent; readonly ringing: boolean }
    | { readonly kind: 'email-verified'; readonly flow: Flow; readonly signedIn: SignedIn; readonly continueBy: number }
    | { readonly kind: 'browser'; readonly flow: Begun; readonly url: string; readonly opened: boolean }
    | { readonly kind: 'earlier-password'; readonly signedIn: SignedIn & { personId: string; passwordKey: PasswordKey } }
  );
