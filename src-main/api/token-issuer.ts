import type { AuthFailure, Redirect, Tokens } from './native-auth-outcome.ts';

/** The server that gave a session its tokens, and keeps it going. */
export type TokenIssuer = {
  /** New tokens for a refresh token (RFC 6749 §6). A failure with an OAuth `error` is the server's own answer. */
  readonly refresh: (refreshToken: string) => Promise<{ readonly kind: 'tokens'; readonly tokens: Tokens } | Redirect | AuthFailure>;
  /** Tells the server that a refresh token is not needed any more (RFC 7009). Best effort. */
  readonly revoke: (refreshToken: string) => Promise<void>;
};

/** The issuer of sessions whose server the configuration does not name any more: they need a sign-in. */
export const noIssuer: TokenIssuer = {
  refresh: () => Promise.resolve({ kind: 'failed', code: 'client-refused', error: 'unauthorized_client' }),
  revoke: () => Promise.resolve(),
};
