import { describe, expect, it } from 'vitest';
import { openClient, problem, type Reply, type TestClient } from '../../testing/client.ts';
import { finish, newPerson, registerContact, signUp } from '../../testing/flows.ts';

const PHONE = '+12025550111';
const CHALLENGE = 'register/v1.0/challenge';
const CONTINUE = 'register/v1.0/continue';

function toRegistration(client: TestClient): Promise<Reply> {
  return client.givePassword(client.account('owen.bishop'));
}

async function sendCode(client: TestClient, target = PHONE, channel = 'sms'): Promise<Reply> {
  return registerContact(client, await toRegistration(client), target, channel);
}

function giveCode(client: TestClient, reply: Reply, oob: string): Promise<Reply> {
  return client.next(reply, CONTINUE, { grant_type: 'oob', oob });
}

function labels(client: TestClient): string[] {
  return client.sandbox.control.methods('owen.bishop@riverbend.example').map(({ channel, target }) => `${channel} ${target}`);
}

describe('registration of the first second factor', () => {
  it('offers e-mail, SMS and call', async () => {
    const client = await openClient();
    const offered = await client.next(await toRegistration(client), 'register/v1.0/introspect');
    expect(offered.body.methods).toEqual([
      { id: 'email', challenge_type: 'oob', challenge_channel: 'email', login_hint: 'owen.bishop@riverbend.example' },
      { id: 'sms', challenge_type: 'oob', challenge_channel: 'sms' },
      { id: 'voice', challenge_type: 'oob', challenge_channel: 'voice' },
    ]);
  });

  it.each([
    ['sms', PHONE, [`sms ${PHONE}`, `voice ${PHONE}`], 6],
    ['email', 'owen@elsewhere.example', ['email owen@elsewhere.example'], 8],
  ])('proves by %s, shows the target as it is and gives no interval, then tokens', async (channel, target, expected, length) => {
    const client = await openClient();
    const sent = await sendCode(client, target, channel);
    expect(sent.body).toEqual({
      continuation_token: sent.body.continuation_token, challenge_type: 'oob', challenge_channel: channel, challenge_target: target,
      binding_method: 'prompt', code_length: length, expires_in: 300,
    });
    const registered = await giveCode(client, sent, client.newestCode());
    expect([registered.status, Object.keys(registered.body)]).toEqual([200, ['continuation_token']]);
    expect((await finish(client, registered)).body.access_token).toBeTypeOf('string');
    expect(labels(client)).toEqual(expected);
    expect(problem(await toRegistration(client))).toBe('400 invalid_grant mfa_required 50076');
  });

  it('takes the kind of contact from the target when the channel is left out', async () => {
    const client = await openClient();
    const sent = await client.next(await toRegistration(client), CHALLENGE, { challenge_type: 'oob', challenge_target: 'owen@elsewhere.example' });
    expect(sent.body.challenge_channel).toBe('email');
  });

  it('calls, and is polled without a code until # is pressed', async () => {
    const client = await openClient();
    const { control } = client.sandbox;
    const calling = await sendCode(client, PHONE, 'voice');
    expect(calling.body).toMatchObject({ binding_method: 'none', challenge_channel: 'voice', challenge_target: PHONE, interval: 5 });
    expect(calling.body).not.toHaveProperty('code_length');
    const poll = (): Promise<Reply> => {
      control.setClockOffset(control.clockOffset() + 5000);
      return client.next(calling, CONTINUE, { grant_type: 'oob' });
    };
    expect(problem(await poll())).toBe('400 authorization_pending 70016');
    const { id } = await control.waitForCall('owen.bishop@riverbend.example');
    control.actOnCall(id, { action: 'answer' });
    control.actOnCall(id, { action: 'press', keys: '#' });
    expect((await finish(client, await poll())).status).toBe(200);
  });

  it.each([
    ['hang-up', '400 access_denied 500121'],
    ['busy', '400 invalid_grant expired_oob_value 50181'],
  ] as const)('ends a call on %s, and lets the person choose again', async (action, expected) => {
    const client = await openClient();
    const calling = await sendCode(client, PHONE, 'voice');
    client.sandbox.control.actOnCall((await client.sandbox.control.waitForCall()).id, { action });
    const ended = await client.next(calling, CONTINUE, { grant_type: 'oob' });
    expect(problem(ended)).toBe(expected);
    expect((await registerContact(client, ended, PHONE, 'sms')).status).toBe(200);
  });

  it('needs no code for the address that was proved while signing up', async () => {
    const client = await openClient();
    const preverified = await registerContact(client, await signUp(client), newPerson.username, 'email');
    expect(preverified.body).toEqual({ continuation_token: preverified.body.continuation_token, challenge_type: 'preverified' });
    expect(client.sandbox.control.messages()).toHaveLength(1);
    expect(problem(await giveCode(client, preverified, '1'))).toBe('400 invalid_request 400002');
    const registered = await client.next(preverified, CONTINUE, { grant_type: 'continuation_token' });
    expect((await finish(client, registered)).status).toBe(200);
  });

  it('needs one for every other address of that person', async () => {
    const client = await openClient();
    expect((await registerContact(client, await signUp(client), 'rosa@elsewhere.example', 'email')).body.challenge_type).toBe('oob');
  });

  it('does not add a factor for somebody who got one in another sign-in meanwhile', async () => {
    const client = await openClient();
    const late = await sendCode(client, '+12025550112');
    const code = client.newestCode();
    await giveCode(client, await sendCode(client), client.newestCode());
    expect(problem(await giveCode(client, late, code))).toBe('400 invalid_request 55200');
    expect(labels(client)).toHaveLength(2);
  });
});

