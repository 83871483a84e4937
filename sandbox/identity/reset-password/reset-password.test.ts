import { describe, expect, it } from 'vitest';
import { openClient, problem, type Reply, type TestClient } from '../../testing/client.ts';
import { finish, pollReset, resetToPassword, sendResetCode, startReset, submitPassword } from '../../testing/flows.ts';

const PASSWORD = 'a-brand-new-passphrase-here';
const CONTINUE = 'resetpassword/v1.0/continue';

/** A whole reset; gives the last answer of the poll. */
async function reset(client: TestClient, name?: string): Promise<Reply> {
  const submitted = await submitPassword(client, await resetToPassword(client, name), PASSWORD);
  await pollReset(client, submitted);
  await pollReset(client, submitted);
  return pollReset(client, submitted);
}

describe('a forgotten password', () => {
  it('is replaced after a code, step by step, and gives tokens', async () => {
    const client = await openClient();
    const before = await client.signIn();
    const sent = await sendResetCode(client);
    expect(sent.body).toMatchObject({ challenge_type: 'oob', binding_method: 'prompt', challenge_channel: 'email', challenge_target_label: 'm***o@r***d.example', code_length: 8 });
    expect(client.sandbox.control.messages()[0]?.text).toContain('to reset your password');
    const proved = await client.next(sent, CONTINUE, { grant_type: 'oob', oob: client.newestCode() });
    expect(proved.body).toEqual({ continuation_token: proved.body.continuation_token, expires_in: 600 });
    const submitted = await submitPassword(client, proved, PASSWORD);
    expect(submitted.body).toEqual({ continuation_token: submitted.body.continuation_token, poll_interval: 2 });
    expect((await pollReset(client, submitted)).body).toEqual({ status: 'not_started' });
    expect((await pollReset(client, submitted)).body).toEqual({ status: 'in_progress' });
    expect(problem(await client.givePassword(client.account('maria.delgado'), PASSWORD))).toBe('400 invalid_grant 50126');
    const done = await pollReset(client, submitted);
    expect(done.body).toEqual({ status: 'succeeded', continuation_token: done.body.continuation_token });
    expect((await finish(client, done)).body.access_token).toBeTypeOf('string');

    expect(problem(await client.givePassword(client.account('maria.delgado')))).toBe('400 invalid_grant 50126');
    expect(problem(await client.givePassword(client.account('maria.delgado'), PASSWORD))).toContain('mfa_required');
    expect((await client.fhir('Practitioner/maria-delgado', before.body.access_token)).status).toBe(401);
    expect(client.sandbox.control.secrets()).toContain(PASSWORD);
  });

  it('goes to the address of a person who has no e-mail as second factor', async () => {
    const client = await openClient();
    await sendResetCode(client, 'tomas.novak');
    expect(client.sandbox.control.messages()[0]?.to).toBe('tomas.novak@riverbend.example');
  });

  it('may fail, and another one may then be submitted', async () => {
    const client = await openClient({ settings: { resetFails: true, resetSteps: 0 } });
    const submitted = await submitPassword(client, await resetToPassword(client), PASSWORD);
    expect((await pollReset(client, submitted)).body).toEqual({ status: 'failed' });
    expect(problem(await client.givePassword(client.account('maria.delgado')))).toContain('mfa_required');
    client.sandbox.control.changeSettings({ resetFails: false });
    expect((await pollReset(client, await submitPassword(client, submitted, PASSWORD))).body.status).toBe('succeeded');
  });

  it('gives a new token with every status when the setting says so', async () => {
    const client = await openClient({ settings: { rotateOnError: true } });
    const submitted = await submitPassword(client, await resetToPassword(client), PASSWORD);
    const first = await pollReset(client, submitted);
    expect(problem(await pollReset(client, submitted))).toBe('400 invalid_request 55200');
    expect((await pollReset(client, first)).body.status).toBe('in_progress');
  });

  it('leads to the second factor when the setting says so', async () => {
    const client = await openClient({ settings: { mfaAfterReset: true } });
    const answer = await finish(client, await reset(client));
    expect(problem(answer)).toBe('400 invalid_grant mfa_required 50076');
    expect((await client.next(answer, 'introspect')).status).toBe(200);
  });

  it('leads to registration for a person without a second factor, if the link is still good', async () => {
    const client = await openClient();
    expect(problem(await finish(client, await reset(client, 'owen.bishop')))).toContain('registration_required');
    expect(problem(await finish(client, await reset(client, 'felix.moreau')))).toContain('registration_expired');
  });

  it('opens no account that was locked', async () => {
    const client = await openClient();
    expect(problem(await finish(client, await reset(client, 'daniel.fontaine')))).toBe('400 invalid_grant 50053');
  });

  it('ends the lock of too many wrong passwords', async () => {
    const client = await openClient({ settings: { passwordAttempts: 1 } });
    await client.givePassword(client.account('maria.delgado'), 'wrong');
    expect((await finish(client, await reset(client))).status).toBe(200);
  });
});

