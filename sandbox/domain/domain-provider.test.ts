import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { describe, expect, it, onTestFinished } from 'vitest';
import { demoAccounts } from '../data/accounts.ts';
import { settingsSchema } from '../settings.ts';
import { openClient, TestClient } from '../testing/client.ts';
import { DomainClient, type DomainTokens } from '../testing/domain-client.ts';
import { DomainProvider } from './domain-provider.ts';
import { tamperingSchema } from './tampering.ts';

const accounts = demoAccounts.filter(({ domain }) => domain);
const [nadia, samuel] = accounts as [(typeof accounts)[number], (typeof accounts)[number]];

async function open() {
  const settings = settingsSchema.parse({});
  const domain = await DomainProvider.start({ port: 0, certificate: undefined, accounts, fhirBase: 'http://fhir.example/fhir', settings: () => settings });
  onTestFinished(() => domain.stop());
  return { domain, settings, client: new DomainClient(domain.clientConfig) };
}

async function openSandbox() {
  const { sandbox } = await openClient();
  const fhir = async (path: string, token: string) => (await fetch(`${sandbox.clientConfig.fhirBaseUrl}/${path}`, { headers: { authorization: `Bearer ${token}` } })).status;
  return { sandbox, fhir };
}

async function signedIn() {
  const at = await open();
  const callback = await at.client.signIn(nadia);
  return { ...at, callback, tokens: await at.client.redeem(callback) };
}

const refresh = (client: DomainClient, tokens: DomainTokens) => client.token({ grant_type: 'refresh_token', refresh_token: tokens.refresh_token ?? '' });

describe('the domain provider', () => {
  it('signs in by its login page, with state, iss and a signed ID token', async () => {
    const { domain, client, callback, tokens } = await signedIn();
    expect(callback.origin + callback.pathname).toBe(client.redirectUri);
    expect(Object.fromEntries(callback.searchParams)).toEqual({ code: expect.any(String) as string, state: 'the-state', iss: domain.url });
    const { payload } = await jwtVerify(tokens.id_token ?? '', createRemoteJWKSet(new URL(`${domain.url}/jwks`)), { issuer: domain.url, audience: domain.clientConfig.clientId });
    expect(payload).toMatchObject({
      nonce: 'the-nonce', name: 'Nadia Haddad', email: nadia.username, preferred_username: nadia.username, fhirUser: 'http://fhir.example/fhir/Practitioner/nadia-haddad',
    });
    expect(payload.sub).not.toContain('nadia');
  });

  it('asks anew whoever is signed in with the browser', async () => {
    const { client } = await signedIn();
    expect((await client.open()).text).toContain('Password');
    expect((await client.signIn(samuel)).searchParams.get('code')).not.toBeNull();
  });

  it('says when e-mail or password is wrong', async () => {
    const { client } = await open();
    const refused = await client.submit(await client.open(), { email: nadia.username, password: 'wrong' });
    expect(refused.text).toContain('role="alert"');
    const accepted = await client.submit(refused, { email: nadia.username.toUpperCase(), password: nadia.password ?? '' });
    expect(accepted.url).toContain('code=');
  });

  it('answers Cancel with access_denied', async () => {
    const { client } = await open();
    const cancelled = new URL((await client.submit(await client.open(), { action: 'cancel' })).url);
    expect(cancelled.searchParams.get('error')).toBe('access_denied');
  });

  it.each([
    ['no PKCE', { code_challenge: '', code_challenge_method: '' }],
    ['plain PKCE', { code_challenge_method: 'plain' }],
    ['another redirect', { redirect_uri: 'http://127.0.0.1:53682/elsewhere' }],
    ['a redirect that leaves this PC', { redirect_uri: 'http://desk.example:53682/cb' }],
  ])('refuses %s', async (_title, changes) => {
    const { client } = await open();
    const page = await client.open(changes);
    expect(page.text + page.url).toMatch(/invalid_re(quest|direct_uri)/);
  });

  it('takes any loopback port', async () => {
    const { client } = await open();
    expect((await client.open({ redirect_uri: 'http://127.0.0.1:9/cb' })).text).toContain('Password');
  });

  it('refuses a code without its verifier', async () => {
    const { client, domain } = await open();
    const callback = await client.signIn(nadia);
    expect(await new DomainClient(domain.clientConfig).redeem(callback)).toMatchObject({ status: 400, error: 'invalid_grant' });
  });

  it('gives a refresh token for offline_access only', async () => {
    const { client, domain } = await open();
    expect(await client.redeem(await client.signIn(nadia, { scope: 'openid' }))).not.toHaveProperty('refresh_token');
    expect((await client.redeem(await client.signIn(nadia))).refresh_token).toBeDefined();
    expect(domain.sessionCount(nadia.username)).toBe(1);
  });

  it('rotates refresh tokens; a used one is good within the grace, then ends the sign-in', async () => {
    const { client, tokens, settings, domain } = await signedIn();
    const second = await refresh(client, tokens);
    const again = await refresh(client, tokens);
    expect([second.status, again.status]).toEqual([200, 200]);
    expect(new Set([tokens.refresh_token, second.refresh_token, again.refresh_token]).size).toBe(3);
    settings.refreshGrace = -1;
    expect(await refresh(client, tokens)).toMatchObject({ error: 'invalid_grant' });
    expect(await refresh(client, again)).toMatchObject({ error: 'invalid_grant' });
    expect(await domain.check(again.access_token ?? '')).toBeUndefined();
  });

  it('checks access tokens: whose, since when, until revoked', async () => {
    const { client, tokens, domain } = await signedIn();
    const access = await domain.check(tokens.access_token ?? '');
    expect(access).toMatchObject({ ok: true, username: nadia.username, practitionerId: 'nadia-haddad' });
    expect(access?.ok && Date.now() - access.authenticatedAt).toBeLessThan(10_000);
    const form = new URLSearchParams({ client_id: domain.clientConfig.clientId, token: tokens.refresh_token ?? '' });
    expect((await fetch(`${domain.url}/token/revocation`, { method: 'POST', body: form })).status).toBe(200);
    expect(await domain.check(tokens.access_token ?? '')).toBeUndefined();
    expect(await refresh(client, tokens)).toMatchObject({ error: 'invalid_grant' });
    expect(await domain.check('eyJ.another.issuer')).toBeUndefined();
  });

  it('wants the scope of the API', async () => {
    const { client, domain } = await open();
    const { access_token } = await client.redeem(await client.signIn(nadia, { scope: 'openid' }));
    expect(await domain.check(access_token ?? '')).toMatchObject({ ok: false, error: 'insufficient_scope' });
  });

  it('signs the browser out after asking', async () => {
    const { client, domain } = await signedIn();
    expect(domain.hasBrowserSession(nadia.username)).toBe(true);
    const page = await client.visit(`${domain.url}/session/end?client_id=${domain.clientConfig.clientId}`);
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page.text)?.[1] ?? '';
    const done = await client.visit(`${domain.url}/session/end/confirm`, new URLSearchParams({ xsrf, logout: 'yes' }));
    expect(done.text).toContain('You are signed out');
    expect(domain.hasBrowserSession(nadia.username)).toBe(false);
  });

  it('is gone when stopped, and forgets on a reset', async () => {
    const { client, domain, tokens } = await signedIn();
    await domain.stop();
    await expect(client.open()).rejects.toThrow();
    await domain.resume();
    domain.reset();
    expect(await refresh(client, tokens)).toMatchObject({ error: 'invalid_grant' });
  });
});

