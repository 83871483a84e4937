import { describe, expect, it } from 'vitest';
import { config } from '../testing/config.ts';
import type { Scripted } from '../testing/scripted-http.ts';
import { redirect, refusal, ScriptedTenant, type Asked } from '../testing/scripted-tenant.ts';
import { NativeAuthClient } from './native-auth-client.ts';

/** What the reference documents of a request beside `client_id`; `redirect`: `challenge_type` has to name that fallback. */
type Documented = { readonly required: readonly string[]; readonly optional?: readonly string[]; readonly fixed?: Readonly<Record<string, string>> };

const token = (grant_type: string, more: readonly string[], optional: readonly string[] = []): Documented => ({
  required: ['continuation_token', 'grant_type', 'scope', ...more],
  optional,
  fixed: { grant_type, scope: config.scope },
});
const go = (grant_type: string, more: readonly string[] = [], optional: readonly string[] = []): Documented => ({ required: ['continuation_token', 'grant_type', ...more], optional, fixed: { grant_type } });

/** The request tables of the reference (V1), and nothing else. Grants of one endpoint are told apart after a space. */
const documented: Readonly<Record<string, Documented>> = {
  // Sign-in
  '/oauth2/v2.0/initiate': { required: ['username', 'challenge_type'], optional: ['capabilities'] },
  '/oauth2/v2.0/challenge': { required: ['continuation_token'], optional: ['challenge_type', 'id'] },
  '/oauth2/v2.0/introspect': { required: ['continuation_token'] },
  '/oauth2/v2.0/token password': token('password', ['password']),
  // A call is asked about without a code.
  '/oauth2/v2.0/token mfa_oob': token('mfa_oob', [], ['oob']),
  '/oauth2/v2.0/token continuation_token': token('continuation_token', [], ['username']),
  // RFC 6749 §6, RFC 7009
  '/oauth2/v2.0/token refresh_token': { required: ['grant_type', 'refresh_token', 'scope'], fixed: { scope: config.scope } },
  '/oauth2/v2.0/revoke': { required: ['token'], optional: ['token_type_hint'], fixed: { token_type_hint: 'refresh_token' } },
  // Sign-up
  '/signup/v1.0/start': { required: ['username', 'challenge_type'], optional: ['password', 'attributes', 'capabilities'] },
  '/signup/v1.0/challenge': { required: ['continuation_token'], optional: ['challenge_type'] },
  '/signup/v1.0/continue oob': go('oob', ['oob']),
  '/signup/v1.0/continue password': go('password', ['password']),
  '/signup/v1.0/continue attributes': go('attributes', ['attributes']),
  // Registering a strong method: the only `challenge_type` that is one value, without the fallback
  '/register/v1.0/introspect': { required: ['continuation_token'] },
  '/register/v1.0/challenge': { required: ['continuation_token', 'challenge_type', 'challenge_target'], optional: ['challenge_channel'], fixed: { challenge_type: 'oob' } },
  '/register/v1.0/continue oob': go('oob', [], ['oob']),
  '/register/v1.0/continue continuation_token': go('continuation_token'),
  // Reset password
  '/resetpassword/v1.0/start': { required: ['username', 'challenge_type'], optional: ['capabilities'], fixed: { challenge_type: 'oob redirect' } },
  '/resetpassword/v1.0/challenge': { required: ['continuation_token'], optional: ['challenge_type'] },
  '/resetpassword/v1.0/continue oob': go('oob', ['oob']),
  '/resetpassword/v1.0/submit': { required: ['continuation_token', 'new_password'] },
  '/resetpassword/v1.0/poll_completion': { required: ['continuation_token'] },
};

const nameOf = ({ path, form }: Asked) => (documented[path] ? path : `${path} ${form.grant_type}`);
const method = (name: string, run: (client: NativeAuthClient) => Promise<unknown>, ...next: readonly (readonly [string, Scripted])[]) => ({ name, run, next });

