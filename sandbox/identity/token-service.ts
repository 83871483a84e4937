import { randomBytes, randomUUID } from 'node:crypto';
import { exportJWK, jwtVerify, SignJWT, errors, type CryptoKey, type JWK } from 'jose';
import type { Clock } from '../clock.ts';
import type { Settings } from '../settings.ts';
import type { Account } from './account-book.ts';
import { refuse, type Answer } from './answer.ts';
import { API_AUDIENCE, API_SCOPE, CLIENT_ID, TENANT } from './names.ts';

/** An ES256 key pair that signs tokens. */
export interface SigningKey {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
}

type TokenBody = Readonly<Record<string, unknown>>;

/** A sign-in: its refresh tokens are one family, of which only the newest is good. */
interface Session {
  readonly id: string;
  readonly account: Account;
  readonly scopes: readonly string[];
  readonly authenticatedAt: number;
  readonly expiresAt: number;
  refreshToken: string;
  /** The token before, with the answer it got, for an answer that was lost on the way. */
  used?: { readonly token: string; readonly at: number; readonly answer: Promise<TokenBody> };
}

/** Why an access token does not open the services (RFC 6750 §3.1), or whose it is, and when the person signed in (ms by the sandbox's clock). */
export type AccessCheck =
  | { readonly ok: true; readonly username: string; readonly practitionerId: string; readonly sessionId: string; readonly authenticatedAt: number }
  | { readonly ok: false; readonly error: 'invalid_token' | 'insufficient_scope'; readonly text: string };

/** Issues, refreshes, checks and revokes tokens. */
export class TokenService {
  readonly #sessions = new Map<string, Session>();
  readonly #sessionOfRefreshToken = new Map<string, string>();
  /** Ids of access tokens that are still good, with their session. */
  readonly #accessTokens = new Map<string, string>();
  readonly #url: string;
  readonly #key: SigningKey;
  readonly #clock: Clock;
  readonly #settings: () => Settings;

  /** @param url gives where the sandbox listens, without a final slash. */
  constructor(url: string, key: SigningKey, clock: Clock, settings: () => Settings) {
    this.#url = url;
    this.#key = key;
    this.#clock = clock;
    this.#settings = settings;
  }

  get issuer(): string {
    return `${this.#url}/${TENANT}/v2.0`;
  }

