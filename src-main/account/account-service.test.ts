import { generateSync } from 'otplib';
import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { Problem } from '../../src-shared/models/problem.ts';
import type { AccountClient } from '../api/account-client.ts';
import type { SessionService } from '../session/session-service.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { ana } from '../testing/sign-in.ts';
import { AccountService } from './account-service.ts';

const key = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const phone = { id: 'p1', kind: 'phone', target: 'XXX-XXX-0147' } as const;
const refusal = (code: Problem['code'], more: Partial<Problem> = {}) => failed({ code, ...more });
const told = (code: Problem['code'], more: Partial<Problem> = {}) => ({ ok: false, problem: { code, ...more } });

/** The account screen of an open session; each part of the server's answers can be replaced. */
function open({ managed = true } = {}) {
  const clock = new ManualClock();
  const over = new AbortController();
  const client = {
    signal: over.signal,
    methods: vi.fn<AccountClient['methods']>().mockResolvedValue(ok({ methods: [phone], recoveryCodesLeft: 3 })),
    add: vi.fn<AccountClient['add']>().mockImplementation((kind) =>
      Promise.resolve(ok({ id: `new-${kind}`, codeLength: 6, ...(kind === 'authenticator' && { secretKey: key, issuer: 'Portal', accountName: 'ana', serverTime: clock.now() }) }))),
    activate: vi.fn<AccountClient['activate']>().mockResolvedValue(ok(undefined)),
    remove: vi.fn<AccountClient['remove']>().mockResolvedValue(ok(undefined)),
    renewRecoveryCodes: vi.fn<AccountClient['renewRecoveryCodes']>().mockResolvedValue(ok(['aaaaabbbbb'])),
    changePassword: vi.fn<AccountClient['changePassword']>().mockResolvedValue(ok(undefined)),
    revokeSessions: vi.fn<AccountClient['revokeSessions']>().mockResolvedValue(ok(undefined)),
  };
  const sessions = {
    account: () => (managed ? (client as unknown as AccountClient) : undefined),
    person: () => ({ ...ana, personId: ana.id }),
    passwordChanged: vi.fn<SessionService['passwordChanged']>().mockResolvedValue(undefined),
    keepApp: vi.fn<SessionService['keepApp']>().mockResolvedValue(undefined),
    signOut: vi.fn<SessionService['signOut']>().mockResolvedValue(undefined),
  };
  const onChange = vi.fn<() => void>();
  const log = { info: vi.fn<() => void>(), error: vi.fn<() => void>() };
  const people = { known: () => ({ readable: [ana], unreadable: 0, lost: [] }), load: vi.fn<() => Promise<void>>().mockResolvedValue(undefined) };
  const account = new AccountService({ sessions, people, clock, log, onChange });
  const codeAt = (seconds: number) => generateSync({ secret: key, epoch: clock.now() / 1000 + seconds });
  return { account, client, sessions, people, clock, over, onChange, log, codeAt };
}

async function withApp() {
  const at = open();
  const begun = await at.account.addAuthenticator({ name: 'My phone' });
  if (!begun.ok) return expect.fail(begun.problem.code);
  return { ...at, enrolment: begun.value, activate: (code: string) => at.account.activate({ id: 'new-authenticator', code }) };
}

describe('reading the account', () => {
  it('gives the methods, and who this PC remembers now, without what only main may know', async () => {
    const { account, people } = open();
    expect(await account.read()).toEqual({
      ok: true,
      value: { via: 'phone', managed: true, methods: [phone], recoveryCodesLeft: 3, people: [{ id: ana.id, name: ana.name, email: ana.email, via: ana.via }] },
    });
    expect(people.load).toHaveBeenCalledOnce();
  });

  it('without an account service says that the methods are looked after elsewhere', async () => {
    expect(await open({ managed: false }).account.read()).toMatchObject({ ok: true, value: { managed: false, methods: [], people: [{ name: ana.name }] } });
  });

  it('tells why not', async () => {
    const { account, client } = open();
    client.methods.mockResolvedValueOnce(refusal('throttled', { waitMs: 9 }));
    expect(await account.read()).toEqual(told('throttled', { waitMs: 9 }));
  });
});

