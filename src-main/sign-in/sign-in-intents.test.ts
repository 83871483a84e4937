import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ana, flowAt, later, sms, type OpenFlow } from '../testing/sign-in.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Problem } from '../../src-shared/models/problem.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const kinds = ['login-options', 'unlock', 'credentials', 'method', 'code', 'call', 'email-verified', 'browser', 'earlier-password', 'home'] as const;
type Kind = (typeof kinds)[number];

/** Each intent, and the steps that it belongs to. */
const intents: Record<string, { readonly run: (at: OpenFlow) => unknown; readonly belongs: readonly Kind[] }> = {
  choose: { run: ({ flow }) => flow.choose('email'), belongs: ['login-options', 'unlock'] },
  openPerson: { run: ({ flow }) => flow.openPerson(ana.id), belongs: ['login-options'] },
  'openPerson of nobody': { run: ({ flow }) => flow.openPerson('nobody'), belongs: [] },
  unlock: { run: ({ flow }) => flow.unlock('password'), belongs: ['unlock'] },
  submitCredentials: { run: ({ flow }) => flow.submitCredentials('bo@example.org', 'password'), belongs: ['credentials'] },
  sendCode: { run: ({ flow }) => flow.secondFactor.sendCode(sms.id), belongs: ['method', 'code', 'call'] },
  'sendCode by no method': { run: ({ flow }) => flow.secondFactor.sendCode('none'), belongs: [] },
  submitCode: { run: ({ flow }) => flow.secondFactor.submitCode('123456'), belongs: ['code'] },
  resend: { run: ({ flow }) => flow.secondFactor.resend(), belongs: ['code', 'call'] },
  continue: { run: ({ flow }) => flow.opening.continue(), belongs: ['email-verified'] },
  openBrowser: { run: ({ flow }) => flow.openBrowser(), belongs: ['browser'] },
  keepWithEarlierPassword: { run: ({ flow }) => flow.opening.keepWithEarlierPassword('earlier'), belongs: ['earlier-password'] },
  startAfresh: { run: ({ flow }) => flow.opening.startAfresh(), belongs: ['earlier-password'] },
  confirm: { run: ({ flow }) => flow.confirm(), belongs: ['home'] },
};

/** How often anything outside was asked. */
const asked = ({ auth, sessions, people, openBrowser }: OpenFlow) =>
  [...Object.values(auth), ...Object.values(sessions), ...Object.values(people), openBrowser].reduce((sum, each) => sum + ('mock' in each ? each.mock.calls.length : 0), 0);

const expected: Record<Kind, string | undefined> = {
  'login-options': 'login-options', unlock: 'unlock', credentials: 'credentials', method: 'phone-method', code: 'code', call: 'call',
  'email-verified': 'email-verified', browser: 'browser', 'earlier-password': 'earlier-password', home: undefined,
};

describe.each(kinds)('at %s', (kind) => {
  it('is where it should be', async () => {
    expect((await flowAt(kind)).flow.screen()?.kind).toBe(expected[kind]);
  });

  it.each(Object.entries(intents).filter(([, { belongs }]) => !belongs.includes(kind)))('%s does nothing', async (_name, { run }) => {
    const at = await flowAt(kind);
    const before = { screen: at.flow.screen(), asked: asked(at) };
    await run(at);
    expect({ screen: at.flow.screen(), asked: asked(at) }).toEqual(before);
  });

  it.each(Object.entries(intents).filter(([, { belongs }]) => belongs.includes(kind)))('%s does something', async (_name, { run }) => {
    const at = await flowAt(kind);
    const before = { screen: at.flow.screen(), asked: asked(at) };
    const never = later<never>().promise;
    for (const each of [at.auth.passwordSignIn, at.auth.sendCode, at.auth.verifyCode, at.sessions.unlock, at.sessions.openWithEarlierPassword]) each.mockReturnValue(never);
    void run(at);
    await vi.advanceTimersByTimeAsync(0);
    expect({ screen: at.flow.screen(), asked: asked(at) }).not.toEqual(before);
  });
});