/** Every method of the adapter, once for each way that it can go. */
const calls = [
  method('passwordSignIn', (client) => client.passwordSignIn('ana@example.org', 'pass word')),
  method('passwordSignIn', (client) => client.passwordSignIn('ana@example.org', 'p'), ['/oauth2/v2.0/token', refusal('invalid_grant', { suberror: 'registration_required', continuation_token: 'ct-r' })]),
  method('passwordSignIn', (client) => client.passwordSignIn('ana@example.org', 'p'), ['/oauth2/v2.0/initiate', redirect]),
  method('passwordSignIn', (client) => client.passwordSignIn('ana@example.org', 'p'), ['/oauth2/v2.0/challenge', redirect]),
  method('signInWith', (client) => client.signInWith('ct0')),
  method('signInWith', (client) => client.signInWith('ct0', 'ana@example.org')),
  method('signInWith', (client) => client.signInWith('ct0'), ['/oauth2/v2.0/token', refusal('invalid_grant', { suberror: 'mfa_required', continuation_token: 'ct-m' })]),
  method('methods', (client) => client.methods('ct0')),
  method('sendCode', (client) => client.sendCode('ct0', 'm-sms')),
  method('verifyCode', (client) => client.verifyCode('ct0', '123456')),
  method('pollCall', (client) => client.pollCall('ct0')),
  method('refresh', (client) => client.refresh('rt')),
  method('revoke', (client) => client.revoke('rt')),
  method('signUp.start', (client) => client.signUp.start('new@example.org')),
  method('signUp.start', (client) => client.signUp.start('new@example.org'), ['/signup/v1.0/start', refusal('user_already_exists')]),
  method('signUp.challenge', (client) => client.signUp.challenge('ct0')),
  method('signUp.submitCode', (client) => client.signUp.submitCode('ct0', '12345678')),
  method('signUp.submitPassword', (client) => client.signUp.submitPassword('ct0', 'pass word')),
  method('signUp.submitAttributes', (client) => client.signUp.submitAttributes('ct0', { displayName: 'Ana', npi: '1' })),
  method('register.channels', (client) => client.register.channels('ct0')),
  method('register.sendCode', (client) => client.register.sendCode('ct0', 'sms', '+12025550123')),
  method('register.sendCode', (client) => client.register.sendCode('ct0', 'voice', '+12025550123')),
  method('register.sendCode', (client) => client.register.sendCode('ct0', 'email', 'new@example.org')),
  method('register.submitCode', (client) => client.register.submitCode('ct0', '12345678')),
  method('register.pollCall', (client) => client.register.pollCall('ct0')),
  method('register.continuePreverified', (client) => client.register.continuePreverified('ct0')),
  method('resetPassword.start', (client) => client.resetPassword.start('ana@example.org')),
  method('resetPassword.start', (client) => client.resetPassword.start('ana@example.org'), ['/resetpassword/v1.0/start', refusal('user_not_found')]),
  method('resetPassword.challenge', (client) => client.resetPassword.challenge('ct0')),
  method('resetPassword.submitCode', (client) => client.resetPassword.submitCode('ct0', '12345678')),
  method('resetPassword.submitPassword', (client) => client.resetPassword.submitPassword('ct0', 'four words of mine')),
  method('resetPassword.poll', (client) => client.resetPassword.poll('ct0')),
];

async function recorded({ run, next }: (typeof calls)[number]): Promise<readonly Asked[]> {
  const tenant = new ScriptedTenant();
  for (const [path, answer] of next) tenant.next(path, answer);
  await run(new NativeAuthClient(tenant, config));
  return tenant.asked;
}

const methodsOf = (part: object, prefix = '') =>
  Object.getOwnPropertyNames(Object.getPrototypeOf(part)).filter((name) => name !== 'constructor').map((name) => `${prefix}${name}`);

describe('every request of the adapter', () => {
  it.each(calls.map((call, index) => [`${index} ${call.name}`, call] as const))('%s: has what is documented, and nothing else', async (_title, call) => {
    const asked = await recorded(call);
    expect(asked.length).toBeGreaterThan(0);
    for (const each of asked) {
      const { required, optional = [], fixed = {} } = documented[nameOf(each)] ?? expect.fail(`undocumented: ${nameOf(each)}`);
      const { client_id, ...sent } = each.form;
      expect(client_id).toBe(config.clientId);
      expect(Object.keys(sent)).toEqual(expect.arrayContaining([...required]));
      expect(Object.keys(sent).filter((name) => !required.includes(name) && !optional.includes(name))).toEqual([]);
      for (const value of Object.values(sent)) expect(value).not.toBe('');
      for (const [name, value] of Object.entries(fixed)) if (name in sent || required.includes(name)) expect(sent[name]).toBe(value);
      if (sent.challenge_type !== undefined && fixed.challenge_type !== 'oob') expect(sent.challenge_type.split(' ')).toContain('redirect');
      if (sent.challenge_type !== undefined) for (const type of sent.challenge_type.split(' ')) expect(['password', 'oob', 'redirect']).toContain(type);
      if (sent.attributes !== undefined) expect(JSON.parse(sent.attributes)).toEqual({ displayName: 'Ana', npi: '1' });
    }
  });

  it('is a form, posted, with an id of its own', async () => {
    const all = (await Promise.all(calls.map((call) => recorded(call)))).flat().filter(({ path }) => path !== '/oauth2/v2.0/revoke');
    for (const { request } of all) {
      expect(request).toMatchObject({ method: 'POST', timeoutMs: 15_000 });
      expect(request.form).toBeDefined();
      expect(request.json).toBeUndefined();
      expect(request.headers?.['client-request-id']).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
      expect(Object.keys(request.headers ?? {})).toEqual(['client-request-id']);
    }
    expect(new Set(all.map(({ request }) => request.headers?.['client-request-id'])).size).toBe(all.length);
  });

  it('says at every start of a flow what the client can do itself', async () => {
    const starts = (await Promise.all(calls.map((call) => recorded(call)))).flat().filter(({ path }) => /initiate|start$/.test(path));
    expect(new Set(starts.map(({ path }) => path)).size).toBe(3);
    for (const { form } of starts) expect(form.capabilities).toBe('mfa_required registration_required');
  });

  it('carries the newest continuation token', async () => {
    for (const call of calls) {
      const [first, ...rest] = await recorded(call);
      if (first?.form.continuation_token !== undefined) expect(first.form.continuation_token).toBe('ct0');
      for (const { form, newest } of rest) expect(form.continuation_token).toBe(newest);
    }
  });
});