describe('adding an authenticator app', () => {
  it('gives the key to scan and to type', async () => {
    const { enrolment, client } = await withApp();
    expect(client.add).toHaveBeenCalledWith('authenticator', 'My phone');
    expect(enrolment).toMatchObject({ id: 'new-authenticator', kind: 'authenticator', target: 'My phone', codeLength: 6, key });
    expect(enrolment.qrSize).toBeGreaterThan(29);
    expect(enrolment.qr).toMatch(/^M/);
  });

  it('without a key from the server is none', async () => {
    const { account, client } = open();
    client.add.mockResolvedValueOnce(ok({ id: 'x', codeLength: 6 }));
    expect(await account.addAuthenticator({ name: 'My phone' })).toEqual(told('unexpected-answer'));
  });

  it('with its code is done, and gives the recovery codes once', async () => {
    const { activate, client, codeAt } = await withApp();
    client.activate.mockResolvedValueOnce(ok(['aaaaabbbbb']));
    const code = codeAt(0);
    expect(await activate(`${code.slice(0, 3)} ${code.slice(3)}`)).toEqual({ ok: true, value: { recoveryCodes: ['aaaaabbbbb'] } });
    expect(client.activate).toHaveBeenCalledExactlyOnceWith('authenticator', 'new-authenticator', code);
    expect(await activate(code)).toEqual(told('enrolment-expired'));
    expect(client.activate).toHaveBeenCalledOnce();
  });

  it('with the code of a phone whose clock is off costs no attempt, and the right one still does', async () => {
    const { activate, client, codeAt } = await withApp();
    expect(await activate(codeAt(-300))).toEqual(told('app-clock'));
    expect(client.activate).not.toHaveBeenCalled();
    expect(await activate(codeAt(0))).toEqual({ ok: true, value: {} });
  });

  it('goes by the server\'s clock when this PC\'s is wrong', async () => {
    const { account, client, clock, codeAt } = open();
    client.add.mockResolvedValueOnce(ok({ id: 'a', codeLength: 6, secretKey: key, serverTime: clock.now() + 240_000 }));
    await account.addAuthenticator({ name: 'x' });
    expect(await account.activate({ id: 'a', code: codeAt(0) })).toEqual(told('app-clock'));
    expect(await account.activate({ id: 'a', code: codeAt(240) })).toEqual({ ok: true, value: {} });
  });

  it('with a wrong code can be tried again', async () => {
    const { activate, client, codeAt } = await withApp();
    client.activate.mockResolvedValueOnce(refusal('wrong-code'));
    expect(await activate(codeAt(86_400))).toEqual(told('wrong-app-code'));
    expect(await activate(codeAt(0))).toEqual({ ok: true, value: {} });
  });

  it('is over when the server says so', async () => {
    const { activate, client, codeAt } = await withApp();
    client.activate.mockResolvedValueOnce(refusal('enrolment-expired'));
    expect(await activate(codeAt(0))).toEqual(told('enrolment-expired'));
    expect(await activate(codeAt(0))).toEqual(told('enrolment-expired'));
    expect(client.activate).toHaveBeenCalledOnce();
  });

  it.each<[string, (at: Awaited<ReturnType<typeof withApp>>) => unknown]>([
    ['ten minutes', ({ clock }) => clock.advance(600_000)],
    ['the session', ({ over }) => over.abort()],
    ['the next one', ({ account }) => account.addAuthenticator({ name: 'another' })],
    ['a refused next one', ({ account, client }) => {
      client.add.mockResolvedValueOnce(refusal('method-exists'));
      return account.addContact({ kind: 'email', target: 'a@b.example' });
    }],
  ])('is over after %s', async (_title, end) => {
    const at = await withApp();
    at.client.add.mockResolvedValueOnce(ok({ id: 'other', codeLength: 6, secretKey: key }));
    await end(at);
    await Promise.resolve();
    expect(await at.activate(at.codeAt(0))).toEqual(told('enrolment-expired'));
    expect(at.client.activate).not.toHaveBeenCalled();
  });

  it('begun anew outlives the time of the one before', async () => {
    const { account, clock, codeAt } = await withApp();
    clock.advance(400_000);
    await account.addAuthenticator({ name: 'another' });
    clock.advance(400_000);
    await Promise.resolve();
    expect(await account.activate({ id: 'new-authenticator', code: codeAt(0) })).toEqual({ ok: true, value: {} });
  });
});