const refusals: readonly (readonly [what: string, expected: string, attempt: (client: TestClient) => Promise<Reply>])[] = [
  ['introspect without a token', '400 invalid_request 900144', (client) => client.post('register/v1.0/introspect', {})],
  ['introspect with a foreign token', '400 invalid_request 55200', (client) => client.post('register/v1.0/introspect', { continuation_token: 'x' })],
  ['introspect past the life of the flow', '400 expired_token 552003', async (client) => {
    const reply = await toRegistration(client);
    client.sandbox.control.expireFlows();
    return client.next(reply, 'register/v1.0/introspect');
  }],
  ['challenge without challenge_type', '400 invalid_request 900144', async (client) => client.next(await toRegistration(client), CHALLENGE, { challenge_target: PHONE })],
  ['challenge with another challenge_type', '400 invalid_request 90100', async (client) => client.next(await toRegistration(client), CHALLENGE, { challenge_target: PHONE, challenge_type: 'password' })],
  ['challenge without a target', '400 invalid_request 900144', async (client) => client.next(await toRegistration(client), CHALLENGE, { challenge_type: 'oob' })],
  ['challenge by an unknown channel', '400 invalid_request 90100', (client) => sendCode(client, PHONE, 'pigeon')],
  ['a number that is none', '400 invalid_request 901001', (client) => sendCode(client, '+1202555')],
  ['a number that is not E.164', '400 invalid_request 901001', (client) => sendCode(client, '(202) 555-0111')],
  ['an address that is none', '400 invalid_request 901001', (client) => sendCode(client, 'owen@nowhere', 'email')],
  ['an address for a text message', '400 invalid_request 901001', (client) => sendCode(client, 'owen@elsewhere.example', 'sms')],
  ['a number of another region', '400 access_denied provider_blocked_by_admin 550024', (client) => sendCode(client, '+442079460958')],
  ['a number with a bad name', '400 access_denied provider_blocked_by_rep 550024', (client) => sendCode(client, '+12025550199', 'voice')],
  ['continue before a challenge', '400 invalid_request 400002', async (client) => giveCode(client, await toRegistration(client), '123456')],
  ['continue without the code', '400 invalid_request 900144', async (client) => client.next(await sendCode(client), CONTINUE, { grant_type: 'oob' })],
  ['continue with another grant', '400 invalid_request 400002', async (client) => client.next(await sendCode(client), CONTINUE, { grant_type: 'continuation_token' })],
  ['continue with a wrong code', '400 invalid_grant invalid_oob_value 50181', async (client) => giveCode(client, await sendCode(client), 'wrong')],
  ['continue with a code after its life', '400 invalid_grant expired_oob_value 50181', async (client) => {
    const sent = await sendCode(client);
    client.sandbox.control.setClockOffset(300_000);
    return giveCode(client, sent, client.newestCode());
  }],
  ['continue again with a token that was used', '400 invalid_request 55200', async (client) => {
    const sent = await sendCode(client);
    await giveCode(client, sent, client.newestCode());
    return giveCode(client, sent, client.newestCode());
  }],
  ['another code within the interval', '429 slow_down 50196', async (client) => registerContact(client, await sendCode(client), PHONE, 'sms')],
  ['tokens in the middle', '400 invalid_request 400002', async (client) => finish(client, await sendCode(client))],
];

describe('what registration refuses', () => {
  it.each(refusals)('%s → %s', async (_, expected, attempt) => {
    expect(problem(await attempt(await openClient()))).toBe(expected);
  });

  it('is over two days after the invitation', async () => {
    const client = await openClient();
    expect(problem(await client.givePassword(client.account('felix.moreau')))).toBe('400 invalid_grant registration_expired 50072');
    client.sandbox.control.changeAccount('felix.moreau@riverbend.example', { invitedDaysAgo: 1 });
    expect(problem(await client.givePassword(client.account('felix.moreau')))).toContain('registration_required');
    client.sandbox.control.setClockOffset(86_400_000);
    expect(problem(await client.givePassword(client.account('felix.moreau')))).toContain('registration_expired');
    client.sandbox.control.setClockOffset(172_799_000);
    expect(problem(await toRegistration(client))).toContain('registration_required');
  });
});
