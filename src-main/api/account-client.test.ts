import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { AccountClient } from './account-client.ts';
import type { AccessTokens } from './fhir-client.ts';

const base = 'https://server.example/account/v1.0';
const vaultId = '5b0d0f5e-3f0e-4c55-9c3e-0d6f6f0f8a11';
const secretKey = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** A client of a session whose token is renewed after each refusal. */
function open(...answers: Scripted[]) {
  const http = new ScriptedHttp(...answers);
  const refused: string[] = [];
  const tokens: AccessTokens = { accessToken: () => Promise.resolve(ok(`token-${refused.length}`)), refused: (token) => void refused.push(token) };
  return { http, refused, client: new AccountClient(http, base, tokens, new AbortController().signal) };
}

const refusal = (code: string): Scripted => ({ status: 400, json: { error: { code, message: 'Nothing to show.' } } });
const stale: Scripted = { status: 401, body: '', challenge: 'Bearer error="insufficient_user_authentication", max_age="300"' };
const dead: Scripted = { status: 401, body: '', challenge: 'Bearer error="invalid_token"' };

describe('what is asked', () => {
  it.each<[string, (client: AccountClient) => Promise<unknown>, string, string, unknown]>([
    ['methods', (client) => client.methods(), 'GET', 'me/authentication/methods', undefined],
    ['add a phone', (client) => client.add('phone', '+12025550147'), 'POST', 'me/authentication/phoneMethods', { phoneNumber: '+12025550147' }],
    ['add an address', (client) => client.add('email', 'a@b.example'), 'POST', 'me/authentication/emailMethods', { emailAddress: 'a@b.example' }],
    ['add an app', (client) => client.add('authenticator', 'My phone'), 'POST', 'me/authentication/softwareOathMethods', { displayName: 'My phone' }],
    ['activate', (client) => client.activate('phone', 'm/1', '123456'), 'POST', 'me/authentication/phoneMethods/m%2F1/activate', { verificationCode: '123456' }],
    ['remove', (client) => client.remove('email', 'm1'), 'DELETE', 'me/authentication/emailMethods/m1', undefined],
    ['renew recovery codes', (client) => client.renewRecoveryCodes(), 'POST', 'me/authentication/recoveryCodes', undefined],
    ['change the password', (client) => client.changePassword('old', 'new'), 'POST', 'me/changePassword', { currentPassword: 'old', newPassword: 'new' }],
    ['end all sessions', (client) => client.revokeSessions(), 'POST', 'me/revokeSignInSessions', undefined],
    ['read the recovery key', (client) => client.recoveryKey(vaultId), 'GET', `me/devices/${vaultId}/recoveryKey`, undefined],
    ['keep a recovery key', (client) => client.keepRecoveryKey(vaultId, Buffer.alloc(32)), 'PUT', `me/devices/${vaultId}/recoveryKey`, { key: Buffer.alloc(32).toString('base64') }],
    ['forget the recovery key', (client) => client.forgetRecoveryKey(vaultId), 'DELETE', `me/devices/${vaultId}/recoveryKey`, undefined],
    ['reset a registration', (client) => client.resetRegistration('a/b'), 'POST', 'users/a%2Fb/resetRegistration', undefined],
  ])('%s', async (_title, ask, method, path, json) => {
    const { http, client } = open({ json: {} });
    await ask(client);
    expect(http.asked).toHaveLength(1);
    expect(http.asked[0]).toMatchObject({ method, url: `${base}/${path}`, headers: { Authorization: 'Bearer token-0' }, signal: client.signal });
    expect(http.asked[0]?.json).toEqual(json);
  });
});