it('opens the facilities’ data, and a reset closes it', async () => {
  const { sandbox, fhir } = await openSandbox();
  const client = new DomainClient(sandbox.clientConfig.domain);
  const { access_token: token = '' } = await client.redeem(await client.signIn(samuel));
  expect(await fhir('Organization/harbor-point-rehab', token)).toBe(200);
  expect(await fhir('Organization/riverbend-regional', token)).toBe(403);
  expect(sandbox.control.sessionCount(samuel.username)).toBe(1);
  expect(sandbox.control.opaqueTokens()).toContain(token);
  await sandbox.control.reset();
  expect(await fhir('Organization/harbor-point-rehab', token)).toBe(401);
});

it('is told by the identity service from its own people', async () => {
  const { sandbox } = await openSandbox();
  const client = new TestClient(sandbox);
  expect((await client.initiate(nadia)).body.error).toBe('user_not_found');
});

describe('tampering', () => {
  it('changes the call back', async () => {
    const { client, domain } = await open();
    const answers = new Map<string, Record<string, string>>();
    for (const kind of ['wrong-state', 'wrong-iss', 'missing-iss'] as const) {
      domain.tamper(kind);
      answers.set(kind, Object.fromEntries((await client.signIn(nadia)).searchParams));
    }
    expect(answers.get('wrong-state')?.state).not.toBe('the-state');
    expect(answers.get('wrong-iss')).toMatchObject({ state: 'the-state', iss: 'https://login.other.example' });
    expect(answers.get('missing-iss')).not.toHaveProperty('iss');
  });

  it('changes the ID token, and signs it with the right key but for wrong-signature', async () => {
    const { client, domain } = await open();
    const jwks = createRemoteJWKSet(new URL(`${domain.url}/jwks`));
    const right = { iss: domain.url, aud: domain.clientConfig.clientId, nonce: 'the-nonce' };
    const wrong = new Map<string, string[]>();
    for (const kind of tamperingSchema.options.filter((each) => /nonce|signature|audience|expired|another/.test(each))) {
      domain.tamper(kind);
      const { id_token: token = '' } = await client.redeem(await client.signIn(nadia));
      const claims = decodeJwt(token);
      const signed = await jwtVerify(token, jwks, { currentDate: new Date(0) }).then(() => true, () => false);
      const found = Object.entries(right).filter(([name, value]) => claims[name] !== value).map(([name]) => name);
      wrong.set(kind, [...found, ...((claims.exp ?? 0) * 1000 < Date.now() ? ['exp'] : []), ...(signed ? [] : ['signature'])]);
    }
    expect(Object.fromEntries(wrong)).toEqual({
      'wrong-nonce': ['nonce'], 'wrong-signature': ['signature'], 'wrong-audience': ['aud'], 'expired-id-token': ['exp'], 'another-person': ['nonce'],
    });
  });

  it('refuses the code, or cuts the connection, until it is over', async () => {
    const { client, domain } = await open();
    domain.tamper('token-error');
    expect(await client.redeem(await client.signIn(nadia))).toMatchObject({ status: 400, error: 'invalid_grant' });
    domain.tamper('down');
    await expect(client.open()).rejects.toThrow();
    domain.tamper(undefined);
    expect((await client.redeem(await client.signIn(nadia))).status).toBe(200);
  });
});
