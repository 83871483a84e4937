import { randomUUID } from 'node:crypto';
import { exportJWK, generateKeyPair, type CryptoKey } from 'jose';
import { Provider, type Configuration, type JWK } from 'oidc-provider';
import type { Certificate } from '../http/self-signed.ts';
import { openServer, type LoopbackServer } from '../http/server.ts';
import type { OtherIssuer } from '../identity/access.ts';
import { practitionerIdOf } from '../identity/account-book.ts';
import { API_AUDIENCE, API_SCOPE } from '../identity/names.ts';
import type { AccessCheck } from '../identity/token-service.ts';
import type { Settings } from '../settings.ts';
import { DomainStore } from './domain-store.ts';
import { interact, subjectOf, type DomainAccounts } from './interaction.ts';
import { errorPage, loggedOutPage, logoutPage } from './pages.ts';
import { tamperAnswer, tamperIdToken, type Tampering } from './tampering.ts';

const CLIENT_ID = 'facility-desk';
const API = `${API_AUDIENCE}/${API_SCOPE}`;
const SCOPE = `openid profile email offline_access fhirUser ${API}`;

/** How to start the provider. `fhirBase` gives the base of fhirUser. */
export interface DomainOptions {
  readonly port: number;
  readonly certificate: Certificate | undefined;
  readonly accounts: DomainAccounts;
  readonly fhirBase: string;
  readonly settings: () => Settings;
}

/** The identity provider of the people with a domain account: OpenID Connect, with a login page of its own. */
export class DomainProvider implements OtherIssuer {
  readonly #options: DomainOptions;
  readonly #store: DomainStore;
  readonly #server: LoopbackServer;
  readonly #provider: Provider;
  readonly #key: CryptoKey;
  #tampering: Tampering | undefined;