describe('while something is under way', () => {
  it.each<[Kind, string]>([
    ['unlock', 'unlock'],
    ['credentials', 'submitCredentials'],
    ['method', 'sendCode'],
    ['code', 'submitCode'],
    ['code', 'resend'],
    ['email-verified', 'continue'],
    ['earlier-password', 'keepWithEarlierPassword'],
    ['earlier-password', 'startAfresh'],
  ])('at %s a second %s does nothing', async (kind, name) => {
    const at = await flowAt(kind);
    const never = later<never>().promise;
    for (const each of [at.auth.passwordSignIn, at.auth.sendCode, at.auth.verifyCode, at.sessions.unlock, at.sessions.openSignedIn, at.sessions.openWithEarlierPassword, at.people.forget]) each.mockReturnValue(never);
    const run = intents[name]?.run ?? expect.fail();
    void run(at);
    expect(at.screen()).toMatchObject({ busy: true });
    const before = asked(at);
    void run(at);
    await vi.advanceTimersByTimeAsync(0);
    expect(asked(at)).toBe(before);
    expect(at.screen()).toMatchObject({ busy: true });
  });

  it.each<[Kind, string, (at: OpenFlow) => { mockReturnValueOnce: (value: Promise<Result<undefined, never>>) => unknown }]>([
    ['unlock', 'unlock', ({ sessions }) => sessions.unlock],
    ['email-verified', 'continue', ({ sessions }) => sessions.openSignedIn],
    ['earlier-password', 'keepWithEarlierPassword', ({ sessions }) => sessions.openWithEarlierPassword],
  ])('a home that is opening from %s can not be left any more', async (kind, name, opening) => {
    const at = await flowAt(kind);
    const { promise, give } = later<Result<undefined, never>>();
    opening(at).mockReturnValueOnce(promise);
    const running = intents[name]?.run(at);
    for (const leave of [() => at.flow.cancel(), () => at.flow.back(), () => at.flow.choose('phone')]) {
      leave();
      expect(at.screen()).toMatchObject({ kind: expected[kind], busy: true });
    }
    give(ok(undefined));
    await running;
    expect(at.flow.screen()).toBeUndefined();
    expect(at.auth.revoke).not.toHaveBeenCalled();
  });

  it('nor while the kept data is being erased', async () => {
    const at = await flowAt('earlier-password');
    const { promise, give } = later<undefined>();
    at.people.forget.mockReturnValueOnce(promise);
    const running = at.flow.opening.startAfresh();
    at.flow.cancel();
    expect(at.screen()).toMatchObject({ kind: 'earlier-password', busy: true });
    give(undefined);
    await running;
    expect(at.flow.screen()).toBeUndefined();
    expect(at.auth.revoke).not.toHaveBeenCalled();
  });
});

describe('one step back', () => {
  it.each<[Kind, string]>([
    ['login-options', 'login-options'],
    ['unlock', 'login-options'],
    ['credentials', 'login-options'],
    ['method', 'credentials'],
    ['code', 'phone-method'],
    ['call', 'phone-method'],
    ['email-verified', 'credentials'],
    ['browser', 'credentials'],
    ['earlier-password', 'login-options'],
  ])('from %s is %s', async (kind, to) => {
    const { flow, screen, auth } = await flowAt(kind);
    flow.back();
    expect(screen()).toMatchObject({ kind: to, busy: false });
    expect(auth.revoke.mock.calls).toEqual(kind === 'email-verified' || kind === 'earlier-password' ? [['rt-s1']] : []);
  });

  it('keeps the e-mail', async () => {
    const { flow, screen } = await flowAt('method');
    flow.back();
    expect(screen()).toMatchObject({ kind: 'credentials', via: 'phone', email: ana.email, fixedEmail: false });
  });
});

describe('leaving', () => {
  it.each(kinds.filter((kind) => kind !== 'home'))('from %s leads to the login page and gives tokens back', async (kind) => {
    const { flow, screen, auth } = await flowAt(kind);
    flow.cancel();
    expect(screen()).toMatchObject({ kind: 'login-options', busy: false });
    expect(auth.revoke).toHaveBeenCalledTimes(kind === 'email-verified' || kind === 'earlier-password' ? 1 : 0);
  });

  it.each<[Kind, string]>([['unlock', 'unlock'], ['earlier-password', 'keepWithEarlierPassword']])('a refusal at %s stays there, and can be left', async (kind, name) => {
    const at = await flowAt(kind);
    const refusal = failed<Problem>({ code: 'wrong-password' });
    at.sessions.unlock.mockResolvedValueOnce(refusal);
    at.sessions.openWithEarlierPassword.mockResolvedValueOnce(refusal);
    await intents[name]?.run(at);
    expect(at.screen()).toMatchObject({ kind, busy: false, problem: { code: 'wrong-password' } });
    at.flow.cancel();
    expect(at.screen().kind).toBe('login-options');
  });
});

it('shows the e-mail that the code went to', async () => {
  const { screen } = await flowAt('email-verified');
  expect(screen()).toMatchObject({ email: ana.email, continueWithinMs: 60_000 });
});
