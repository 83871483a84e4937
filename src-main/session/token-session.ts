import { networkProblemCodes } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { AccessTokens, FhirProblem } from '../api/fhir-client.ts';
import type { AuthFailure, Tokens } from '../api/native-auth-outcome.ts';
import type { TokenIssuer } from '../api/token-issuer.ts';
import type { Clock } from '../clock.ts';

const renewBeforeMs = 30_000;
/** A token refused this soon after its renewal shows that renewing does not help. */
const justRenewedMs = 60_000;

/** What the session needs from around it. */
export type TokenSessionPorts = {
  readonly client: TokenIssuer;
  readonly clock: Clock;
  /** Keeps the newest refresh token where the next start finds it; null forgets it. */
  readonly keepRefreshToken: (token: string | null) => Promise<void>;
  /** The session began or stopped being accepted by the server. */
  readonly onSignInNeeded: (needed: boolean) => void;
  /** The server accepted the person just now. */
  readonly onAccepted: () => void;
  /** The server refused the session for good; a network fault never does. */
  readonly onRefused: () => void;
};

/**
 * The tokens of one open session, in memory. Refreshes are single-flight, and a rotated refresh token is kept before the
 * new access token is used. Only the server's own refusal ends the session; a network fault never does.
 */
export class TokenSession implements AccessTokens {
  readonly #ports: TokenSessionPorts;
  #access: { readonly token: string; readonly expiresAt: number; readonly renewedAt: number | undefined } | undefined;
  #refreshToken: string | undefined;
  #refreshing: Promise<Result<string, FhirProblem>> | undefined;
  #ended = false;

  constructor(ports: TokenSessionPorts) {
    this.#ports = ports;
  }

  /** Takes the tokens of a fresh sign-in. */
  async adopt(tokens: Tokens): Promise<void> {
    await this.#take(tokens, false);
    this.#ports.onSignInNeeded(false);
  }

  /** Takes the refresh token kept from an earlier run. */
  restore(refreshToken: string | undefined): void {
    this.#refreshToken = refreshToken;
  }

  async accessToken(): Promise<Result<string, FhirProblem>> {
    if (this.#ended) return failed({ code: 'sign-in-needed' });
    if (this.#access && this.#access.expiresAt - renewBeforeMs > this.#ports.clock.monotonic()) return ok(this.#access.token);
    this.#refreshing ??= this.#refresh().finally(() => (this.#refreshing = undefined));
    return this.#refreshing;
  }

  /** The server refused this token: the next caller gets a renewed one, unless it was just renewed. */
  refused(token: string): void {
    if (this.#access?.token !== token) return;
    const { renewedAt } = this.#access;
    this.#access = undefined;
    if (renewedAt !== undefined && this.#ports.clock.monotonic() - renewedAt < justRenewedMs) void this.#lose();
  }

  /** Keeps the refresh token once more: where it was kept is new. */
  async keepAgain(): Promise<void> {
    if (this.#refreshToken !== undefined) await this.#ports.keepRefreshToken(this.#refreshToken);
  }

  /** Waits for a refresh that is under way, so that its new token is kept. */
  async settled(): Promise<void> {
    if (!this.#ended) await this.#refreshing;
  }

  /** Leaves no token in memory; what is kept, and the session at the server, go on. */
  drop(): void {
    this.#ended = true;
    this.#access = undefined;
    this.#refreshToken = undefined;
  }

  /** Tells the server later that the session is over, when it is dropped here: what is given back has its token alone. */
  revocation(): () => Promise<void> {
    const token = this.#refreshToken;
    return async () => {
      if (token !== undefined) await this.#ports.client.revoke(token);
    };
  }

  /** Ends the session: nothing is kept, and the server is told, within 5 s or not at all. */
  async end(): Promise<void> {
    this.#ended = true;
    const token = this.#refreshToken;
    this.#access = undefined;
    this.#refreshToken = undefined;
    if (token !== undefined) await this.#ports.client.revoke(token);
  }

  async #refresh(): Promise<Result<string, FhirProblem>> {
    const refreshToken = this.#refreshToken;
    if (refreshToken === undefined) return this.#needsSignIn();
    const answer = await this.#ports.client.refresh(refreshToken);
    if (this.#ended) {
      if (answer.kind === 'tokens' && answer.tokens.refreshToken !== undefined) await this.#ports.client.revoke(answer.tokens.refreshToken);
      return failed({ code: 'sign-in-needed' });
    }
    if (answer.kind === 'tokens') {
      await this.#take(answer.tokens, true);
      this.#ports.onSignInNeeded(false);
      return ok(answer.tokens.accessToken);
    }
    if (answer.kind === 'redirect' || endsSession(answer)) {
      await this.#lose();
      return failed({ code: 'sign-in-needed' });
    }
    const code = networkProblemCodes.find((each) => each === answer.code) ?? 'unexpected-answer';
    return failed({ code, ...(answer.waitMs !== undefined && { waitMs: answer.waitMs }) });
  }

  async #take(tokens: Tokens, renewed: boolean): Promise<void> {
    if (tokens.refreshToken !== undefined) {
      this.#refreshToken = tokens.refreshToken;
      await this.#ports.keepRefreshToken(tokens.refreshToken);
    }
    this.#ports.onAccepted();
    const now = this.#ports.clock.monotonic();
    this.#access = { token: tokens.accessToken, expiresAt: now + tokens.expiresInMs, renewedAt: renewed ? now : undefined };
  }

  async #lose(): Promise<void> {
    if (this.#ended) return;
    this.#access = undefined;
    this.#refreshToken = undefined;
    this.#ports.onRefused();
    this.#needsSignIn();
    await this.#ports.keepRefreshToken(null);
  }

  #needsSignIn(): Result<string, FhirProblem> {
    this.#ports.onSignInNeeded(true);
    return failed({ code: 'sign-in-needed' });
  }
}

/** Whether the server gives this refresh token nothing any more (RFC 6749 §5.2), or wants the person in its own pages. */
export function endsSession(failure: AuthFailure | { readonly kind: 'redirect' }): boolean {
  if (failure.kind === 'redirect') return true;
  return failure.error === 'invalid_grant' || failure.error === 'interaction_required' || failure.error === 'unauthorized_client' || failure.error === 'expired_token';
}