  /** Starts it on 127.0.0.1. @throws when the port is taken. */
  static async start(options: DomainOptions): Promise<DomainProvider> {
    const { privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(privateKey)), kid: randomUUID(), alg: 'ES256', use: 'sig' } as JWK;
    // The provider needs to know the port that it is served on.
    const server = await openServer(options.port, options.certificate, (request, response) => void answer(request, response));
    const domain = new DomainProvider(options, server, privateKey, jwk);
    const answer = domain.#provider.callback();
    return domain;
  }

  private constructor(options: DomainOptions, server: LoopbackServer, key: CryptoKey, jwk: JWK) {
    this.#options = options;
    this.#server = server;
    this.#key = key;
    this.#store = new DomainStore(() => options.settings().refreshGrace * 1000);
    this.#provider = new Provider(server.url, this.#configuration(jwk));
    this.#provider.use((context, next) => this.#answer(context, next));
  }

  get url(): string {
    return this.#server.url;
  }

  /** The client's configuration. */
  get clientConfig(): { issuer: string; clientId: string; scope: string } {
    return { issuer: this.url, clientId: CLIENT_ID, scope: SCOPE };
  }

  /** What goes wrong from now on; undefined: nothing. */
  tamper(kind: Tampering | undefined): void {
    this.#tampering = kind;
  }

  async check(accessToken: string): Promise<AccessCheck | undefined> {
    const token = await this.#provider.AccessToken.find(accessToken);
    if (!token) return undefined;
    const grant = await this.#provider.Grant.find(token.grantId);
    if (!grant) return { ok: false, error: 'invalid_token', text: 'The access token was revoked' };
    if (!token.scope?.split(' ').includes(API)) return { ok: false, error: 'insufficient_scope', text: `The scope ${API} is needed` };
    const username = this.#find(token.accountId)?.username ?? '';
    return { ok: true, username, practitionerId: practitionerIdOf(username), sessionId: grant.jti, authenticatedAt: grant.iat * 1000 };
  }

  /** Every code and token given so far. */
  tokens(): string[] {
    return this.#store.tokens();
  }

  /** How many sign-ins of a person can still be renewed. */
  sessionCount(username: string): number {
    return this.#store.sessionCount(subjectOf(username));
  }

  /** Whether a browser of the person is still signed in here. */
  hasBrowserSession(username: string): boolean {
    return this.#store.hasBrowserSession(subjectOf(username));
  }

  /** Ends everything of a person. */
  revokeSessions(username: string): void {
    this.#store.revoke(subjectOf(username));
  }

  expireAccessTokens(): void {
    this.#store.expireAccessTokens();
  }

  /** As at the start: nobody is signed in, nothing goes wrong. */
  reset(): void {
    this.#tampering = undefined;
    this.#store.clear();
  }

  stop(): Promise<void> {
    return this.#server.stop();
  }

  resume(): Promise<void> {
    return this.#server.resume();
  }

  #configuration(jwk: JWK): Configuration {
    const { settings } = this.#options;
    return {
      adapter: (model: string) => this.#store.adapter(model),
      clients: [{
        client_id: CLIENT_ID, application_type: 'native', token_endpoint_auth_method: 'none', id_token_signed_response_alg: 'ES256',
        grant_types: ['authorization_code', 'refresh_token'], response_types: ['code'], redirect_uris: ['http://127.0.0.1/cb'],
      }],
      jwks: { keys: [jwk] },
      cookies: { keys: [randomUUID()] },
      scopes: ['openid', 'profile', 'email', 'offline_access', 'fhirUser', API],
      claims: { openid: ['sub'], profile: ['name', 'preferred_username'], email: ['email'], fhirUser: ['fhirUser'] },
      conformIdTokenClaims: false,
      findAccount: (_context, subject) => this.#account(subject),
      interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
      features: {
        devInteractions: { enabled: false },
        revocation: { enabled: true, allowedPolicy: (_context, client, token) => token.clientId === client.clientId },
        rpInitiatedLogout: {
          enabled: true,
          logoutSource: (context, form) => { context.body = logoutPage(form); },
          postLogoutSuccessSource: (context) => { context.body = loggedOutPage(); },
        },
      },
      renderError: (context, { error }) => {
        context.type = 'html';
        context.body = errorPage(error);
      },
      ttl: {
        AccessToken: () => settings().accessTokenLifetime,
        RefreshToken: () => settings().refreshTokenLifetime,
        AuthorizationCode: 60, Grant: 1_209_600, IdToken: 3600, Interaction: 3600, Session: 1_209_600,
      },
    };
  }

  #find(subject: string) {
    return this.#options.accounts.find(({ username }) => subjectOf(username) === subject);
  }

  #account(subject: string) {
    const account = this.#find(subject);
    return account && {
      accountId: subject,
      claims: () => ({
        sub: subject, name: `${account.givenName} ${account.familyName}`, email: account.username, preferred_username: account.username,
        fhirUser: `${this.#options.fhirBase}/Practitioner/${practitionerIdOf(account.username)}`,
      }),
    };
  }

  async #answer(context: Parameters<Parameters<Provider['use']>[0]>[0], next: () => Promise<void>): Promise<void> {
    const { path, req, res } = context;
    const kind = this.#tampering;
    if (kind === 'down') {
      context.respond = false;
      req.socket.destroy();
      return;
    }
    if (path.startsWith('/interaction/')) {
      const page = await interact(this.#provider, this.#options.accounts, { req, res });
      if (page === undefined) context.respond = false;
      else {
        context.type = 'html';
        context.body = page;
      }
      return;
    }
    // Most providers grant offline_access to a native client unasked; this library wants prompt=consent for it, granted in silence here.
    if (path === '/auth' && context.query.prompt === 'login') context.query = { ...context.query, prompt: 'login consent' };
    if (path === '/token' && kind === 'token-error') {
      context.status = 400;
      context.body = { error: 'invalid_grant' };
      return;
    }
    await next();
    if (kind !== undefined) await this.#tamper(kind, context);
  }

  async #tamper(kind: Tampering, context: Parameters<Parameters<Provider['use']>[0]>[0]): Promise<void> {
    const location = context.response.get('location');
    if (/^http:\/\/127\.0\.0\.1:\d+\/cb\?/.test(location)) context.set('location', tamperAnswer(kind, location));
    const body = context.body as { id_token?: string } | undefined;
    if (context.path !== '/token' || body?.id_token === undefined) return;
    context.body = { ...body, id_token: await tamperIdToken(kind, body.id_token, this.#key, subjectOf('somebody.else')) };
  }
}