const refusals: readonly (readonly [what: string, expected: string, attempt: (client: TestClient) => Promise<Reply>])[] = [
  ['start without username', '400 invalid_request 900144', (client) => startReset(client, { username: '' })],
  ['start with an unknown user', '400 user_not_found 50034', (client) => startReset(client, { username: 'nobody@riverbend.example' })],
  ['start without redirect', '400 unsupported_challenge_type 901007', (client) => startReset(client, client.account('maria.delgado'), { challenge_type: 'oob' })],
  ['start with an unknown capability', '400 invalid_request 90100', (client) => startReset(client, client.account('maria.delgado'), { capabilities: 'voice' })],
  ['challenge with a foreign token', '400 invalid_request 55200', (client) => client.post('resetpassword/v1.0/challenge', { continuation_token: 'x' })],
  ['challenge without redirect', '400 unsupported_challenge_type 901007', async (client) => client.next(await startReset(client, client.account('maria.delgado')), 'resetpassword/v1.0/challenge', { challenge_type: 'oob' })],
  ['another code within the interval', '429 slow_down 50196', async (client) => client.next(await sendResetCode(client), 'resetpassword/v1.0/challenge')],
  ['continue without a code', '400 invalid_request 900144', async (client) => client.next(await sendResetCode(client), CONTINUE, { grant_type: 'oob' })],
  ['continue without grant_type', '400 invalid_request 900144', async (client) => client.next(await sendResetCode(client), CONTINUE, { oob: '1' })],
  ['continue with another grant', '400 invalid_request 400002', async (client) => client.next(await sendResetCode(client), CONTINUE, { grant_type: 'mfa_oob', oob: '1' })],
  ['continue before a code was sent', '400 invalid_request 400002', async (client) => client.next(await startReset(client, client.account('maria.delgado')), CONTINUE, { grant_type: 'oob', oob: '1' })],
  ['continue with a wrong code', '400 invalid_grant invalid_oob_value 50181', async (client) => client.next(await sendResetCode(client), CONTINUE, { grant_type: 'oob', oob: '1' })],
  ['continue with a code after its life', '400 invalid_grant expired_oob_value 50181', async (client) => {
    const sent = await sendResetCode(client);
    client.sandbox.control.setClockOffset(300_000);
    return client.next(sent, CONTINUE, { grant_type: 'oob', oob: client.newestCode() });
  }],
  ['continue again with a token that was used', '400 invalid_request 55200', async (client) => {
    const sent = await sendResetCode(client);
    await client.next(sent, CONTINUE, { grant_type: 'oob', oob: client.newestCode() });
    return client.next(sent, CONTINUE, { grant_type: 'oob', oob: client.newestCode() });
  }],
  ['continue past the life of the flow', '400 expired_token 552003', async (client) => {
    const sent = await sendResetCode(client);
    client.sandbox.control.expireFlows();
    return client.next(sent, CONTINUE, { grant_type: 'oob', oob: client.newestCode() });
  }],
  ['submit before the code', '400 invalid_request 55200', async (client) => submitPassword(client, await sendResetCode(client), PASSWORD)],
  ['submit without a password', '400 invalid_request 900144', async (client) => submitPassword(client, await resetToPassword(client), '')],
  ['submit the password of now', '400 invalid_grant password_recently_used 399246', async (client) => submitPassword(client, await resetToPassword(client), client.account('maria.delgado').password ?? '')],
  ['submit a short one', '400 invalid_grant password_too_short 399246', async (client) => submitPassword(client, await resetToPassword(client), 'short')],
  ['poll before the password', '400 invalid_request 55200', async (client) => pollReset(client, await resetToPassword(client))],
  ['submit a second time', '400 invalid_request 55200', async (client) => submitPassword(client, await submitPassword(client, await resetToPassword(client), PASSWORD), PASSWORD)],
  ['tokens before it is done', '400 invalid_request 400002', async (client) => finish(client, await submitPassword(client, await resetToPassword(client), PASSWORD))],
  ['tokens twice', '400 invalid_grant 55200', async (client) => {
    const done = await reset(client);
    await finish(client, done);
    return finish(client, done);
  }],
];

describe('what a reset refuses', () => {
  it.each(refusals)('%s → %s', async (_, expected, attempt) => {
    expect(problem(await attempt(await openClient()))).toBe(expected);
  });

  it('leaves the token alive after a password that is not taken', async () => {
    const client = await openClient();
    const proved = await resetToPassword(client);
    await submitPassword(client, proved, 'short');
    expect((await submitPassword(client, proved, PASSWORD)).status).toBe(200);
  });

  it.each([
    ['maria.delgado', { capabilities: 'registration_required' }, 'Client is missing mfa_required capability'],
    ['owen.bishop', { capabilities: 'mfa_required' }, 'Client is missing registration_required capability'],
    ['maria.delgado', { challenge_type: 'password redirect' }, 'Client does not support challenge type oob'],
    ['ingrid.solberg', {}, 'User has no password'],
  ])('redirects %s with %o', async (name, form, reason) => {
    const client = await openClient();
    const { status, body } = await startReset(client, client.account(name), form);
    expect([status, body]).toEqual([200, { challenge_type: 'redirect', redirect_reason: reason }]);
  });
});
