import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT, type JWTPayload } from 'jose';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from './http-client.ts';
import type { NetworkProblem } from './network-problem.ts';
import { OidcClient, type AuthorizationRequest } from './oidc-client.ts';

const issuer = 'https://login.domain.example';
const settings = { issuer, clientId: 'desk', scope: 'openid profile offline_access' };
const redirectUri = 'http://127.0.0.1:50123/cb';
const metadata = {
  issuer,
  authorization_endpoint: `${issuer}/auth`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  revocation_endpoint: `${issuer}/revoke`,
  end_session_endpoint: `${issuer}/logout`,
  authorization_response_iss_parameter_supported: true,
  id_token_signing_alg_values_supported: ['ES256'],
  code_challenge_methods_supported: ['S256'],
  response_types_supported: ['code'],
};
const keys = await generateKeyPair('ES256', { extractable: true });
const jwk = { ...(await exportJWK(keys.publicKey)), kid: 'k1', alg: 'ES256', use: 'sig' };

type Reply = { readonly status?: number; readonly json?: unknown } | NetworkProblem;

/** A provider by path; a path without a reply is not there. What the token endpoint gives may come from the request. */
class Provider implements HttpClient {
  readonly asked: HttpRequest[] = [];
  readonly replies: Record<string, Reply | (() => Promise<Reply>)> = {
    '/.well-known/openid-configuration': { json: metadata },
    '/jwks': { json: { keys: [jwk] } },
    '/revoke': { status: 200 },
  };

  readonly send: HttpClient['send'] = async (request) => {
    this.asked.push(request);
    const found = this.replies[new URL(request.url).pathname];
    const reply = typeof found === 'function' ? await found() : (found ?? { status: 404, json: {} });
    if ('code' in reply) return failed(reply);
    const answer: HttpAnswer = { status: reply.status ?? 200, body: reply.json === undefined ? '' : JSON.stringify(reply.json), date: undefined, retryAfterMs: undefined };
    return ok(answer);
  };

  paths(): string[] {
    return this.asked.map(({ url }) => new URL(url).pathname);
  }
}

const now = () => Math.floor(Date.now() / 1000);
const claimsFor = ({ nonce }: AuthorizationRequest): JWTPayload => ({
  iss: issuer, aud: 'desk', sub: 's1', nonce, iat: now(), exp: now() + 300, name: 'Dana Ruiz', email: 'dana@domain.example', fhirUser: 'https://fhir.example/Practitioner/9',
});
const signed = (claims: JWTPayload, key = keys.privateKey) => new SignJWT(claims).setProtectedHeader({ alg: 'ES256', kid: 'k1' }).sign(key);
const tokensWith = (idToken: string | undefined) => ({ json: { access_token: 'at', token_type: 'Bearer', expires_in: 600, refresh_token: 'rt', ...(idToken !== undefined && { id_token: idToken }) } });

/** A sign-in whose browser comes back with `query` in place of the right answer's members; the ID token is `makeToken`'s. */
async function redeemed({ query = {}, makeToken = (claims: JWTPayload): Promise<string | undefined> => signed(claims), provider = new Provider() } = {}) {
  const client = new OidcClient(provider, settings);
  const request = client.begin();
  provider.replies['/token'] ??= async () => tokensWith(await makeToken(claimsFor(request)));
  const answer = new URL(`${redirectUri}?${new URLSearchParams({ code: 'the-code', state: request.state, iss: issuer }).toString()}`);
  for (const [name, value] of Object.entries<string | undefined>(query)) {
    if (value === undefined) answer.searchParams.delete(name);
    else answer.searchParams.set(name, value);
  }
  const outcome = await client.redeem(request, answer);
  return { outcome, provider, request, client };
}

