import { describe, expect, it } from 'vitest';
import { openClient, problem, type Reply, type TestClient } from '../testing/client.ts';

const pollScope = { grant_type: 'mfa_oob' };

/** Polls once, after letting the given seconds pass. */
function poll(client: TestClient, challenged: Reply, seconds: number): Promise<Reply> {
  const { control } = client.sandbox;
  control.setClockOffset(control.clockOffset() + seconds * 1000);
  return client.next(challenged, 'token', { ...pollScope, scope: client.scope });
}

async function ring(name: string): Promise<{ client: TestClient; challenged: Reply; callId: string }> {
  const client = await openClient();
  const challenged = await client.challenge(client.account(name), 'voice');
  const call = await client.sandbox.control.waitForCall(client.account(name).username);
  return { client, challenged, callId: call.id };
}

describe('a call that asks for #', () => {
  it('says how to poll and has no code', async () => {
    const { challenged } = await ring('maria.delgado');
    expect(challenged.body).toMatchObject({ challenge_channel: 'voice', binding_method: 'none', interval: 5, expires_in: 60 });
    expect(challenged.body).not.toHaveProperty('code_length');
  });

  it('is pending until # is pressed, then gives tokens', async () => {
    const { client, challenged, callId } = await ring('maria.delgado');
    const { control } = client.sandbox;
    expect(problem(await poll(client, challenged, 5))).toBe('400 authorization_pending 70016');
    expect(control.actOnCall(callId, { action: 'press', keys: '#' })).toBe(false);
    expect(control.actOnCall(callId, { action: 'answer' })).toBe(true);
    expect(problem(await poll(client, challenged, 5))).toBe('400 authorization_pending 70016');
    expect(control.actOnCall(callId, { action: 'press', keys: '#' })).toBe(true);
    expect((await poll(client, challenged, 0)).body.access_token).toBeTypeOf('string');
  });

  it('tells a client that polls too fast to slow down, by five seconds each time', async () => {
    const { client, challenged } = await ring('maria.delgado');
    expect(problem(await poll(client, challenged, 1))).toBe('400 slow_down 50196');
    expect(problem(await poll(client, challenged, 6))).toBe('400 slow_down 50196');
    expect(problem(await poll(client, challenged, 15))).toBe('400 authorization_pending 70016');
  });

  it.each([
    ['hang-up', { action: 'hang-up' }, '400 access_denied 500121'],
    ['busy', { action: 'busy' }, '400 invalid_grant expired_oob_value 50181'],
  ] as const)('ends on %s, and lets the person choose again', async (_, action, expected) => {
    const { client, challenged, callId } = await ring('maria.delgado');
    client.sandbox.control.actOnCall(callId, action);
    const ended = await poll(client, challenged, 5);
    expect(problem(ended)).toBe(expected);
    expect((await client.next(ended, 'introspect')).status).toBe(200);
  });

  it('is refused on a wrong key', async () => {
    const { client, challenged, callId } = await ring('maria.delgado');
    client.sandbox.control.actOnCall(callId, { action: 'answer' });
    client.sandbox.control.actOnCall(callId, { action: 'press', keys: '9' });
    expect(problem(await poll(client, challenged, 5))).toBe('400 access_denied 500121');
  });

  it('ends when nobody answers', async () => {
    const { client, challenged, callId } = await ring('maria.delgado');
    expect(problem(await poll(client, challenged, 60))).toBe('400 invalid_grant expired_oob_value 50181');
    expect(client.sandbox.control.actOnCall(callId, { action: 'answer' })).toBe(false);
  });

  it('takes no code', async () => {
    const { client, challenged } = await ring('maria.delgado');
    expect(problem(await client.giveCode(challenged, '123456'))).toBe('400 invalid_request 90100');
  });

  it('stops ringing when another method is chosen', async () => {
    const { client, challenged, callId } = await ring('maria.delgado');
    const introspected = await client.next(challenged, 'introspect');
    await client.next(introspected, 'challenge', { id: introspected.body.methods?.[0]?.id ?? '' });
    expect(client.sandbox.control.calls().find(({ id }) => id === callId)?.state).toBe('replaced');
  });
});

describe('other calls', () => {
  it('shows a number to key in (transfer)', async () => {
    const { client, challenged, callId } = await ring('amara.okafor');
    expect(challenged.body).toMatchObject({ binding_method: 'transfer', interval: 5 });
    const number = challenged.body.binding_code ?? '';
    expect(number).toMatch(/^\d\d$/);
    client.sandbox.control.actOnCall(callId, { action: 'answer' });
    client.sandbox.control.actOnCall(callId, { action: 'press', keys: `${number}#` });
    expect((await poll(client, challenged, 5)).status).toBe(200);
  });

  it('does not take a bare # for the number', async () => {
    const { client, challenged, callId } = await ring('amara.okafor');
    client.sandbox.control.actOnCall(callId, { action: 'answer' });
    client.sandbox.control.actOnCall(callId, { action: 'press', keys: '#' });
    expect(problem(await poll(client, challenged, 5))).toBe('400 access_denied 500121');
  });

  it('reads out a code (prompt)', async () => {
    const { client, challenged, callId } = await ring('lucia.ferreira');
    expect(challenged.body).toMatchObject({ binding_method: 'prompt', code_length: 6, challenge_channel: 'voice' });
    expect(client.sandbox.control.calls()[0]?.spoken).toBeUndefined();
    client.sandbox.control.actOnCall(callId, { action: 'answer' });
    const code = /\d{6}/.exec(client.sandbox.control.calls()[0]?.spoken ?? '')?.[0] ?? '';
    expect((await client.giveCode(challenged, code)).status).toBe(200);
  });
});
