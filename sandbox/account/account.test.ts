import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { AccountClient, openAccount, refusal } from '../testing/account-client.ts';
import { openClient, problem } from '../testing/client.ts';
import { DomainClient } from '../testing/domain-client.ts';
import { continueSignUp, newPerson, sendSignUpCode } from '../testing/flows.ts';

const PASSWORD = 'a-brand-new-passphrase-here';

describe('who may ask', () => {
  it.each([
    ['no token', '', 'Bearer realm="account"'],
    ['a wrong token', 'x.y.z', 'Bearer realm="account", error="invalid_token", error_description="The access token is not valid"'],
  ])('not with %s', async (_, token, challenge) => {
    const client = await openClient();
    const response = await fetch(`${client.sandbox.clientConfig.accountUrl}/me/authentication/methods`, { headers: token === '' ? {} : { authorization: `Bearer ${token}` } });
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, challenge]);
  });

  it('changes want a sign-in of the last five minutes, reading methods does not', async () => {
    const account = await openAccount();
    account.client.sandbox.control.setClockOffset(301_000);
    const stale = 'Bearer error="insufficient_user_authentication", max_age="300"';
    for (const [method, path] of [
      ['POST', 'authentication/phoneMethods'], ['POST', 'authentication/emailMethods'], ['POST', 'authentication/softwareOathMethods'],
      ['POST', 'authentication/phoneMethods/x/activate'], ['DELETE', 'authentication/phoneMethods/x'], ['POST', 'authentication/recoveryCodes'],
      ['POST', 'changePassword'], ['POST', 'revokeSignInSessions'],
      ['PUT', 'devices/x/recoveryKey'], ['GET', 'devices/x/recoveryKey'], ['DELETE', 'devices/x/recoveryKey'],
    ] as const) {
      const reply = await account.ask(method, path);
      expect([path, refusal(reply), reply.headers.get('www-authenticate')]).toEqual([path, '401 insufficientUserAuthentication', stale]);
    }
    expect((await account.ask('GET', 'authentication/methods')).status).toBe(200);
  });

  it('a refreshed session is as old as its sign-in, a new sign-in is fresh', async () => {
    const client = await openClient();
    const { body } = await client.signIn();
    client.sandbox.control.setClockOffset(301_000);
    const refreshed = await client.post('token', { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '', scope: client.scope });
    const old = new AccountClient(client, '', refreshed.body.access_token ?? '');
    expect(refusal(await old.ask('POST', 'authentication/recoveryCodes'))).toBe('401 insufficientUserAuthentication');
    expect((await (await openAccount('maria.delgado', client)).ask('POST', 'authentication/recoveryCodes')).status).toBe(201);
  });
});

describe('a domain account', () => {
  it('has no methods here, but sessions and recovery keys', async () => {
    const client = await openClient();
    const person = client.account('nadia.haddad');
    const domain = new DomainClient(client.sandbox.clientConfig.domain);
    const { access_token: token = '' } = await domain.redeem(await domain.signIn(person));
    const account = new AccountClient(client, person.username, token);
    expect((await account.ask('GET', 'authentication/methods')).body).toEqual({ value: [] });
    expect(refusal(await account.ask('POST', 'changePassword', { currentPassword: person.password, newPassword: PASSWORD }))).toBe('403 accessDenied');
    const key = randomBytes(32).toString('base64');
    await account.ask('PUT', 'devices/v/recoveryKey', { key });
    expect((await account.ask('GET', 'devices/v/recoveryKey')).body).toEqual({ key });
    expect((await account.ask('POST', 'revokeSignInSessions')).status).toBe(200);
    expect(client.sandbox.control.sessionCount(person.username)).toBe(0);
  });

  it('is another one than an account with the same address that somebody opened here', async () => {
    const client = await openClient();
    const person = client.account('nadia.haddad');
    const sent = await sendSignUpCode(client, { username: person.username, password: PASSWORD, attributes: JSON.stringify(newPerson.attributes) });
    await continueSignUp(client, sent, 'oob', client.newestCode());
    client.sandbox.control.changeAccount(person.username, { registered: true });
    const domain = new DomainClient(client.sandbox.clientConfig.domain);
    const { access_token: token = '' } = await domain.redeem(await domain.signIn(person));
    expect(refusal(await new AccountClient(client, '', token).ask('POST', 'authentication/recoveryCodes'))).toBe('403 accessDenied');
  });
});