describe('what comes back', () => {
  it('methods: those that are known, with when they were added', async () => {
    const value = [
      { '@odata.type': '#microsoft.graph.phoneAuthenticationMethod', id: 'p', phoneNumber: 'XXX-XXX-0147', createdDateTime: '2026-01-05T08:00:00Z' },
      { '@odata.type': '#microsoft.graph.emailAuthenticationMethod', id: 'e', emailAddress: 'm***o@r***d.example' },
      { '@odata.type': '#microsoft.graph.softwareOathAuthenticationMethod', id: 'a', displayName: 'My phone', createdDateTime: 'yesterday' },
      { '@odata.type': '#microsoft.graph.passwordAuthenticationMethod', id: 'pw' },
    ];
    expect(await open({ json: { value, recoveryCodesLeft: 7 } }).client.methods()).toEqual(ok({
      methods: [
        { id: 'p', kind: 'phone', target: 'XXX-XXX-0147', addedAt: Date.UTC(2026, 0, 5, 8) },
        { id: 'e', kind: 'email', target: 'm***o@r***d.example' },
        { id: 'a', kind: 'authenticator', target: 'My phone' },
      ],
      recoveryCodesLeft: 7,
    }));
  });

  it('an authenticator on its way: its key, and the server\'s time', async () => {
    const json = { id: 'a', codeLength: 6, secretKey, issuer: 'Portal', accountName: 'ana' };
    expect(await open({ status: 201, json, date: 'Mon, 05 Jan 2026 08:00:00 GMT' }).client.add('authenticator', 'x')).toEqual(ok({ ...json, serverTime: Date.UTC(2026, 0, 5, 8) }));
    expect(await open({ status: 201, json }).client.add('authenticator', 'x')).toEqual(ok(json));
  });

  it('recovery codes, or none', async () => {
    expect(await open({ json: { recoveryCodes: ['aaaaabbbbb'] } }).client.activate('authenticator', 'a', '1')).toEqual(ok(['aaaaabbbbb']));
    expect(await open({ json: {} }).client.activate('phone', 'p', '1')).toEqual(ok(undefined));
    expect(await open({ status: 201, json: { recoveryCodes: ['x'] } }).client.renewRecoveryCodes()).toEqual(ok(['x']));
  });

  it('a recovery key of 32 bytes, or none', async () => {
    const key = Buffer.alloc(32, 7);
    expect(await open({ json: { key: key.toString('base64') } }).client.recoveryKey(vaultId)).toEqual(ok(key));
    expect(await open({ status: 404, body: '' }).client.recoveryKey(vaultId)).toEqual(ok(undefined));
    expect(await open({ json: { key: Buffer.alloc(31).toString('base64') } }).client.recoveryKey(vaultId)).toEqual(failed({ code: 'unexpected-answer' }));
  });

  it('204 is done', async () => {
    const { client } = open({ status: 204, body: '' });
    expect(await client.changePassword('a', 'b')).toEqual(ok(undefined));
    expect(await client.remove('phone', 'p')).toEqual(ok(undefined));
    expect(await client.keepRecoveryKey(vaultId, Buffer.alloc(32))).toEqual(ok(undefined));
  });

  it('what is to go and is not there has gone', async () => {
    const { client } = open({ status: 404, body: '' });
    expect(await client.remove('phone', 'p')).toEqual(ok(undefined));
    expect(await client.forgetRecoveryKey(vaultId)).toEqual(ok(undefined));
  });

  it('what is to be done and is not there was not done', async () => {
    const { client } = open({ status: 404, body: '' });
    for (const answer of [client.methods(), client.add('phone', '+1'), client.changePassword('a', 'b'), client.revokeSessions(), client.keepRecoveryKey(vaultId, Buffer.alloc(32))]) {
      expect(await answer).toEqual(failed({ code: 'unexpected-answer' }));
    }
    expect(await client.activate('phone', 'p', '1')).toEqual(failed({ code: 'enrolment-expired' }));
  });

  it.each<[Scripted]>([[{ json: { value: 'no' } }], [{ body: 'no' }], [{ json: null }]])('%j in place of an answer is none', async (answer) => {
    const { client } = open(answer);
    for (const asked of [client.methods(), client.add('authenticator', 'x'), client.renewRecoveryCodes(), client.recoveryKey(vaultId)]) {
      expect(await asked).toEqual(failed({ code: 'unexpected-answer' }));
    }
  });

  it.each(['JBSWY3DP', 'not base32 not base32', `${secretKey}!`])('a key %j is none', async (wrong) => {
    expect(await open({ json: { id: 'a', codeLength: 6, secretKey: wrong } }).client.add('authenticator', 'x')).toEqual(failed({ code: 'unexpected-answer' }));
  });
});

describe('a refusal', () => {
  it.each([
    ['methodExists', 'method-exists'],
    ['invalidContact', 'contact-invalid'],
    ['contactBlocked', 'contact-blocked'],
    ['invalidCode', 'wrong-code'],
    ['expired', 'enrolment-expired'],
    ['tooManyAttempts', 'too-many-wrong-codes'],
    ['lastMethod', 'last-method'],
    ['wrongPassword', 'wrong-current-password'],
    ['password_too_weak', 'password-too-weak'],
    ['password_too_short', 'password-too-short'],
    ['password_too_long', 'password-too-long'],
    ['password_recently_used', 'password-recently-used'],
    ['password_banned', 'password-banned'],
    ['password_is_invalid', 'password-invalid'],
    ['somethingNew', 'unexpected-answer'],
  ])('%s is %s', async (code, problem) => {
    expect(await open(refusal(code)).client.changePassword('a', 'b')).toEqual(failed({ code: problem }));
  });

  it.each<[Scripted, unknown]>([
    [{ status: 429, body: '', retryAfterMs: 9_000 }, { code: 'throttled', waitMs: 9_000 }],
    [{ status: 429, body: '' }, { code: 'throttled' }],
    [{ status: 403, body: '' }, { code: 'unexpected-answer' }],
    [{ code: 'timeout' }, { code: 'timeout' }],
    [{ code: 'server-trouble', waitMs: 5 }, { code: 'server-trouble', waitMs: 5 }],
  ])('%j', async (answer, problem) => {
    expect(await open(answer).client.methods()).toEqual(failed(problem));
  });

  it('of a sign-in that is too old leaves the token alone and is not asked again', async () => {
    const { http, refused, client } = open(stale);
    expect(await client.revokeSessions()).toEqual(failed({ code: 'confirm-needed' }));
    expect(refused).toEqual([]);
    expect(http.asked).toHaveLength(1);
  });

  it('of the token is tried once more, renewed', async () => {
    const { http, refused, client } = open(dead, { json: { value: [] } });
    expect(await client.methods()).toEqual(ok({ methods: [] }));
    expect(refused).toEqual(['token-0']);
    expect(http.asked.map(({ headers }) => headers?.Authorization)).toEqual(['Bearer token-0', 'Bearer token-1']);
  });

  it('of the renewed token too needs a sign-in', async () => {
    const { http, client } = open(dead);
    expect(await client.methods()).toEqual(failed({ code: 'confirm-needed' }));
    expect(http.asked).toHaveLength(2);
  });

  it('without a token nothing is asked', async () => {
    const http = new ScriptedHttp({ json: {} });
    const client = (code: 'sign-in-needed' | 'offline') =>
      new AccountClient(http, base, { accessToken: () => Promise.resolve(failed({ code })), refused: () => expect.fail() }, new AbortController().signal);
    expect(await client('sign-in-needed').methods()).toEqual(failed({ code: 'confirm-needed' }));
    expect(await client('offline').methods()).toEqual(failed({ code: 'offline' }));
    expect(http.asked).toEqual([]);
  });
});
