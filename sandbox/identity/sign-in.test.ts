import { createRemoteJWKSet, jwtVerify } from 'jose';
import { describe, expect, it } from 'vitest';
import { methodId, openClient, problem } from '../testing/client.ts';

describe('sign-in by code', () => {
  it('gives tokens after password and SMS code', async () => {
    const client = await openClient();
    const account = client.account('maria.delgado');
    const password = await client.givePassword(account);
    expect(problem(password)).toBe('400 invalid_grant mfa_required 50076');

    const introspected = await client.next(password, 'introspect');
    expect(introspected.body.methods?.map(({ challenge_channel, login_hint }) => `${challenge_channel} ${login_hint}`)).toEqual([
      'sms XXX-XXX-0147', 'voice XXX-XXX-0147', 'email m***o@r***d.example',
    ]);
    const challenged = await client.next(introspected, 'challenge', { id: methodId(introspected, 'sms') });
    expect(challenged.body).toMatchObject({
      challenge_type: 'oob', binding_method: 'prompt', challenge_channel: 'sms', challenge_target_label: 'XXX-XXX-0147',
      code_length: 6, interval: 30, expires_in: 300,
    });
    const tokens = await client.giveCode(challenged, client.newestCode());
    expect(tokens.body).toMatchObject({ token_type: 'Bearer', expires_in: 3600, scope: client.scope });
    expect(client.newestCode()).toMatch(/^\d{6}$/);
  });

  it('sends eight digits by e-mail', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('grace.whitfield'), 'email');
    expect(challenged.body).toMatchObject({ challenge_channel: 'email', code_length: 8, challenge_target_label: 'g***d@r***d.example' });
    expect(client.newestCode()).toMatch(/^\d{8}$/);
    expect((await client.giveCode(challenged, client.newestCode())).status).toBe(200);
  });

  it('signs in an account without a password by e-mail code, with the oob grant', async () => {
    const client = await openClient();
    const challenged = await client.next(await client.initiate(client.account('ingrid.solberg')), 'challenge');
    expect(challenged.body).toMatchObject({ challenge_type: 'oob', challenge_channel: 'email' });
    const tokens = await client.next(challenged, 'token', { grant_type: 'oob', oob: client.newestCode(), scope: client.scope });
    expect(tokens.status).toBe(200);
  });

  it('signs tokens that verify against the published keys', async () => {
    const client = await openClient();
    const { authority, clientId, fhirBaseUrl } = client.sandbox.clientConfig;
    const { body } = await client.signIn();
    const keys = createRemoteJWKSet(new URL(`${authority}/discovery/v2.0/keys`));
    const options = { issuer: `${authority}/v2.0`, algorithms: ['ES256'] };
    const id = await jwtVerify(body.id_token ?? '', keys, { ...options, audience: clientId });
    expect(id.payload).toMatchObject({
      name: 'María Delgado', email: 'maria.delgado@riverbend.example', preferred_username: 'maria.delgado@riverbend.example',
      fhirUser: `${fhirBaseUrl}/Practitioner/maria-delgado`, oid: id.payload.sub,
    });
    const access = await jwtVerify(body.access_token ?? '', keys, { ...options, audience: 'api://prior-authorization' });
    expect(access.payload).toMatchObject({ scp: 'Requests.ReadWrite' });
  });

  it('gives only the tokens that the scope asks for', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    const tokens = await client.next(challenged, 'token', { grant_type: 'mfa_oob', oob: client.newestCode(), scope: 'api://prior-authorization/Requests.ReadWrite' });
    expect(tokens.body.access_token).toBeTypeOf('string');
    expect(tokens.body.id_token ?? tokens.body.refresh_token).toBeUndefined();
  });

  it('never sends the same code twice in a row and never a predictable one', async () => {
    const client = await openClient({ settings: { codeInterval: 0, codeSends: 100 } });
    let challenged = await client.challenge(client.account('grace.whitfield'), 'email');
    const introspected = await client.next(challenged, 'introspect');
    challenged = introspected;
    for (let count = 0; count < 20; count += 1) challenged = await client.next(challenged, 'challenge', { id: methodId(introspected, 'email') });
    const codes = client.sandbox.control.messages().map(({ code }) => code);
    expect(new Set(codes).size).toBe(21);
  });
});

describe('what the account or the client makes of it', () => {
  it('asks for registration', async () => {
    const client = await openClient();
    expect(problem(await client.givePassword(client.account('owen.bishop')))).toBe('400 invalid_grant registration_required 50072');
  });

  it.each([
    ['maria.delgado', 'registration_required', 'Client is missing mfa_required capability'],
    ['owen.bishop', 'mfa_required', 'Client is missing registration_required capability'],
    ['maria.delgado', '', 'Client is missing mfa_required capability'],
  ])('redirects %s when the client only says "%s"', async (name, capabilities, reason) => {
    const client = await openClient();
    const account = client.account(name);
    const challenged = await client.next(await client.initiate(account, capabilities), 'challenge');
    const reply = await client.next(challenged, 'token', { grant_type: 'password', password: account.password ?? '', scope: client.scope });
    expect([reply.status, reply.body]).toEqual([200, { challenge_type: 'redirect', redirect_reason: reason }]);
  });

  it('redirects when the client does not take the first factor', async () => {
    const client = await openClient();
    const reply = await client.post('initiate', { username: client.account('maria.delgado').username, challenge_type: 'oob redirect' });
    expect([reply.status, reply.body.challenge_type, reply.body.continuation_token]).toEqual([200, 'redirect', undefined]);
  });

  it('redirects when the risk check wants the browser, and sends nothing', async () => {
    const client = await openClient();
    const reply = await client.challenge(client.account('priya.raman'), 'sms');
    expect([reply.status, reply.body.challenge_type]).toEqual([200, 'redirect']);
    expect(client.sandbox.control.messages()).toEqual([]);
  });

  it('leaves expires_in out when it is not announced', async () => {
    const client = await openClient({ settings: { announceLifetime: false } });
    expect((await client.challenge(client.account('maria.delgado'), 'sms')).body).not.toHaveProperty('expires_in');
  });
});
