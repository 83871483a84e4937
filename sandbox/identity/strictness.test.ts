import { describe, expect, it } from 'vitest';
import { methodId, openClient, problem, type Reply, type TestClient } from '../testing/client.ts';

type Attempt = (client: TestClient) => Promise<Reply>;

const EMAIL = 'maria.delgado@riverbend.example';
const start = { username: EMAIL, challenge_type: 'password oob redirect' };

async function passwordStage(client: TestClient, form: Record<string, string>): Promise<Reply> {
  const account = client.account('maria.delgado');
  const challenged = await client.next(await client.initiate(account), 'challenge');
  return client.next(challenged, 'token', { grant_type: 'password', password: account.password ?? '', scope: client.scope, ...form });
}

async function codeStage(client: TestClient, form: Record<string, string>): Promise<Reply> {
  const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
  return client.next(challenged, 'token', { grant_type: 'mfa_oob', oob: client.newestCode(), scope: client.scope, ...form });
}

async function secondFactor(client: TestClient): Promise<Reply> {
  return client.givePassword(client.account('maria.delgado'));
}

async function afterUse(client: TestClient, endpoint: string, form: Record<string, string> = {}): Promise<Reply> {
  const password = await secondFactor(client);
  await client.next(password, 'introspect');
  return client.next(password, endpoint, form);
}

async function expired(client: TestClient, endpoint: string, form: Record<string, string> = {}): Promise<Reply> {
  const password = await secondFactor(client);
  client.sandbox.control.setClockOffset(601_000);
  return client.next(password, endpoint, form);
}

const mfa = { grant_type: 'mfa_oob', oob: '123456', scope: 'openid' };