describe('the authorization URL', () => {
  it('asks for a code with PKCE, state and nonce, and for the person anew; nothing in it is secret', async () => {
    const client = new OidcClient(new Provider(), settings);
    const request = client.begin();
    const built = await client.authorizationUrl(request, redirectUri);
    const url = new URL(built.ok ? built.value : '');
    expect(url.origin + url.pathname).toBe(`${issuer}/auth`);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      client_id: 'desk', response_type: 'code', scope: settings.scope, redirect_uri: redirectUri, state: request.state, nonce: request.nonce,
      code_challenge: expect.stringMatching(/^[\w-]{43}$/) as string, code_challenge_method: 'S256', prompt: 'login',
    });
    expect(url.href).not.toContain(request.verifier);
  });

  it('is another one each time', () => {
    const client = new OidcClient(new Provider(), settings);
    const texts = [client.begin(), client.begin()].flatMap((request) => Object.values(request));
    expect(new Set(texts).size).toBe(6);
    expect(Math.min(...texts.map(({ length }) => length))).toBeGreaterThanOrEqual(43);
  });

  it('discovers once; a failed discovery is tried again', async () => {
    const provider = new Provider();
    const client = new OidcClient(provider, settings);
    const { ['/.well-known/openid-configuration']: right } = provider.replies;
    provider.replies['/.well-known/openid-configuration'] = { code: 'offline' };
    expect(await client.authorizationUrl(client.begin(), redirectUri)).toEqual({ ok: false, failure: { code: 'offline' } });
    provider.replies['/.well-known/openid-configuration'] = right ?? {};
    expect((await client.authorizationUrl(client.begin(), redirectUri)).ok).toBe(true);
    expect((await client.authorizationUrl(client.begin(), redirectUri)).ok).toBe(true);
    expect(provider.paths()).toHaveLength(2);
  });

  it.each([
    ['another issuer', { ...metadata, issuer: 'https://login.other.example' }],
    ['no authorization endpoint', { ...metadata, authorization_endpoint: undefined }],
    ['an authorization endpoint without TLS', { ...metadata, authorization_endpoint: 'http://login.domain.example/auth' }],
    ['nothing of the kind', { hello: 'world' }],
  ])('does not come from a document with %s', async (_title, json) => {
    const provider = new Provider();
    provider.replies['/.well-known/openid-configuration'] = { json };
    const client = new OidcClient(provider, settings);
    expect(await client.authorizationUrl(client.begin(), redirectUri)).toEqual({ ok: false, failure: { code: 'unexpected-answer' } });
  });
});

describe('redeeming the answer', () => {
  it('gives tokens and who they are for', async () => {
    const { outcome, provider, request } = await redeemed();
    expect(outcome).toEqual({
      kind: 'tokens',
      tokens: { accessToken: 'at', expiresInMs: 600_000, refreshToken: 'rt' },
      identity: { subject: 's1', name: 'Dana Ruiz', email: 'dana@domain.example', practitioner: 'Practitioner/9' },
    });
    expect(provider.asked.find(({ url }) => url.endsWith('/token'))?.form).toEqual({
      client_id: 'desk', grant_type: 'authorization_code', code: 'the-code', redirect_uri: redirectUri, code_verifier: request.verifier,
    });
    expect(provider.paths()).toContain('/jwks');
  });

  it('says so when the account names no practitioner', async () => {
    const { outcome } = await redeemed({ makeToken: ({ fhirUser: _none, ...claims }) => signed(claims) });
    expect(outcome).toMatchObject({ kind: 'tokens', identity: undefined });
  });

  it.each<[string, Record<string, string | undefined>, string]>([
    ['another state', { state: 'theirs' }, 'domain-answer-refused'],
    ['no state', { state: undefined }, 'domain-answer-refused'],
    ['another issuer (mix-up)', { iss: 'https://login.other.example' }, 'domain-answer-refused'],
    ['no issuer', { iss: undefined }, 'domain-answer-refused'],
    ['no code', { code: undefined }, 'domain-answer-refused'],
    ['a cancellation', { code: undefined, error: 'access_denied' }, 'domain-cancelled'],
    ['a refusal', { code: undefined, error: 'unauthorized_client' }, 'domain-refused'],
    ['a cancellation of another issuer', { code: undefined, error: 'access_denied', iss: 'https://login.other.example' }, 'domain-answer-refused'],
  ])('with %s uses no code', async (_title, query, code) => {
    const { outcome, provider } = await redeemed({ query });
    expect(outcome).toMatchObject({ kind: 'failed', code });
    expect(provider.paths()).not.toContain('/token');
  });

  it.each<[string, (claims: JWTPayload) => Promise<string | undefined>]>([
    ['another nonce', (claims) => signed({ ...claims, nonce: 'theirs' })],
    ['no nonce', ({ nonce: _none, ...claims }) => signed(claims)],
    ['another key', async (claims) => signed(claims, (await generateKeyPair('ES256')).privateKey)],
    ['no signature', (claims) => Promise.resolve(new UnsecuredJWT(claims).encode())],
    ['a shared key', (claims) => new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'k1' }).sign(new TextEncoder().encode(JSON.stringify(jwk)))],
    ['another audience', (claims) => signed({ ...claims, aud: 'another' })],
    ['another issuer', (claims) => signed({ ...claims, iss: 'https://login.other.example' })],
    ['its life over', (claims) => signed({ ...claims, iat: now() - 900, exp: now() - 60 })],
    ['its life not begun', (claims) => signed({ ...claims, nbf: now() + 60 })],
    ['no subject', ({ sub: _none, ...claims }) => signed(claims)],
    ['changed claims', async (claims) => {
      const [head = '', , tail = ''] = (await signed(claims)).split('.');
      return [head, Buffer.from(JSON.stringify({ ...claims, sub: 's2' })).toString('base64url'), tail].join('.');
    }],
    ['no ID token at all', () => Promise.resolve(undefined)],
    ['no JWT', () => Promise.resolve('hello')],
  ])('refuses an ID token with %s', async (_title, makeToken) => {
    const { outcome } = await redeemed({ makeToken });
    expect(outcome).toEqual({ kind: 'failed', code: 'domain-answer-refused' });
  });

  it('takes a clock that is 20 s wrong', async () => {
    const { outcome } = await redeemed({ makeToken: (claims) => signed({ ...claims, iat: now() - 900, exp: now() - 20 }) });
    expect(outcome.kind).toBe('tokens');
  });

  it.each<[string, Reply, string]>([
    ['a refused code', { status: 400, json: { error: 'invalid_grant' } }, 'domain-refused'],
    ['another kind of token', { json: { access_token: 'at', token_type: 'mac', expires_in: 1 } }, 'domain-answer-refused'],
    ['something else', { json: [1, 2] }, 'domain-answer-refused'],
    ['no network', { code: 'offline' }, 'offline'],
    ['a server in trouble', { code: 'server-trouble', waitMs: 5_000 }, 'server-trouble'],
    ['too many requests', { status: 429, json: {} }, 'throttled'],
  ])('with %s at the token endpoint', async (_title, reply, code) => {
    const provider = new Provider();
    provider.replies['/token'] = reply;
    const { outcome } = await redeemed({ provider });
    expect(outcome).toMatchObject({ kind: 'failed', code });
  });

  it('without the keys takes no ID token', async () => {
    const provider = new Provider();
    provider.replies['/jwks'] = { code: 'offline' };
    expect((await redeemed({ provider })).outcome).toEqual({ kind: 'failed', code: 'offline' });
  });

  it('sends nothing over plain http but to this machine', async () => {
    const local = 'http://127.0.0.1:4011';
    const provider = new Provider();
    provider.replies['/.well-known/openid-configuration'] = { json: { ...metadata, issuer: local, token_endpoint: 'http://login.domain.example/token' } };
    const client = new OidcClient(provider, { ...settings, issuer: local });
    const request = client.begin();
    const outcome = await client.redeem(request, new URL(`${redirectUri}?code=c&state=${request.state}&iss=${encodeURIComponent(local)}`));
    expect(outcome).toEqual({ kind: 'failed', code: 'unexpected-answer' });
    expect(provider.paths()).toEqual(['/.well-known/openid-configuration']);
  });
});

