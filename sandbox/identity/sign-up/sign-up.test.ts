import type { PractitionerRole } from '@medplum/fhirtypes';
import { decodeJwt } from 'jose';
import { describe, expect, it } from 'vitest';
import { openClient, problem, type Reply, type TestClient } from '../../testing/client.ts';
import { continueSignUp, finish, newPerson, registerContact, sendSignUpCode, signUp, signUpToAttributes, signUpToPassword, startSignUp } from '../../testing/flows.ts';

const CONTINUE = 'signup/v1.0/continue';
const { username, password } = newPerson;
const attributes = (changes: Record<string, unknown> = {}): string => JSON.stringify({ ...newPerson.attributes, ...changes });

describe('sign-up', () => {
  it('proves the address, takes password and attributes, and leads to the registration of a second factor', async () => {
    const client = await openClient();
    const sent = await sendSignUpCode(client);
    expect(sent.body).toMatchObject({
      challenge_type: 'oob', binding_method: 'prompt', challenge_channel: 'email', challenge_target_label: 'r***t@h***t.example', code_length: 8, interval: 30,
    });
    expect(client.sandbox.control.messages()[0]).toMatchObject({ username, to: username, channel: 'email', text: expect.stringContaining('to register') as string });

    const proved = await continueSignUp(client, sent, 'oob', client.newestCode());
    expect(problem(proved)).toBe('400 credential_required 55103');
    const asked = await client.next(proved, 'signup/v1.0/challenge', { challenge_type: 'oob password redirect' });
    expect(asked.body).toEqual({ challenge_type: 'password', continuation_token: asked.body.continuation_token });

    const wanted = await continueSignUp(client, asked, 'password', password);
    expect(problem(wanted)).toBe('400 attributes_required 55106');
    expect(wanted.body.required_attributes).toEqual([
      { name: 'displayName', type: 'string', required: true },
      { name: 'jobTitle', type: 'string', required: false },
      { name: 'extension_facilityCode', type: 'string', required: true, options: { regex: '^[A-Z]{2,4}-[0-9]{4}$' } },
      { name: 'extension_acceptsTerms', type: 'boolean', required: true },
    ]);

    const opened = await continueSignUp(client, wanted, 'attributes', attributes());
    expect([opened.status, Object.keys(opened.body)]).toEqual([200, ['continuation_token']]);
    expect(problem(await finish(client, opened, { username }))).toBe('400 invalid_grant registration_required 50072');
  });

  it('opens an account that works at the facility of its code, once its own address is its second factor', async () => {
    const client = await openClient();
    const preverified = await registerContact(client, await signUp(client), username, 'email');
    const registered = await client.next(preverified, 'register/v1.0/continue', { grant_type: 'continuation_token' });
    const { body } = await finish(client, registered);
    const { fhirUser, name } = decodeJwt<{ fhirUser: string; name: string }>(body.id_token ?? '');
    expect(name).toBe('Rosa Lindqvist');
    const read = await client.fhir(fhirUser, body.access_token);
    expect(read.body).toMatchObject({ resourceType: 'Practitioner', name: [{ family: 'Lindqvist', given: ['Rosa'] }] });
    const roles = await client.fhir(`PractitionerRole?practitioner=Practitioner/${read.body.id ?? ''}`, body.access_token);
    expect(roles.body.entry?.map(({ resource }) => (resource as unknown as PractitionerRole).organization?.reference)).toEqual(['Organization/harbor-point-rehab']);
    expect((await client.fhir('Claim?_summary=count', body.access_token)).body.total).toBe(19);
  });

  it('never gives somebody the Practitioner of another person with the same name before the @', async () => {
    const client = await openClient();
    const sent = await sendSignUpCode(client, { username: 'maria.delgado@elsewhere.example', password, attributes: attributes() });
    const opened = await continueSignUp(client, sent, 'oob', client.newestCode());
    const preverified = await registerContact(client, await finish(client, opened, { username: 'maria.delgado@elsewhere.example' }), 'maria.delgado@elsewhere.example', 'email');
    const { body } = await finish(client, await client.next(preverified, 'register/v1.0/continue', { grant_type: 'continuation_token' }));
    expect(decodeJwt<{ fhirUser: string }>(body.id_token ?? '').fhirUser).not.toContain('maria-delgado');
    expect((await client.fhir('Claim?_summary=count', body.access_token)).body.total).toBe(19);
  });

  it('takes password and attributes at the start too, and then asks for the code only', async () => {
    const client = await openClient();
    const sent = await sendSignUpCode(client, { password, attributes: attributes() });
    expect((await continueSignUp(client, sent, 'oob', client.newestCode())).status).toBe(200);
    expect(client.sandbox.control.accounts().at(-1)).toEqual({ username, password, purpose: 'signed up here' });
    expect(client.sandbox.control.secrets()).toContain(password);
  });

  it('asks only for the attributes that are missing', async () => {
    const client = await openClient();
    const sent = await sendSignUpCode(client, { password, attributes: JSON.stringify({ displayName: 'Rosa Lindqvist', jobTitle: '' }) });
    const wanted = await continueSignUp(client, sent, 'oob', client.newestCode());
    expect((wanted.body.required_attributes as { name: string }[]).map(({ name }) => name)).toEqual(['extension_facilityCode', 'extension_acceptsTerms']);
  });

  it('sends another code when asked again, not before the interval is over', async () => {
    const client = await openClient();
    const sent = await sendSignUpCode(client);
    const first = client.newestCode();
    const tooSoon = await client.next(sent, 'signup/v1.0/challenge');
    expect([problem(tooSoon), tooSoon.headers.get('retry-after')]).toEqual(['429 slow_down 50196', '30']);
    client.sandbox.control.setClockOffset(30_000);
    const again = await client.next(sent, 'signup/v1.0/challenge');
    expect(problem(await continueSignUp(client, again, 'oob', first))).toBe('400 invalid_grant invalid_oob_value 50181');
    expect(problem(await continueSignUp(client, again, 'oob', client.newestCode()))).toBe('400 credential_required 55103');
  });

  it('counts wrong codes across new starts', async () => {
    const client = await openClient({ settings: { codeAttempts: 2 } });
    await continueSignUp(client, await sendSignUpCode(client), 'oob', 'wrong');
    expect(problem(await continueSignUp(client, await sendSignUpCode(client), 'oob', 'wrong'))).toBe('400 invalid_grant 50053');
    expect(problem(await sendSignUpCode(client))).toBe('400 invalid_grant 50053');
  });

  it('opens one account when two sign-ups for the same address run at once', async () => {
    const client = await openClient();
    const first = await signUpToAttributes(client);
    const second = await sendSignUpCode(client);
    expect((await continueSignUp(client, first, 'attributes', attributes())).status).toBe(200);
    expect(problem(await continueSignUp(client, second, 'oob', client.newestCode()))).toBe('400 user_already_exists 1003037');
  });
});