const refusals: readonly (readonly [what: string, expected: string, attempt: Attempt])[] = [
  ['initiate without client_id', '400 invalid_request 900144', (client) => client.post('initiate', { ...start, client_id: '' })],
  ['initiate with a foreign client_id', '400 unauthorized_client 700016', (client) => client.post('initiate', { ...start, client_id: '00000000-0000-0000-0000-000000000000' })],
  ['initiate without username', '400 invalid_request 900144', (client) => client.post('initiate', { ...start, username: '' })],
  ['initiate with a name that is no address', '400 invalid_request 90100', (client) => client.post('initiate', { ...start, username: 'maria' })],
  ['initiate with an unknown user', '400 user_not_found 50034', (client) => client.post('initiate', { ...start, username: 'nobody@riverbend.example' })],
  ['initiate without challenge_type', '400 invalid_request 900144', (client) => client.post('initiate', { ...start, challenge_type: '' })],
  ['initiate without redirect', '400 unsupported_challenge_type 901007', (client) => client.post('initiate', { ...start, challenge_type: 'password oob' })],
  ['initiate with an unknown challenge type', '400 unsupported_challenge_type 901007', (client) => client.post('initiate', { ...start, challenge_type: 'password magic redirect' })],
  ['initiate with a comma in challenge_type', '400 unsupported_challenge_type 901007', (client) => client.post('initiate', { ...start, challenge_type: 'password,oob,redirect' })],
  ['initiate with an unknown capability', '400 invalid_request 90100', (client) => client.post('initiate', { ...start, capabilities: 'mfa_required voice' })],
  ['initiate with native authentication off', '400 invalid_client nativeauthapi_disabled 550022', (client) => {
    client.sandbox.control.changeSettings({ nativeAuthEnabled: false });
    return client.post('initiate', start);
  }],

  ['challenge without a token', '400 invalid_request 900144', (client) => client.post('challenge', {})],
  ['challenge with a foreign token', '400 invalid_grant 55200', (client) => client.post('challenge', { continuation_token: 'AQABAAEAAADfoq' })],
  ['challenge with a used token', '400 invalid_grant 55200', (client) => afterUse(client, 'challenge')],
  ['challenge with an expired token', '400 expired_token 552003', (client) => expired(client, 'challenge')],
  ['challenge of the second factor without id', '400 invalid_request introspect_required 900144', async (client) => client.next(await secondFactor(client), 'challenge')],
  ['challenge with the method of someone else', '400 invalid_request 90100', async (client) => {
    const introspected = await client.next(await client.givePassword(client.account('kevin.oconnor')), 'introspect');
    return client.next(await secondFactor(client), 'challenge', { id: methodId(introspected, 'sms') });
  }],
  ['challenge without redirect in challenge_type', '400 unsupported_challenge_type 901007', async (client) => client.next(await secondFactor(client), 'challenge', { challenge_type: 'oob' })],

  ['introspect without a token', '400 invalid_request 900144', (client) => client.post('introspect', {})],
  ['introspect with a foreign token', '400 invalid_request 55200', (client) => client.post('introspect', { continuation_token: 'AQABAAEAAADfoq' })],
  ['introspect with a used token', '400 invalid_request 55200', (client) => afterUse(client, 'introspect')],
  ['introspect with an expired token', '400 expired_token 552003', (client) => expired(client, 'introspect')],
  ['introspect before the password', '400 invalid_request 55200', async (client) => client.next(await client.initiate(client.account('maria.delgado')), 'introspect')],

  ['token without grant_type', '400 invalid_request 900144', (client) => codeStage(client, { grant_type: '' })],
  ['token with an unknown grant', '400 unsupported_grant_type 70003', (client) => codeStage(client, { grant_type: 'authorization_code' })],
  ['token with a used continuation token', '400 invalid_grant 55200', (client) => afterUse(client, 'token', mfa)],
  ['token with an expired continuation token', '400 expired_token 552003', (client) => expired(client, 'token', mfa)],
  ['token with the oob grant for a second factor', '400 invalid_request 400002', (client) => codeStage(client, { grant_type: 'oob' })],
  ['token with the password grant for a second factor', '400 invalid_request 400002', (client) => codeStage(client, { grant_type: 'password', password: 'x' })],
  ['token with the mfa_oob grant before the password', '400 invalid_request 400002', (client) => passwordStage(client, { grant_type: 'mfa_oob', oob: '123456' })],
  ['token without a challenge', '400 invalid_request 400002', async (client) => client.next(await secondFactor(client), 'token', mfa)],
  ['token without scope', '400 invalid_request 900144', (client) => codeStage(client, { scope: '' })],
  ['token with an unknown scope', '400 invalid_scope 70011', (client) => codeStage(client, { scope: 'openid api://other/All' })],
  ['token without a password', '400 invalid_request 900144', (client) => passwordStage(client, { password: '' })],
  ['token with a wrong password', '400 invalid_grant 50126', (client) => passwordStage(client, { password: 'wrong' })],
  ['token of a locked account with the right password', '400 invalid_grant 50053', (client) => client.givePassword(client.account('daniel.fontaine'))],
  ['token without a code', '400 invalid_request 900144', (client) => codeStage(client, { oob: '' })],
  ['token with a wrong code', '400 invalid_grant invalid_oob_value 50181', (client) => codeStage(client, { oob: '000000x' })],
  ['token with a code after its life', '400 invalid_grant expired_oob_value 50181', async (client) => {
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    client.sandbox.control.setClockOffset(300_000);
    return client.giveCode(challenged, client.newestCode());
  }],
  ['token with the code of another sign-in', '400 invalid_grant invalid_oob_value 50181', async (client) => {
    await client.challenge(client.account('maria.delgado'), 'sms');
    const code = client.newestCode();
    const other = await client.challenge(client.account('maria.delgado'), 'sms');
    return client.giveCode(other, code);
  }],
  ['token with a code that was used', '400 invalid_grant 55200', async (client) => {
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    await client.giveCode(challenged, client.newestCode());
    return client.giveCode(challenged, client.newestCode());
  }],
  ['token with the code from before a resend', '400 invalid_grant invalid_oob_value 50181', async (client) => {
    client.sandbox.control.changeSettings({ codeInterval: 0 });
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    const code = client.newestCode();
    const introspected = await client.next(challenged, 'introspect');
    return client.giveCode(await client.next(introspected, 'challenge', { id: methodId(introspected, 'sms') }), code);
  }],
  ['refresh without a token', '400 invalid_request 900144', (client) => client.post('token', { grant_type: 'refresh_token' })],
  ['refresh with an unknown token', '400 invalid_grant 50173', (client) => client.post('token', { grant_type: 'refresh_token', refresh_token: 'x' })],
  ['revoke without a token', '400 invalid_request 900144', (client) => client.post('revoke', {})],
];

