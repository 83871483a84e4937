import type { ProblemCode } from '../../src-shared/models/problem.ts';
import type { Method } from '../../src-shared/models/sign-in-screen.ts';

/** The tokens of a session. They live in main's memory only; the refresh token also in the person's encrypted database. */
export type Tokens = {
  readonly accessToken: string;
  readonly expiresInMs: number;
  readonly idToken?: string;
  readonly refreshToken?: string;
};

/** The server wants the step done in its own pages. */
export type Redirect = { readonly kind: 'redirect'; readonly reason: string | undefined };

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
};

/** A code or call on its way. `polled`: nothing is typed here, the server is asked every `intervalMs`. */
export type SentChallenge = {
  readonly kind: 'sent';
  readonly continuationToken: string;
  readonly channel: Method['channel'];
  readonly target: string;
  readonly polled: boolean;
  readonly keyIn?: string;
  readonly codeLength?: number;
  readonly intervalMs?: number;
  readonly expiresInMs?: number;
};

/** Where a sign-in call leads. */
export type AuthOutcome =
  | { readonly kind: 'tokens'; readonly tokens: Tokens }
  | { readonly kind: 'methods'; readonly continuationToken: string; readonly methods: readonly Method[] }
  | Redirect
  | AuthFailure;