describe('the password', () => {
  it('is changed; other sessions end, this one stays', async () => {
    const account = await openAccount();
    const { client } = account;
    const other = await client.signIn();
    const changed = await account.ask('POST', 'changePassword', { currentPassword: client.account('maria.delgado').password, newPassword: PASSWORD });
    expect([changed.status, changed.body]).toEqual([204, undefined]);
    expect(problem(await client.givePassword(client.account('maria.delgado'), PASSWORD))).toContain('mfa_required');
    expect((await client.fhir('Practitioner/maria-delgado', other.body.access_token)).status).toBe(401);
    expect((await account.ask('GET', 'authentication/methods')).status).toBe(200);
    expect(client.sandbox.control.secrets()).toContain(PASSWORD);
  });

  it.each([
    ['wrong', PASSWORD, '400 wrongPassword'],
    [undefined, 'short', '400 password_too_short'],
    [undefined, undefined, '400 password_recently_used'],
    [undefined, 'maria.delgado-42', '400 password_is_invalid'],
  ])('is refused: %s, %s → %s', async (current, wanted, expected) => {
    const account = await openAccount();
    const { password } = account.client.account('maria.delgado');
    expect(refusal(await account.ask('POST', 'changePassword', { currentPassword: current ?? password, newPassword: wanted ?? password }))).toBe(expected);
  });

  it('locks after too many wrong ones', async () => {
    const account = await openAccount();
    account.client.sandbox.control.changeSettings({ passwordAttempts: 1 });
    await account.ask('POST', 'changePassword', { currentPassword: 'wrong', newPassword: PASSWORD });
    const locked = await account.ask('POST', 'changePassword', { currentPassword: 'wrong', newPassword: PASSWORD });
    expect([refusal(locked), locked.headers.get('retry-after')]).toEqual(['429 tooManyRequests', '60']);
    expect(problem(await account.client.givePassword(account.client.account('maria.delgado')))).toBe('400 invalid_grant 50053');
  });

  it('can not be given to an account that has none', async () => {
    const client = await openClient();
    const challenged = await client.next(await client.initiate(client.account('ingrid.solberg')), 'challenge');
    const { body } = await client.next(challenged, 'token', { grant_type: 'oob', oob: client.newestCode(), scope: client.scope });
    const account = new AccountClient(client, '', body.access_token ?? '');
    expect(refusal(await account.ask('POST', 'changePassword', { currentPassword: '', newPassword: PASSWORD }))).toBe('400 wrongPassword');
  });
});

describe('every session', () => {
  it('ends, this one too', async () => {
    const account = await openAccount();
    await account.client.signIn();
    const { status, body } = await account.ask('POST', 'revokeSignInSessions');
    expect([status, body]).toEqual([200, { value: true }]);
    expect(account.client.sandbox.control.sessionCount(account.username)).toBe(0);
    expect(refusal(await account.ask('GET', 'authentication/methods'))).toBe('401 invalidAuthenticationToken');
  });
});

describe('the recovery key of a vault', () => {
  const path = 'devices/vault-1/recoveryKey';

  it('is kept, given back and forgotten, for its person only', async () => {
    const account = await openAccount();
    const key = randomBytes(32).toString('base64');
    expect(refusal(await account.ask('GET', path))).toBe('404 itemNotFound');
    expect((await account.ask('PUT', path, { key })).status).toBe(204);
    expect(await account.ask('GET', path)).toMatchObject({ status: 200, body: { key } });
    expect(account.client.sandbox.control.secrets()).toContain(key);
    expect(refusal(await account.ask('GET', 'devices/vault-2/recoveryKey'))).toBe('404 itemNotFound');
    expect(refusal(await (await openAccount('kevin.oconnor', account.client)).ask('GET', path))).toBe('404 itemNotFound');
    expect((await account.ask('DELETE', path)).status).toBe(204);
    expect(refusal(await account.ask('GET', path))).toBe('404 itemNotFound');
  });

  it.each([['too short', randomBytes(31).toString('base64')], ['no base64', '?'.repeat(44)], ['no text', 7]])('is refused when it is %s', async (_, key) => {
    expect(refusal(await (await openAccount()).ask('PUT', path, { key }))).toBe('400 invalidRequest');
  });

  it('outlives a reset password', async () => {
    const account = await openAccount();
    const key = randomBytes(32).toString('base64');
    await account.ask('PUT', path, { key });
    account.client.sandbox.control.changeAccount(account.username, { password: PASSWORD });
    const challenged = await account.client.next(
      await account.client.givePassword(account.client.account('maria.delgado'), PASSWORD), 'introspect');
    const sent = await account.client.next(challenged, 'challenge', { id: challenged.body.methods?.[2]?.id ?? '' });
    const { body } = await account.client.giveCode(sent, account.client.newestCode());
    expect((await new AccountClient(account.client, '', body.access_token ?? '').ask('GET', path)).body).toEqual({ key });
  });
});