const refusals: readonly (readonly [what: string, expected: string, attempt: (client: TestClient) => Promise<Reply>])[] = [
  ['start without client_id', '400 invalid_request 900144', (client) => startSignUp(client, { client_id: '' })],
  ['start without username', '400 invalid_request 900144', (client) => startSignUp(client, { username: '' })],
  ['start with a name that is no address', '400 invalid_request 90100', (client) => startSignUp(client, { username: 'rosa' })],
  ['start without redirect', '400 unsupported_challenge_type 901007', (client) => startSignUp(client, { challenge_type: 'oob password' })],
  ['start with an unknown capability', '400 invalid_request 90100', (client) => startSignUp(client, { capabilities: 'voice' })],
  ['start with an address that has an account', '400 user_already_exists 1003037', (client) => startSignUp(client, { username: 'Maria.Delgado@riverbend.example' })],
  ['start with a weak password', '400 invalid_grant password_too_weak 399246', (client) => startSignUp(client, { password: 'aaaabbbb' })],
  ['start with a wrong attribute', '400 invalid_grant attribute_validation_failed 55106', (client) => startSignUp(client, { attributes: attributes({ displayName: ' ' }) })],
  ['start with native authentication off', '400 invalid_client nativeauthapi_disabled 550022', (client) => {
    client.sandbox.control.changeSettings({ nativeAuthEnabled: false });
    return startSignUp(client);
  }],
  ['challenge without a token', '400 invalid_request 900144', (client) => client.post('signup/v1.0/challenge', {})],
  ['challenge with a foreign token', '400 invalid_grant 55200', (client) => client.post('signup/v1.0/challenge', { continuation_token: 'AQABAAEAAADfoq' })],
  ['challenge without redirect', '400 unsupported_challenge_type 901007', async (client) => client.next(await startSignUp(client), 'signup/v1.0/challenge', { challenge_type: 'oob' })],
  ['challenge past the life of the flow', '400 expired_token 552003', async (client) => {
    const started = await startSignUp(client);
    client.sandbox.control.expireFlows();
    return client.next(started, 'signup/v1.0/challenge');
  }],
  ['continue with a foreign token', '400 invalid_request 55200', (client) => client.post(CONTINUE, { continuation_token: 'x', grant_type: 'oob', oob: '1' })],
  ['continue without grant_type', '400 invalid_request 900144', async (client) => client.next(await sendSignUpCode(client), CONTINUE, { oob: '1' })],
  ['continue with an unknown grant', '400 invalid_grant 70003', async (client) => client.next(await sendSignUpCode(client), CONTINUE, { grant_type: 'mfa_oob', oob: '1' })],
  ['continue without the code', '400 invalid_request 900144', async (client) => client.next(await sendSignUpCode(client), CONTINUE, { grant_type: 'oob' })],
  ['continue before a code was sent', '400 invalid_request 400002', async (client) => continueSignUp(client, await startSignUp(client), 'oob', '12345678')],
  ['continue with a wrong code', '400 invalid_grant invalid_oob_value 50181', async (client) => continueSignUp(client, await sendSignUpCode(client), 'oob', 'wrong')],
  ['continue with a code after its life', '400 invalid_grant expired_oob_value 50181', async (client) => {
    const sent = await sendSignUpCode(client);
    client.sandbox.control.setClockOffset(300_000);
    return continueSignUp(client, sent, 'oob', client.newestCode());
  }],
  ['continue past the life of the flow', '400 expired_token 552003', async (client) => {
    const sent = await sendSignUpCode(client);
    client.sandbox.control.setClockOffset(601_000);
    return continueSignUp(client, sent, 'oob', client.newestCode());
  }],
  ['continue again with a token that was used', '400 invalid_request 55200', async (client) => {
    const sent = await sendSignUpCode(client);
    await continueSignUp(client, sent, 'oob', client.newestCode());
    return continueSignUp(client, sent, 'oob', client.newestCode());
  }],
  ['a password before the address is proved', '400 verification_required 55110', async (client) => continueSignUp(client, await sendSignUpCode(client), 'password', password)],
  ['a password that was not asked for yet', '400 credential_required 55103', async (client) => {
    const proved = await continueSignUp(client, await sendSignUpCode(client), 'oob', client.newestCode());
    return continueSignUp(client, proved, 'password', password);
  }],
  ['attributes instead of the password', '400 invalid_request 400002', async (client) => continueSignUp(client, await signUpToPassword(client), 'attributes', attributes())],
  ['a password again instead of the attributes', '400 invalid_request 400002', async (client) => continueSignUp(client, await signUpToAttributes(client), 'password', password)],
  ['attributes that are not JSON', '400 invalid_request 90100', async (client) => continueSignUp(client, await signUpToAttributes(client), 'attributes', 'displayName')],
  ['attributes that are not all there', '400 attributes_required 55106', async (client) => continueSignUp(client, await signUpToAttributes(client), 'attributes', '{"displayName":"Rosa"}')],
  ['tokens in the middle', '400 invalid_request 400002', async (client) => finish(client, await signUpToAttributes(client), { username })],
];

