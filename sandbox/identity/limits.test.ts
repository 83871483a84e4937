import { describe, expect, it } from 'vitest';
import { methodId, openClient, problem, type Reply, type TestClient } from '../testing/client.ts';

async function resend(client: TestClient, challenged: Reply): Promise<Reply> {
  const introspected = await client.next(challenged, 'introspect');
  return client.next(introspected, 'challenge', { id: methodId(introspected, 'sms') });
}

describe('resend cool-down', () => {
  it('answers 429 with Retry-After and leaves the continuation token alive', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    const introspected = await client.next(challenged, 'introspect');
    const again = { id: methodId(introspected, 'sms') };
    const tooSoon = await client.next(introspected, 'challenge', again);
    expect(problem(tooSoon)).toBe('429 slow_down 50196');
    expect(Number(tooSoon.headers.get('retry-after'))).toBeGreaterThan(27);
    expect(Number(tooSoon.headers.get('retry-after'))).toBeLessThanOrEqual(30);

    client.sandbox.control.setClockOffset(30_000);
    expect((await client.next(introspected, 'challenge', again)).status).toBe(200);
    expect(client.sandbox.control.messages()).toHaveLength(2);
  });

  it('does not hold back another method', async () => {
    const client = await openClient();
    const introspected = await client.next(await client.challenge(client.account('maria.delgado'), 'sms'), 'introspect');
    expect((await client.next(introspected, 'challenge', { id: methodId(introspected, 'email') })).status).toBe(200);
  });

  it('limits how many codes a person may ask for', async () => {
    const client = await openClient({ settings: { codeInterval: 0, codeSends: 3 } });
    let challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    for (let count = 0; count < 2; count += 1) challenged = await resend(client, challenged);
    const tooMany = await resend(client, challenged);
    expect(problem(tooMany)).toBe('429 slow_down 50196');
    expect(Number(tooMany.headers.get('retry-after'))).toBeGreaterThan(290);
  });
});

describe('wrong codes', () => {
  it('block after five, also with the right code and in a new sign-in, until the code life has passed', async () => {
    const client = await openClient({ settings: { codeInterval: 0 } });
    const account = client.account('maria.delgado');
    const challenged = await client.challenge(account, 'sms');
    for (let count = 0; count < 4; count += 1) expect(problem(await client.giveCode(challenged, 'wrong'))).toContain('invalid_oob_value');
    expect(problem(await client.giveCode(challenged, 'wrong'))).toBe('400 invalid_grant 50053');
    expect(problem(await client.giveCode(challenged, client.newestCode()))).toBe('400 invalid_grant 50053');
    expect(problem(await client.challenge(account, 'sms'))).toBe('400 invalid_grant 50053');

    client.sandbox.control.setClockOffset(300_000);
    expect((await client.signIn()).status).toBe(200);
  });

  it('are counted across a resend', async () => {
    const client = await openClient({ settings: { codeInterval: 0, codeAttempts: 3 } });
    let challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    for (let count = 0; count < 2; count += 1) await client.giveCode(challenged, 'wrong');
    challenged = await resend(client, challenged);
    expect(problem(await client.giveCode(challenged, 'wrong'))).toBe('400 invalid_grant 50053');
  });

  it('are forgotten after a right one', async () => {
    const client = await openClient({ settings: { codeAttempts: 2 } });
    for (let count = 0; count < 2; count += 1) {
      const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
      expect(problem(await client.giveCode(challenged, 'wrong'))).toContain('invalid_oob_value');
      expect((await client.giveCode(challenged, client.newestCode())).status).toBe(200);
    }
  });
});

describe('wrong passwords', () => {
  it('lock the account for a time, also for the right password', async () => {
    const client = await openClient({ settings: { passwordAttempts: 3 } });
    const account = client.account('maria.delgado');
    for (let count = 0; count < 2; count += 1) expect(problem(await client.givePassword(account, 'wrong'))).toBe('400 invalid_grant 50126');
    expect(problem(await client.givePassword(account, 'wrong'))).toBe('400 invalid_grant 50053');
    expect(problem(await client.givePassword(account))).toBe('400 invalid_grant 50053');

    client.sandbox.control.setClockOffset(60_000);
    expect(problem(await client.givePassword(account))).toContain('mfa_required');
  });

  it('can be made good on the control side', async () => {
    const client = await openClient();
    const account = client.account('daniel.fontaine');
    client.sandbox.control.changeAccount(account.username, { locked: false });
    expect(problem(await client.givePassword(account))).toContain('mfa_required');
  });
});