  /** The public keys, as a JWK Set (RFC 7517). */
  async jwks(): Promise<{ keys: JWK[] }> {
    return { keys: [{ ...(await exportJWK(this.#key.publicKey)), kid: this.#key.id, alg: 'ES256', use: 'sig' }] };
  }

  /** Opens a session and gives its first tokens. */
  async signIn(account: Account, scopes: readonly string[]): Promise<TokenBody> {
    const now = this.#clock.now();
    const session: Session = {
      id: randomUUID(), account, scopes, refreshToken: '',
      authenticatedAt: now, expiresAt: now + this.#settings().refreshTokenLifetime * 1000,
    };
    this.#sessions.set(session.id, session);
    return this.#issue(session);
  }

  /** Rotates a refresh token. One used twice within the grace gets the same answer; later, the session ends. */
  async refresh(refreshToken: string): Promise<Answer> {
    const session = this.#sessions.get(this.#sessionOfRefreshToken.get(refreshToken) ?? '');
    const now = this.#clock.now();
    if (!session) return refuse({ error: 'invalid_grant', code: 50173, text: 'The refresh token is not valid or was revoked.' });
    if (session.expiresAt <= now) return refuse({ error: 'invalid_grant', code: 700082, text: 'The refresh token has expired.' });
    if (refreshToken === session.refreshToken) {
      const answer = this.#issue(session);
      session.used = { token: refreshToken, at: now, answer };
      return { body: await answer };
    }
    if (session.used?.token === refreshToken && now - session.used.at <= this.#settings().refreshGrace * 1000) {
      return { body: await session.used.answer };
    }
    this.#end(session);
    return refuse({ error: 'invalid_grant', code: 50173, text: 'The refresh token was used before; the session is revoked.' });
  }

  /** Ends the session of a refresh token; an unknown token is no error (RFC 7009 §2.2). */
  revoke(refreshToken: string): void {
    const session = this.#sessions.get(this.#sessionOfRefreshToken.get(refreshToken) ?? '');
    if (session) this.#end(session);
  }

  /** How many sessions of a person are open. */
  sessionCount(username: string): number {
    return [...this.#sessions.values()].filter(({ account }) => account.username === username).length;
  }

  /** Ends every session of a person, but the one to keep if given. */
  revokeSessions(username: string, keptId?: string): void {
    for (const session of this.#sessions.values()) if (session.account.username === username && session.id !== keptId) this.#end(session);
  }

  /** Every refresh token given so far. */
  refreshTokens(): string[] {
    return [...this.#sessionOfRefreshToken.keys()];
  }

  /** Ends the life of every access token given so far; refresh tokens stay good. */
  expireAccessTokens(): void {
    this.#accessTokens.clear();
  }

  /** Checks signature, issuer, audience, life, session and scope of an access token. */
  async check(accessToken: string): Promise<AccessCheck> {
    const invalid = (text: string): AccessCheck => ({ ok: false, error: 'invalid_token', text });
    try {
      const { payload } = await jwtVerify(accessToken, this.#key.publicKey, {
        issuer: this.issuer, audience: API_AUDIENCE, algorithms: ['ES256'], currentDate: new Date(this.#clock.now()),
      });
      const session = this.#sessions.get(this.#accessTokens.get(payload.jti ?? '') ?? '');
      if (!session) return invalid('The access token expired or was revoked');
      if (payload.scp !== API_SCOPE) return { ok: false, error: 'insufficient_scope', text: `The scope ${API_SCOPE} is needed` };
      const { id, account, authenticatedAt } = session;
      return { ok: true, username: account.username, practitionerId: account.practitionerId, sessionId: id, authenticatedAt };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return invalid('The access token expired');
      if (error instanceof errors.JOSEError) return invalid('The access token is not valid');
      throw error;
    }
  }

  #end(session: Session): void {
    this.#sessions.delete(session.id);
  }

  async #issue(session: Session): Promise<TokenBody> {
    const { accessTokenLifetime } = this.#settings();
    const { scopes } = session;
    const refreshToken = randomBytes(64).toString('base64url');
    if (scopes.includes('offline_access')) {
      session.refreshToken = refreshToken;
      this.#sessionOfRefreshToken.set(refreshToken, session.id);
    }
    return {
      token_type: 'Bearer', scope: scopes.join(' '), expires_in: accessTokenLifetime, ext_expires_in: accessTokenLifetime,
      access_token: await this.#signAccessToken(session),
      ...(scopes.includes('openid') && { id_token: await this.#signIdToken(session) }),
      ...(scopes.includes('offline_access') && { refresh_token: refreshToken }),
    };
  }

  #signAccessToken(session: Session): Promise<string> {
    const id = randomUUID();
    this.#accessTokens.set(id, session.id);
    const scp = session.scopes.includes(`${API_AUDIENCE}/${API_SCOPE}`) ? API_SCOPE : '';
    return this.#sign({ scp, azp: CLIENT_ID, oid: session.account.oid, sid: session.id, ver: '2.0' }, session, API_AUDIENCE, id);
  }

  #signIdToken(session: Session): Promise<string> {
    const { account, scopes } = session;
    return this.#sign(
      {
        oid: account.oid, sid: session.id, ver: '2.0', fhirUser: `${this.#url}/fhir/Practitioner/${account.practitionerId}`,
        ...(scopes.includes('profile') && { name: `${account.givenName} ${account.familyName}`, preferred_username: account.username }),
        ...(scopes.includes('email') && { email: account.username }),
      },
      session, CLIENT_ID, randomUUID(),
    );
  }

  #sign(claims: TokenBody, session: Session, audience: string, id: string): Promise<string> {
    const now = Math.floor(this.#clock.now() / 1000);
    return new SignJWT({ ...claims, auth_time: Math.floor(session.authenticatedAt / 1000) })
      .setProtectedHeader({ alg: 'ES256', kid: this.#key.id, typ: 'JWT' })
      .setIssuer(this.issuer).setAudience(audience).setSubject(session.account.oid).setJti(id)
      .setIssuedAt(now).setNotBefore(now).setExpirationTime(now + this.#settings().accessTokenLifetime)
      .sign(this.#key.privateKey);
  }
}