describe('what sign-up refuses', () => {
  it.each(refusals)('%s → %s', async (_, expected, attempt) => {
    expect(problem(await attempt(await openClient()))).toBe(expected);
  });

  it.each([
    ['a code of no facility', { extension_facilityCode: 'ABCD-1234' }, 'extension_facilityCode'],
    ['a code of another form', { extension_facilityCode: 'rrmc-2100' }, 'extension_facilityCode'],
    ['terms that are not accepted', { extension_acceptsTerms: false }, 'extension_acceptsTerms'],
    ['an attribute that was not asked for', { extension_isAdmin: 'true' }, 'extension_isAdmin'],
  ])('%s, by name, and the same token goes on', async (_, change, name) => {
    const client = await openClient();
    const wanted = await signUpToAttributes(client);
    const refused = await continueSignUp(client, wanted, 'attributes', attributes(change));
    expect([problem(refused), refused.body.invalid_attributes]).toEqual(['400 invalid_grant attribute_validation_failed 55106', [{ name }]]);
    expect((await continueSignUp(client, wanted, 'attributes', attributes())).status).toBe(200);
  });

  it.each([
    ['oob redirect', 'mfa_required registration_required', 'Client does not support challenge type password'],
    ['password redirect', 'mfa_required registration_required', 'Client does not support challenge type oob'],
    ['oob password redirect', 'mfa_required', 'Client is missing registration_required capability'],
  ])('redirects a client that only says "%s" and "%s"', async (types, capabilities, reason) => {
    const client = await openClient();
    const { status, body } = await startSignUp(client, { challenge_type: types, capabilities });
    expect([status, body]).toEqual([200, { challenge_type: 'redirect', redirect_reason: reason }]);
  });

  it('wants the same user name for the tokens', async () => {
    const client = await openClient();
    const opened = await continueSignUp(client, await signUpToAttributes(client), 'attributes', attributes());
    expect(problem(await finish(client, opened))).toBe('400 invalid_request 900144');
    expect(problem(await finish(client, opened, { username: 'maria.delgado@riverbend.example' }))).toBe('400 invalid_request 90100');
    expect(problem(await finish(client, opened, { username }))).toContain('registration_required');
  });
});