describe('refusals', () => {
  it.each(refusals)('%s → %s', async (_, expected, attempt) => {
    expect(problem(await attempt(await openClient()))).toBe(expected);
  });

  it('carry the ids and the text that support asks for', async () => {
    const client = await openClient();
    const correlationId = '0f3e8a52-65a4-4f0e-9a5c-5f4f2f5f4a11';
    const response = await fetch(`${client.sandbox.clientConfig.authority}/oauth2/v2.0/initiate`, {
      method: 'POST', body: new URLSearchParams({ client_id: 'x' }), headers: { 'client-request-id': correlationId },
    });
    expect(response.headers.get('x-ms-request-id')).toBe(correlationId);
    const body: unknown = await response.json();
    expect(body).toEqual({
      error: 'unauthorized_client', error_codes: [700016], correlation_id: correlationId,
      trace_id: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ$/) as string,
      error_description: expect.stringMatching(/^AADSTS700016: .*\r\nTrace ID: .*\r\nCorrelation ID: .*\r\nTimestamp: /) as string,
    });
  });
});

describe('the shape of a request', () => {
  it.each([
    ['JSON', 'application/json', JSON.stringify(start), '900144'],
    ['no content type', '', new URLSearchParams(start).toString(), '900144'],
    ['a parameter twice', 'application/x-www-form-urlencoded', 'client_id=a&client_id=b', '90100'],
  ])('refuses %s', async (_, contentType, body, code) => {
    const client = await openClient();
    const response = await fetch(`${client.sandbox.clientConfig.authority}/oauth2/v2.0/initiate`, {
      method: 'POST', body: Buffer.from(body), headers: contentType === '' ? {} : { 'content-type': contentType },
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toContain(`"error_codes":[${code}]`);
  });

  it('refuses GET', async () => {
    const client = await openClient();
    expect((await fetch(`${client.sandbox.clientConfig.authority}/oauth2/v2.0/token`)).status).toBe(405);
  });
});

describe('continuation tokens', () => {
  it('change with every answer, and the one before is dead', async () => {
    const client = await openClient();
    const account = client.account('maria.delgado');
    const initiated = await client.initiate(account);
    const challenged = await client.next(initiated, 'challenge');
    expect(challenged.body.continuation_token).not.toBe(initiated.body.continuation_token);
    expect(problem(await client.next(initiated, 'challenge'))).toBe('400 invalid_grant 55200');
  });

  it('stay as they are after a wrong password and a wrong code', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    const wrong = await client.giveCode(challenged, '00000000');
    expect(wrong.body.continuation_token).toBeUndefined();
    expect((await client.giveCode(challenged, client.newestCode())).status).toBe(200);
  });

  it('may also change with a wrong code', async () => {
    const client = await openClient({ settings: { rotateOnError: true } });
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    const wrong = await client.giveCode(challenged, '00000000');
    expect(problem(await client.giveCode(challenged, client.newestCode()))).toBe('400 invalid_grant 55200');
    expect((await client.giveCode(wrong, client.newestCode())).status).toBe(200);
  });

  it('end when the control side says so', async () => {
    const client = await openClient();
    const password = await secondFactor(client);
    client.sandbox.control.expireFlows();
    expect(problem(await client.next(password, 'introspect'))).toBe('400 expired_token 552003');
  });
});