describe('adding a number or address', () => {
  it('sends a code there', async () => {
    const { account, client } = open();
    expect(await account.addContact({ kind: 'phone', target: '+1 202-555-0147' })).toEqual({ ok: true, value: { id: 'new-phone', kind: 'phone', target: '+12025550147', codeLength: 6 } });
    expect(await account.activate({ id: 'new-phone', code: '123456' })).toEqual({ ok: true, value: {} });
    expect(client.activate).toHaveBeenCalledWith('phone', 'new-phone', '123456');
    await account.addContact({ kind: 'email', target: 'ana@example.org' });
    expect(client.add).toHaveBeenLastCalledWith('email', 'ana@example.org');
  });

  it.each(['2025550147', '+1202', '+12025550147999', '+999123456789', 'call me'])('%j is no number, and the server is not asked', async (target) => {
    const { account, client } = open();
    expect(await account.addContact({ kind: 'phone', target })).toEqual(told('contact-invalid'));
    expect(client.add).not.toHaveBeenCalled();
  });

  it.each(['contact-invalid', 'contact-blocked', 'method-exists', 'confirm-needed', 'throttled'] as const)('tells %s', async (code) => {
    const { account, client } = open();
    client.add.mockResolvedValueOnce(refusal(code, { waitMs: 5 }));
    expect(await account.addContact({ kind: 'email', target: 'a@b.example' })).toEqual(told(code, { waitMs: 5 }));
  });

  it('a wrong code is called so', async () => {
    const { account, client } = open();
    await account.addContact({ kind: 'email', target: 'a@b.example' });
    client.activate.mockResolvedValueOnce(refusal('wrong-code'));
    expect(await account.activate({ id: 'new-email', code: '1' })).toEqual(told('wrong-code'));
  });
});

describe('removing a method', () => {
  it('removes it from where its kind is kept', async () => {
    const { account, client } = open();
    expect(await account.remove({ id: 'p1' })).toEqual({ ok: true, value: null });
    expect(client.remove).toHaveBeenCalledWith('phone', 'p1');
  });

  it('that is gone already is removed', async () => {
    const { account, client } = open();
    expect(await account.remove({ id: 'other' })).toEqual({ ok: true, value: null });
    expect(client.remove).not.toHaveBeenCalled();
  });

  it.each(['last-method', 'confirm-needed'] as const)('tells %s', async (code) => {
    const { account, client } = open();
    client.remove.mockResolvedValueOnce(refusal(code));
    expect(await account.remove({ id: 'p1' })).toEqual(told(code));
    client.methods.mockResolvedValueOnce(refusal('offline'));
    expect(await account.remove({ id: 'p1' })).toEqual(told('offline'));
  });
});

describe('the password', () => {
  it('changed at the server seals what this PC keeps, and the window hears of the session', async () => {
    const { account, client, sessions, onChange, log } = open();
    expect(await account.changePassword({ current: 'old secret', next: 'new secret' })).toEqual({ ok: true, value: null });
    expect(client.changePassword).toHaveBeenCalledWith('old secret', 'new secret');
    expect(sessions.passwordChanged).toHaveBeenCalledExactlyOnceWith('new secret');
    expect(onChange).toHaveBeenCalledOnce();
    expect(JSON.stringify([log.info.mock.calls, log.error.mock.calls])).not.toContain('secret');
  });

  it.each(['wrong-current-password', 'password-too-short', 'confirm-needed', 'timeout'] as const)('refused with %s seals nothing', async (code) => {
    const { account, client, sessions } = open();
    client.changePassword.mockResolvedValueOnce(refusal(code));
    expect(await account.changePassword({ current: 'a', next: 'b' })).toEqual(told(code));
    expect(sessions.passwordChanged).not.toHaveBeenCalled();
  });
});

describe('signing out everywhere', () => {
  it('ends the sessions at the server, then this one', async () => {
    const { account, sessions } = open();
    expect(await account.signOutEverywhere()).toEqual({ ok: true, value: null });
    expect(sessions.signOut).toHaveBeenCalledOnce();
  });

  it('changes nothing when the server can\'t be reached', async () => {
    const { account, client, sessions } = open();
    client.revokeSessions.mockResolvedValueOnce(refusal('offline'));
    expect(await account.signOutEverywhere()).toEqual(told('offline'));
    expect(sessions.signOut).not.toHaveBeenCalled();
  });
});

it('recovery codes are renewed', async () => {
  const { account, client } = open();
  expect(await account.renewRecoveryCodes()).toEqual({ ok: true, value: { recoveryCodes: ['aaaaabbbbb'] } });
  client.renewRecoveryCodes.mockResolvedValueOnce(refusal('confirm-needed'));
  expect(await account.renewRecoveryCodes()).toEqual(told('confirm-needed'));
});

it('without an account service every change is refused', async () => {
  const { account, sessions } = open({ managed: false });
  for (const answer of [
    account.addAuthenticator({ name: 'x' }),
    account.addContact({ kind: 'email', target: 'a@b.example' }),
    account.remove({ id: 'p1' }),
    account.renewRecoveryCodes(),
    account.changePassword({ current: 'a', next: 'b' }),
    account.signOutEverywhere(),
  ]) expect(await answer).toEqual(told('unexpected-answer'));
  expect(sessions.passwordChanged).not.toHaveBeenCalled();
  expect(sessions.signOut).not.toHaveBeenCalled();
});