describe('afterwards', () => {
  it('refreshes', async () => {
    const { client, provider } = await redeemed();
    provider.replies['/token'] = tokensWith(undefined);
    expect(await client.refresh('old')).toEqual({ kind: 'tokens', tokens: { accessToken: 'at', expiresInMs: 600_000, refreshToken: 'rt' } });
    expect(provider.asked.at(-1)?.form).toEqual({ client_id: 'desk', grant_type: 'refresh_token', refresh_token: 'old' });
  });

  it.each<[Reply, object]>([
    [{ status: 400, json: { error: 'invalid_grant' } }, { error: 'invalid_grant' }],
    [{ code: 'timeout' }, { code: 'timeout' }],
  ])('tells the server’s refusal to refresh from a fault: %j', async (reply, expected) => {
    const { client, provider } = await redeemed();
    provider.replies['/token'] = reply;
    const answer = await client.refresh('old');
    expect(answer).toMatchObject({ kind: 'failed', ...expected });
    expect('error' in answer).toBe('error' in expected);
  });

  it('revokes, and takes it lightly when that does not work', async () => {
    const { client, provider } = await redeemed();
    await client.revoke('rt');
    expect(provider.asked.at(-1)).toMatchObject({ url: `${issuer}/revoke`, timeoutMs: 5_000, form: { client_id: 'desk', token: 'rt', token_type_hint: 'refresh_token' } });
    provider.replies['/revoke'] = { code: 'offline' };
    await expect(client.revoke('rt')).resolves.toBeUndefined();
  });

  it('ends the browser’s session by a page whose address names nobody', async () => {
    const { client } = await redeemed();
    expect(await client.endSessionUrl()).toBe(`${issuer}/logout?client_id=desk`);
    const away = new Provider();
    away.replies['/.well-known/openid-configuration'] = { code: 'offline' };
    expect(await new OidcClient(away, settings).endSessionUrl()).toBeUndefined();
  });
});
