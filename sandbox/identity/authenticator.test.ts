import { describe, expect, it } from 'vitest';
import { openClient, problem, type Reply, type TestClient } from '../testing/client.ts';
import { authenticatorStep } from './second-factor-codes.ts';

const USER = 'yasmin.farouk@riverbend.example';
const WRONG = '400 invalid_grant invalid_oob_value 50181';

async function challenge(channel: 'authenticator' | 'recovery'): Promise<{ client: TestClient; challenged: Reply }> {
  const client = await openClient();
  return { client, challenged: await client.challenge(client.account('yasmin.farouk'), channel) };
}

function again(client: TestClient, channel: 'authenticator' | 'recovery'): Promise<Reply> {
  return client.challenge(client.account('yasmin.farouk'), channel);
}

describe('an authenticator app', () => {
  it('is listed beside the others, with its name', async () => {
    const client = await openClient();
    const { body } = await client.next(await client.givePassword(client.account('yasmin.farouk')), 'introspect');
    expect(body.methods?.map(({ challenge_channel, login_hint }) => `${challenge_channel} ${login_hint ?? ''}`)).toEqual([
      'sms XXX-XXX-0114', 'voice XXX-XXX-0114', 'email y***k@r***d.example', "authenticator Yasmin's phone", 'recovery ',
    ]);
  });

  it('gives the code: nothing is sent, nothing runs out', async () => {
    const { client, challenged } = await challenge('authenticator');
    expect(challenged.body).toEqual({
      continuation_token: challenged.body.continuation_token, challenge_type: 'oob', binding_method: 'prompt',
      challenge_channel: 'authenticator', challenge_target_label: "Yasmin's phone", code_length: 6,
    });
    expect(client.sandbox.control.messages()).toEqual([]);
    client.sandbox.control.setClockOffset(590_000);
    expect((await client.giveCode(challenged, client.sandbox.control.authenticatorCode(USER))).status).toBe(200);
  });

  it.each([[0, 200], [1, 200], [2, 400], [-1, 400]])('code of %i steps ago → %i', async (stepsAgo, expected) => {
    const { client, challenged } = await challenge('authenticator');
    const offset = 30_000 - (Date.now() % 30_000);
    client.sandbox.control.setClockOffset(offset);
    const reply = await client.giveCode(challenged, client.sandbox.control.authenticatorCode(USER, { stepsAgo }));
    expect(reply.status).toBe(expected);
    if (expected === 400) expect(problem(reply)).toBe(WRONG);
  });

  it('takes each code once, and none from before it', async () => {
    const { client, challenged } = await challenge('authenticator');
    const { control } = client.sandbox;
    control.setClockOffset(30_000 - (Date.now() % 30_000));
    const before = control.authenticatorCode(USER, { stepsAgo: 1 });
    const code = control.authenticatorCode(USER);
    expect((await client.giveCode(challenged, code)).status).toBe(200);
    const second = await again(client, 'authenticator');
    expect(problem(await client.giveCode(second, code))).toBe(WRONG);
    expect(problem(await client.giveCode(second, before))).toBe(WRONG);
    control.setClockOffset(control.clockOffset() + 30_000);
    expect((await client.giveCode(second, control.authenticatorCode(USER))).status).toBe(200);
  });

  it('takes a code with spaces, and answers everything else with the same refusal', async () => {
    const { client, challenged } = await challenge('authenticator');
    for (const typed of ['12ab', '1234567', '12 34', '１２３４５６', '-']) expect([typed, problem(await client.giveCode(challenged, typed))]).toEqual([typed, typed === '-' ? '400 invalid_grant 50053' : WRONG]);
    client.sandbox.control.setClockOffset(300_000);
    const code = client.sandbox.control.authenticatorCode(USER);
    expect((await client.giveCode(challenged, `${code.slice(0, 3)} ${code.slice(3)}`)).status).toBe(200);
  });

  it('is blocked after too many wrong codes, with every other method', async () => {
    const { client, challenged } = await challenge('authenticator');
    client.sandbox.control.changeSettings({ codeAttempts: 1 });
    expect(problem(await client.giveCode(challenged, '000000'))).toBe('400 invalid_grant 50053');
    for (const channel of ['authenticator', 'recovery'] as const) expect(problem(await again(client, channel))).toBe('400 invalid_grant 50053');
  });

  it('never throws, whatever clock and last step', () => {
    const secret = 'K5XW6ZDMMFXGI2LOM5ZWC3TEMJXXQZLT';
    expect(authenticatorStep(secret, '123456', 99_999_999, Date.now())).toBeUndefined();
    expect(authenticatorStep(secret, '', undefined, 0)).toBeUndefined();
    expect(authenticatorStep(secret, '065308', undefined, 1000)).toBe(0);
  });
});

describe('recovery codes', () => {
  it('have no length and no label, and each is good once', async () => {
    const { client, challenged } = await challenge('recovery');
    expect(challenged.body).toEqual({
      continuation_token: challenged.body.continuation_token, challenge_type: 'oob', binding_method: 'prompt', challenge_channel: 'recovery', challenge_target_label: '',
    });
    const [code = ''] = client.sandbox.control.recoveryCodes(USER);
    expect((await client.giveCode(challenged, `${code.slice(0, 5)}-${code.slice(5)}`.toUpperCase())).status).toBe(200);
    expect(client.sandbox.control.recoveryCodes(USER)).toHaveLength(9);
    const second = await again(client, 'recovery');
    expect(problem(await client.giveCode(second, code))).toBe(WRONG);
    expect((await client.giveCode(second, client.sandbox.control.recoveryCodes(USER)[0] ?? '')).status).toBe(200);
  });

  it('are no authenticator codes, and the other way round', async () => {
    const { client, challenged } = await challenge('recovery');
    expect(problem(await client.giveCode(challenged, client.sandbox.control.authenticatorCode(USER)))).toBe(WRONG);
    const other = await again(client, 'authenticator');
    expect(problem(await client.giveCode(other, client.sandbox.control.recoveryCodes(USER)[0] ?? ''))).toBe(WRONG);
  });

  it('are not offered once they are used up', async () => {
    const client = await openClient();
    for (const code of client.sandbox.control.recoveryCodes(USER)) {
      expect((await client.giveCode(await again(client, 'recovery'), code)).status).toBe(200);
    }
    expect(client.sandbox.control.methods(USER).map(({ channel }) => channel)).toEqual(['sms', 'voice', 'email', 'authenticator']);
  });
});
