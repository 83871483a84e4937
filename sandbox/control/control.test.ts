import { describe, expect, it } from 'vitest';
import { openClient, problem, type TestClient } from '../testing/client.ts';
import { newPerson, sendSignUpCode, signUp } from '../testing/flows.ts';

interface Json { status: number; body: unknown }

async function control(client: TestClient, method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Json> {
  const response = await fetch(`${client.sandbox.url}/control/${path}`, {
    method, headers: { 'content-type': 'application/json', ...headers }, ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

const MARIA = 'maria.delgado@riverbend.example';

describe('control side over HTTP', () => {
  it('shows what was sent, newest first', async () => {
    const client = await openClient();
    await client.challenge(client.account('grace.whitfield'), 'email');
    await client.challenge(client.account('maria.delgado'), 'sms');
    const { body } = await control(client, 'GET', 'outbox');
    expect(body).toMatchObject({
      messages: [{ id: 2, channel: 'sms', to: '+12025550147', username: MARIA }, { id: 1, channel: 'email', to: 'grace.whitfield@riverbend.example' }],
      calls: [],
    });
  });

  it('answers a call and presses #', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('maria.delgado'), 'voice');
    const { id } = await client.sandbox.control.waitForCall();
    expect((await control(client, 'POST', `calls/${id}`, { action: 'press', keys: '#' })).status).toBe(404);
    expect((await control(client, 'POST', `calls/${id}`, { action: 'answer' })).status).toBe(200);
    expect((await control(client, 'POST', `calls/${id}`, { action: 'press', keys: '#' })).status).toBe(200);
    expect((await client.next(challenged, 'token', { grant_type: 'mfa_oob', scope: client.scope })).status).toBe(200);
  });

  it('moves the clock, which the Date header follows', async () => {
    const client = await openClient();
    await control(client, 'PUT', 'clock', { offset: 86_400_000 });
    expect((await control(client, 'GET', 'clock')).body).toEqual({ offset: 86_400_000 });
    const response = await fetch(`${client.sandbox.url}/fhir/metadata`);
    expect(Date.parse(response.headers.get('date') ?? '') - Date.now()).toBeGreaterThan(86_000_000);
  });

  it('changes settings, and refuses wrong ones', async () => {
    const client = await openClient();
    expect((await control(client, 'PATCH', 'settings', { smsCodeLength: 8 })).body).toMatchObject({ smsCodeLength: 8, emailCodeLength: 8 });
    expect((await control(client, 'PATCH', 'settings', { smsCodeLength: 40 })).status).toBe(400);
    expect((await control(client, 'PATCH', 'settings', { unknown: 1 })).status).toBe(400);
    expect((await client.challenge(client.account('maria.delgado'), 'sms')).body).toMatchObject({ code_length: 8 });
  });

  it('changes accounts and ends sessions', async () => {
    const client = await openClient();
    const tokens = await client.signIn();
    expect((await control(client, 'POST', `accounts/${MARIA}/revoke-sessions`)).status).toBe(200);
    expect(problem(await client.post('token', { grant_type: 'refresh_token', refresh_token: tokens.body.refresh_token ?? '' }))).toContain('invalid_grant');
    expect((await control(client, 'PATCH', `accounts/${MARIA}`, { password: 'a-quite-different-passphrase', voiceBinding: 'transfer' })).status).toBe(200);
    expect(problem(await client.givePassword(client.account('maria.delgado')))).toBe('400 invalid_grant 50126');
    expect(problem(await client.givePassword(client.account('maria.delgado'), 'a-quite-different-passphrase'))).toContain('mfa_required');
    expect((await control(client, 'PATCH', 'accounts/nobody@riverbend.example', { locked: true })).status).toBe(404);
  });

  it('expires sign-ins and access tokens', async () => {
    const client = await openClient();
    const { body } = await client.signIn();
    const initiated = await client.initiate(client.account('maria.delgado'));
    await control(client, 'POST', 'expire-flows');
    await control(client, 'POST', 'expire-access-tokens');
    expect(problem(await client.next(initiated, 'challenge'))).toBe('400 expired_token 552003');
    expect((await client.fhir('Practitioner/maria-delgado', body.access_token)).status).toBe(401);
  });

  it('adds, changes and deletes a request', async () => {
    const client = await openClient();
    const token = (await client.signIn()).body.access_token;
    const added = await control(client, 'POST', 'claims');
    expect(added.body).toMatchObject({ resourceType: 'Claim', status: 'draft', meta: { versionId: '1' } });
    const { id } = added.body as { id: string };
    expect(client.sandbox.control.claims().at(-1)?.id).toBe(id);
    expect((await control(client, 'PATCH', `claims/${id}`, { status: 'active' })).body).toMatchObject({ id, status: 'active', meta: { versionId: '2' } });
    expect((await control(client, 'DELETE', `claims/${id}`)).status).toBe(200);
    expect((await client.fhir(`Claim/${id}`, token)).status).toBe(410);
    expect((await control(client, 'DELETE', `claims/${id}`)).status).toBe(410);
    expect((await control(client, 'PATCH', 'claims/never', {})).status).toBe(404);
  });

  it('resets everything, with another data-set size', async () => {
    const client = await openClient({ requests: 5 });
    const tokens = await client.signIn();
    const before = client.sandbox.control.claims().map(({ id }) => id);
    client.sandbox.control.changeSettings({ smsCodeLength: 8 });
    client.sandbox.control.setClockOffset(5_000);
    client.sandbox.control.addFault({ kind: 'hang', path: '/fhir/*' });
    await client.sandbox.control.deleteClaim(before[0] ?? '');

    expect((await control(client, 'POST', 'reset', { requests: 50 })).status).toBe(200);
    expect(client.sandbox.control.claims().filter(({ status }) => status === 'draft')).toHaveLength(50);
    expect(client.sandbox.control.messages()).toEqual([]);
    expect(client.sandbox.control.faults()).toEqual([]);
    expect(client.sandbox.control.clockOffset()).toBe(0);
    expect(client.sandbox.control.settings().smsCodeLength).toBe(6);
    expect((await client.fhir('Practitioner/maria-delgado', tokens.body.access_token)).status).toBe(401);

    await client.sandbox.control.reset();
    expect(new Set(client.sandbox.control.claims().map(({ id }) => id))).toEqual(new Set(before));
  });

  it('lists the requests that came in, without secrets', async () => {
    const client = await openClient();
    await client.signIn();
    const { body } = await control(client, 'GET', 'requests');
    expect((body as { path: string; grantType?: string }[]).map(({ path, grantType }) => `${path.split('/').at(-1) ?? ''} ${grantType ?? ''}`.trim())).toEqual([
      'initiate', 'challenge', 'token password', 'introspect', 'challenge', 'token mfa_oob',
    ]);
    expect(JSON.stringify(body)).not.toContain(client.account('maria.delgado').password);
  });

  it('lists the parameters of identity requests, and the values of those that are no secret', async () => {
    const client = await openClient();
    const sent = await sendSignUpCode(client);
    await client.next(sent, 'signup/v1.0/continue', { grant_type: 'oob', oob: 'my-secret-code' });
    await client.fhir('metadata', undefined);
    const capabilities = 'mfa_required registration_required';
    expect(client.sandbox.control.requests().map(({ parameters, values }) => ({ parameters, values }))).toEqual([
      { parameters: ['client_id', 'username', 'challenge_type', 'capabilities'], values: { challenge_type: 'oob password redirect', capabilities } },
      { parameters: ['client_id', 'continuation_token', 'challenge_type'], values: { challenge_type: 'oob password redirect' } },
      { parameters: ['client_id', 'continuation_token', 'grant_type', 'oob'], values: { grant_type: 'oob' } },
      { parameters: undefined, values: undefined },
    ]);
    expect(JSON.stringify(client.sandbox.control.requests())).not.toContain('my-secret-code');
  });

  it('shows what a test or a person needs: facility codes, methods, authenticator and recovery codes', async () => {
    const client = await openClient();
    const of = async (name: string, what: string) => control(client, 'GET', `accounts/${name}@riverbend.example/${what}`);
    expect((await control(client, 'GET', 'facility-codes')).body).toEqual({ 'RRMC-2100': 'riverbend-regional', 'HPRH-0048': 'harbor-point-rehab', 'CVCC-0910': 'cedar-valley-clinic' });
    expect((await of('grace.whitfield', 'methods')).body).toMatchObject([{ channel: 'email', target: 'grace.whitfield@riverbend.example', label: 'g***d@r***d.example' }]);
    expect((await of('yasmin.farouk', 'authenticator-code')).body).toEqual({ code: client.sandbox.control.authenticatorCode('yasmin.farouk@riverbend.example') });
    expect((await of('maria.delgado', 'authenticator-code')).status).toBe(404);
    expect((await of('yasmin.farouk', 'recovery-codes')).body).toHaveLength(10);
  });

  it('lists accounts with the password of now, and can change those that people made', async () => {
    const client = await openClient();
    await signUp(client);
    const { control: side } = client.sandbox;
    expect(side.changeAccount(newPerson.username, { password: 'another-new-passphrase', registered: true })).toBe(true);
    expect(side.accounts().at(-1)).toMatchObject({ username: newPerson.username, password: 'another-new-passphrase' });
    expect(side.secrets()).toEqual(expect.arrayContaining([newPerson.password, 'another-new-passphrase']));
    await side.reset();
    expect(side.accounts().some(({ username }) => username === newPerson.username)).toBe(false);
    expect(side.secrets()).not.toContain(newPerson.password);
  });

  it('refuses pages of other sites, bodies that are not JSON, and unknown paths', async () => {
    const client = await openClient();
    expect((await control(client, 'POST', 'reset', {}, { origin: 'https://elsewhere.example' })).status).toBe(403);
    expect((await control(client, 'POST', 'expire-flows', undefined, { origin: client.sandbox.url })).status).toBe(200);
    expect((await fetch(`${client.sandbox.url}/control/faults`, { method: 'POST', body: '{' })).status).toBe(400);
    expect((await control(client, 'POST', 'faults', { kind: 'status', path: '/x', status: 200 })).status).toBe(400);
    expect((await control(client, 'GET', 'nothing')).status).toBe(404);
  });
});

describe('what tests of a client look for', () => {
  it('every opaque token that was given, and the open sessions', async () => {
    const client = await openClient();
    const { control } = client.sandbox;
    const tokens = await client.signIn();
    expect(control.sessionCount(MARIA)).toBe(1);
    const given = control.opaqueTokens();
    expect(given).toHaveLength(6);
    expect(new Set(given).size).toBe(6);
    expect(given).toContain(tokens.body.refresh_token);
    await client.post('revoke', { token: tokens.body.refresh_token ?? '' });
    expect(control.sessionCount(MARIA)).toBe(0);
    expect(control.opaqueTokens()).toEqual(given);
  });

  it('every consumer', async () => {
    const { sandbox } = await openClient();
    expect(sandbox.control.consumers()).toHaveLength(80);
  });
});

describe('waiting', () => {
  it('resolves when the message comes', async () => {
    const client = await openClient();
    const awaited = client.sandbox.control.waitForMessage({ username: MARIA, channel: 'email' });
    await client.challenge(client.account('maria.delgado'), 'sms');
    await client.challenge(client.account('maria.delgado'), 'email');
    expect(await awaited).toMatchObject({ id: 2, channel: 'email' });
    expect(await client.sandbox.control.waitForMessage({ afterId: 1 })).toMatchObject({ id: 2 });
  });

  it('resolves when the phone rings', async () => {
    const client = await openClient();
    const awaited = client.sandbox.control.waitForCall(MARIA);
    await client.challenge(client.account('maria.delgado'), 'voice');
    expect(await awaited).toMatchObject({ state: 'ringing', to: '+12025550147', binding: 'none' });
  });
});
