import {
  allowInsecureRequests,
  authorizationCodeGrant,
  AuthorizationResponseError,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
  refreshTokenGrant,
  ResponseBodyError,
  tokenRevocation,
  type Configuration,
  type CustomFetch,
} from 'openid-client';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { isServerAddress, type Config } from '../config/config.ts';
import type { HttpClient } from './http-client.ts';
import { identityOf, type Identity } from './id-token.ts';
import type { AuthFailure, Tokens } from './native-auth-outcome.ts';
import type { NetworkProblem } from './network-problem.ts';
import type { TokenIssuer } from './token-issuer.ts';

const timeoutMs = 15_000;
/** Nobody waits long for a good bye. */
const revokeWithinMs = 5_000;
const toleranceSeconds = 30;
/** The life of an access token whose server does not say it. */
const usualLifeSeconds = 300;

/** What only this program knows of a sign-in on its way: what the answer has to fit. */
export type AuthorizationRequest = { readonly state: string; readonly nonce: string; readonly verifier: string };

/** Where redeeming an answer leads. `identity` is undefined when the ID token names no practitioner. */
export type DomainOutcome = { readonly kind: 'tokens'; readonly tokens: Tokens; readonly identity: Identity | undefined } | AuthFailure;

/**
 * The OpenID provider of people with a domain account: authorization code in the system browser with PKCE S256, state,
 * nonce and iss (RFC 8252, RFC 9207), public client. Signatures of ID tokens are checked with the provider's keys.
 */
export class OidcClient implements TokenIssuer {
  readonly #http: HttpClient;
  readonly #settings: NonNullable<Config['domain']>;
  #configuration: Configuration | undefined;

  constructor(http: HttpClient, settings: NonNullable<Config['domain']>) {
    this.#http = http;
    this.#settings = settings;
  }

  /** Where people sign in, for showing before the provider was asked. */
  get issuer(): string {
    return this.#settings.issuer;
  }

  /** A new sign-in. */
  begin(): AuthorizationRequest {
    return { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  }

  /** The page to open in the browser. It asks who signs in anew: the browser of a shared PC may know somebody else. */
  async authorizationUrl({ state, nonce, verifier }: AuthorizationRequest, redirectUri: string): Promise<Result<string, NetworkProblem>> {
    try {
      const configuration = await this.#discovered();
      const challenge = await calculatePKCECodeChallenge(verifier);
      const url = buildAuthorizationUrl(configuration, {
        redirect_uri: redirectUri,
        scope: this.#settings.scope,
        state,
        nonce,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        prompt: 'login',
      });
      return ok(url.href);
    } catch (error) {
      return failed(faultIn(error) ?? { code: 'unexpected-answer' });
    }
  }

  /** Tokens for the address that the browser came back to; everything in it is checked before its code is used. */
  async redeem({ state, nonce, verifier }: AuthorizationRequest, answer: URL): Promise<DomainOutcome> {
    try {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const response = await authorizationCodeGrant(await this.#discovered(), answer, checks);
      return { kind: 'tokens', tokens: toTokens(response), identity: identityOf(response.claims(), this.#settings.clientId) };
    } catch (error) {
      return failureOf(error);
    }
  }

  readonly refresh: TokenIssuer['refresh'] = async (refreshToken) => {
    try {
      return { kind: 'tokens', tokens: toTokens(await refreshTokenGrant(await this.#discovered(), refreshToken)) };
    } catch (error) {
      return failureOf(error);
    }
  };

  readonly revoke: TokenIssuer['revoke'] = async (refreshToken) => {
    try {
      await tokenRevocation(await this.#discovered(), refreshToken, { token_type_hint: 'refresh_token' });
    } catch {
      // A provider that does not offer it, or is away, lets the token run out.
    }
  };

  /** The page that ends the browser's session (RP-initiated logout); undefined when there is none or the provider is away. */
  async endSessionUrl(): Promise<string | undefined> {
    try {
      return buildEndSessionUrl(await this.#discovered()).href;
    } catch {
      return undefined;
    }
  }

  async #discovered(): Promise<Configuration> {
    this.#configuration ??= await this.#discover();
    return this.#configuration;
  }

  #discover(): Promise<Configuration> {
    const issuer = new URL(this.#settings.issuer);
    return discovery(issuer, this.#settings.clientId, { [clockTolerance]: toleranceSeconds }, None(), {
      [customFetch]: this.#fetch,
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- Not deprecated but made to stand out: http is let through to this machine only, below.
      execute: [enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [allowInsecureRequests] : [])],
    });
  }

  /** The library's door to the network: the program's own client, with its limits. */
  readonly #fetch: CustomFetch = async (url, { method, body }) => {
    if (!isServerAddress(url) || (method !== 'GET' && method !== 'POST')) throw new NetworkFault({ code: 'unexpected-answer' });
    const form = body instanceof URLSearchParams ? Object.fromEntries(body) : undefined;
    const revoking = url === this.#configuration?.serverMetadata().revocation_endpoint;
    const answer = await this.#http.send({ method, url, timeoutMs: revoking ? revokeWithinMs : timeoutMs, ...(form && { form }) });
    if (!answer.ok) throw new NetworkFault(answer.failure);
    const { status, body: text, retryAfterMs } = answer.value;
    if (status === 429) throw new NetworkFault({ code: 'throttled', ...(retryAfterMs !== undefined && { waitMs: retryAfterMs }) });
    return new Response(text === '' ? null : text, { status, headers: { 'content-type': 'application/json' } });
  };
}

/** Carries a failed exchange through the library. */
class NetworkFault extends Error {
  readonly problem: NetworkProblem;

  constructor(problem: NetworkProblem) {
    super(problem.code);
    this.problem = problem;
  }
}

function faultIn(error: unknown): NetworkProblem | undefined {
  if (error instanceof NetworkFault) return error.problem;
  return error instanceof Error ? faultIn(error.cause) : undefined;
}

/** What the provider refused, or what of its answer did not fit. */
function failureOf(error: unknown): AuthFailure {
  const fault = faultIn(error);
  if (fault) return { kind: 'failed', ...fault };
  if (error instanceof AuthorizationResponseError) {
    return { kind: 'failed', code: error.error === 'access_denied' ? 'domain-cancelled' : 'domain-refused', error: error.error };
  }
  if (error instanceof ResponseBodyError) return { kind: 'failed', code: 'domain-refused', error: error.error };
  return { kind: 'failed', code: 'domain-answer-refused' };
}

function toTokens(response: { access_token: string; refresh_token?: string; expires_in?: number }): Tokens {
  return {
    accessToken: response.access_token,
    expiresInMs: (response.expires_in ?? usualLifeSeconds) * 1000,
    ...(response.refresh_token !== undefined && { refreshToken: response.refresh_token }),
  };
}