describe('the recording', () => {
  it('sees every documented request', async () => {
    const seen = new Set((await Promise.all(calls.map((call) => recorded(call)))).flat().map((each) => nameOf(each)));
    expect([...seen].sort()).toEqual(Object.keys(documented).sort());
  });

  it('drives every method of the adapter', () => {
    const client = new NativeAuthClient(new ScriptedTenant(), config);
    const all = [...methodsOf(client), ...methodsOf(client.signUp, 'signUp.'), ...methodsOf(client.register, 'register.'), ...methodsOf(client.resetPassword, 'resetPassword.')];
    expect([...new Set(calls.map(({ name }) => name))].sort()).toEqual(all.sort());
  });
});

describe('what a whole flow sends', () => {
  const client = () => {
    const tenant = new ScriptedTenant();
    return { tenant, client: new NativeAuthClient(tenant, config) };
  };

  it('of a sign-up asks for the code first, then for the password', async () => {
    const { client: auth } = client();
    expect(await auth.signUp.start('new@example.org')).toMatchObject({ kind: 'sent', channel: 'email', target: 'n***w@e***e.org', codeLength: 8, intervalMs: 300_000 });
    expect(await auth.signUp.submitCode('ct2', '12345678')).toMatchObject({ kind: 'challenge', continuationToken: 'ct3' });
    expect(await auth.signUp.challenge('ct3')).toEqual({ kind: 'password', continuationToken: 'ct4' });
    expect(await auth.signUp.submitPassword('ct4', 'four words of mine')).toEqual({
      kind: 'attributes',
      continuationToken: 'ct5',
      attributes: [
        { name: 'displayName', type: 'text', required: true, pattern: '^.{1,40}$' },
        { name: 'extension_terms', type: 'yes-no', required: true },
        { name: 'jobTitle', type: 'text', required: false },
      ],
    });
    expect(await auth.signUp.submitAttributes('ct5', { displayName: 'Ana' })).toEqual({ kind: 'continued', continuationToken: 'ct6' });
  });

  it('of a registration leaves out what nobody here can register', async () => {
    const { client: auth } = client();
    expect(await auth.register.channels('ct0')).toEqual({ kind: 'channels', continuationToken: 'ct1', channels: ['sms', 'voice', 'email'] });
    expect(await auth.register.sendCode('ct1', 'voice', '+12025550123')).toMatchObject({ polled: true, channel: 'voice', target: '+12025550123', intervalMs: 5_000 });
  });

  it.each([
    [0, 2_000],
    [undefined, 2_000],
    [1, 1_000],
    [15, 15_000],
    [16, 2_000],
    [-3, 2_000],
  ])('of a reset asks again at the pace %s', async (poll_interval, pollIntervalMs) => {
    const { tenant, client: auth } = client();
    tenant.next('/resetpassword/v1.0/submit', { json: { continuation_token: 'ct9', poll_interval } });
    expect(await auth.resetPassword.submitPassword('ct8', 'four words of mine')).toEqual({ kind: 'submitted', continuationToken: 'ct9', pollIntervalMs });
  });

  it.each([
    ['not_started', { kind: 'working', continuationToken: undefined }],
    ['in_progress ', { kind: 'working', continuationToken: undefined }],
    ['a_status_of_tomorrow', { kind: 'working', continuationToken: undefined }],
    ['failed', { kind: 'refused', continuationToken: undefined }],
    ['succeeded', { kind: 'continued', continuationToken: 'ct8' }],
  ])('of a reset understands the status %s', async (status, progress) => {
    const { tenant, client: auth } = client();
    tenant.next('/resetpassword/v1.0/poll_completion', { json: { status } });
    expect(await auth.resetPassword.poll('ct8')).toEqual(progress);
  });
});
