import type { ProblemCode } from '../../src-shared/models/problem.ts';
import type { Attribute, Channel, Method } from '../../src-shared/models/sign-in-screen.ts';

/** The tokens of a session. They live in main's memory only; the refresh token also in the person's encrypted database. */
export type Tokens = {
  readonly accessToken: string;
  readonly expiresInMs: number;
  readonly idToken?: string;
  readonly refreshToken?: string;
};

/** The server wants the step done in its own pages. */
export type Redirect = { readonly kind: 'redirect'; readonly reason: string | undefined };

/** What the server wants to know of a new person. */
export type WantedAttribute = Pick<Attribute, 'name' | 'type' | 'required' | 'pattern'>;

/** A refused or failed call. `continuationToken` when the flow can go on with it. */
export type AuthFailure = {
  readonly kind: 'failed';
  readonly code: ProblemCode;
  readonly error?: string;
  readonly suberror?: string;
  readonly continuationToken?: string;
  readonly waitMs?: number;
  readonly reference?: string;
  readonly throttled?: boolean;
  /** What is still wanted of a new person. */
  readonly wanted?: readonly WantedAttribute[];
  /** The names of the attributes that the server did not take. */
  readonly invalidAttributes?: readonly string[];
};

/** A code or call on its way. `polled`: nothing is typed here, the server is asked every `intervalMs`. */
export type SentChallenge = {
  readonly kind: 'sent';
  readonly continuationToken: string;
  readonly channel: Channel;
  readonly target: string;
  readonly polled: boolean;
  readonly keyIn?: string;
  readonly codeLength?: number;
  readonly intervalMs?: number;
  readonly expiresInMs?: number;
};

/** The step was taken; the next one goes on with the token. */
export type Continued = { readonly kind: 'continued'; readonly continuationToken: string };

/** Where a sign-in call leads. */
export type AuthOutcome =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  /** The account has no second factor yet: it is registered now. */
  | { readonly kind: 'registration'; readonly continuationToken: string }
  | { readonly kind: 'methods'; readonly continuationToken: string; readonly methods: readonly Method[] }
  | Redirect
  | AuthFailure;

/** What a challenge of sign-up asks for. */
export type SignUpChallenge = SentChallenge | { readonly kind: 'password'; readonly continuationToken: string } | Redirect | AuthFailure;

/** What sign-up wants next; `challenge`: to be challenged again, for a code or the password. */
export type SignUpOutcome =
  | Continued
  | { readonly kind: 'challenge'; readonly continuationToken: string }
  | { readonly kind: 'attributes'; readonly continuationToken: string; readonly attributes: readonly WantedAttribute[] }
  | Redirect
  | AuthFailure;

/** What a challenge of registering a second factor leads to; `preverified`: the address was proved before. */
export type RegisterChallenge = SentChallenge | { readonly kind: 'preverified'; readonly continuationToken: string } | Redirect | AuthFailure;

/** A new password was taken by the server. */
export type Submitted = { readonly kind: 'submitted'; readonly continuationToken: string; readonly pollIntervalMs: number };

/** How far the change of a password is. */
export type ResetProgress =
  | { readonly kind: 'working' | 'refused'; readonly continuationToken: string | undefined }
  | Continued
  | Redirect
  | AuthFailure;
