import { connect } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { DomainOutcome } from '../api/oidc-client.ts';
import type { Remembered } from '../vault/tile.ts';
import { domainTokens } from '../testing/fake-domain.ts';
import { ana, later, openFlow, passwordKey } from '../testing/sign-in.ts';

const dana: Remembered = { id: 'person-d', name: 'Dana Ruiz', email: 'dana@domain.example', via: 'domain', subject: 'd1', practitioner: 'Practitioner/9' };
const identity = { subject: 'd1', name: 'Dana Ruiz', email: 'dana@domain.example', practitioner: 'Practitioner/9' };

/** LOGIN was chosen, and the browser has the page. */
async function waiting(change: (at: ReturnType<typeof openFlow>) => void = () => undefined) {
  const at = openFlow();
  change(at);
  at.flow.choose('domain');
  await expect.poll(at.screen).toMatchObject({ kind: 'domain', waiting: true, busy: false });
  return at;
}

/** The person's tokens wait for the PIN. */
async function atPin({ fresh = true, ...change }: { fresh?: boolean; outcome?: DomainOutcome } = {}) {
  const at = await waiting(({ remember, people, domain }) => {
    remember.checked = true;
    if (!fresh) people.idOfSubject.mockReturnValue(dana.id);
    if (change.outcome) domain.redeem.mockResolvedValue(change.outcome);
  });
  await at.domain.comeBack();
  await expect.poll(at.screen).toMatchObject({ kind: 'pin', busy: false, fresh, name: 'Dana Ruiz' });
  return at;
}

/** Whether anybody still listens at the redirect address of the request. */
function isOpen(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1', () => resolve(true)).on('error', () => resolve(false));
    socket.end();
  });
}

describe('LOGIN', () => {
  it('shows where it goes before anything was asked, then waits for the browser', async () => {
    const { flow, domain, screen, openBrowser } = openFlow();
    const { promise, give } = later<Awaited<ReturnType<typeof domain.authorizationUrl>>>();
    domain.authorizationUrl.mockReturnValueOnce(promise);
    flow.choose('domain');
    expect(screen()).toMatchObject({ kind: 'domain', busy: true, waiting: false, host: 'login.domain.example' });
    give(ok('https://login.domain.example/auth'));
    await expect.poll(screen).toMatchObject({ kind: 'domain', busy: false, waiting: true });
    expect(openBrowser).toHaveBeenCalledExactlyOnceWith('https://login.domain.example/auth');
    flow.cancel();
  });

  it('opens the home when the browser came back, and comes to the front', async () => {
    const { domain, sessions, flow, comeForward, people } = await waiting();
    expect(await domain.comeBack()).toContain('You are signed in');
    await expect.poll(() => flow.screen()).toBeUndefined();
    expect(comeForward).toHaveBeenCalledOnce();
    expect(sessions.openSignedIn).toHaveBeenCalledExactlyOnceWith({ tokens: expect.objectContaining({ accessToken: 'at-d1' }) as object, identity, via: 'domain' });
    expect(people.passwordKey).not.toHaveBeenCalled();
    const [request, answer] = domain.redeem.mock.calls[0] ?? [];
    expect(request).toMatchObject({ state: 'state-1', nonce: 'nonce', verifier: 'verifier' });
    expect(answer?.href).toBe(`${domain.requests[0]?.redirectUri}?code=c&state=state-1`);
  });

  it('is busy while the answer is redeemed', async () => {
    const { promise, give } = later<DomainOutcome>();
    const { domain, screen, flow } = await waiting((at) => at.domain.redeem.mockReturnValueOnce(promise));
    const page = domain.comeBack();
    await expect.poll(screen).toMatchObject({ kind: 'domain', busy: true, waiting: false });
    give({ kind: 'failed', code: 'domain-answer-refused' });
    expect(await page).toContain('You are not signed in');
    await expect.poll(screen).toMatchObject({ kind: 'domain', busy: false, waiting: false, problem: { code: 'domain-answer-refused' } });
    expect(flow.screen()).toBeDefined();
  });

  it.each([
    [{ kind: 'failed', code: 'domain-cancelled', error: 'access_denied' }, 'domain-cancelled'],
    [{ kind: 'failed', code: 'domain-refused', error: 'invalid_grant' }, 'domain-refused'],
    [{ kind: 'failed', code: 'offline' }, 'offline'],
  ] as const)('says why it did not work: %j', async (outcome, code) => {
    const { domain, screen, sessions } = await waiting((at) => at.domain.redeem.mockResolvedValueOnce(outcome));
    await domain.comeBack();
    await expect.poll(screen).toMatchObject({ kind: 'domain', waiting: false, problem: { code } });
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
  });

  it('gives back tokens of somebody without a practitioner', async () => {
    const { domain, screen, sessions } = await waiting((at) => at.domain.redeem.mockResolvedValueOnce({ ...domainTokens(), identity: undefined } as DomainOutcome));
    expect(await domain.comeBack()).toContain('You are not signed in');
    await expect.poll(screen).toMatchObject({ kind: 'domain', problem: { code: 'account-not-linked' } });
    expect(domain.revoke).toHaveBeenCalledExactlyOnceWith('rt-d1');
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
  });

  it.each([
    ['no provider', (at: ReturnType<typeof openFlow>) => at.domain.authorizationUrl.mockResolvedValueOnce(failed({ code: 'timeout' })), 'timeout'],
    ['a host that is not listed', (at: ReturnType<typeof openFlow>) => at.openBrowser.mockResolvedValueOnce(failed('browser-host-refused')), 'browser-host-refused'],
    ['no browser', (at: ReturnType<typeof openFlow>) => at.openBrowser.mockResolvedValueOnce(failed('browser-not-opened')), 'browser-not-opened'],
  ])('with %s says so, listens no more, and can be tried again', async (_title, prepare, code) => {
    const at = openFlow();
    prepare(at);
    at.flow.choose('domain');
    await expect.poll(at.screen).toMatchObject({ kind: 'domain', busy: false, waiting: false, problem: { code } });
    await at.flow.openBrowser();
    await expect.poll(at.screen).toMatchObject({ kind: 'domain', waiting: true });
    expect(at.screen()).not.toHaveProperty('problem');
    await at.domain.comeBack();
    await expect.poll(() => at.flow.screen()).toBeUndefined();
  });

  it('without a configured provider stays on the login page', () => {
    const at = openFlow(undefined, { hasDomain: false });
    at.flow.choose('domain');
    expect(at.screen()).toMatchObject({ kind: 'login-options', problem: { code: 'domain-not-set-up' } });
  });

  it('opens the same page once more', async () => {
    const { flow, openBrowser, domain } = await waiting();
    openBrowser.mockResolvedValueOnce(ok(undefined));
    await flow.openBrowser();
    expect(openBrowser.mock.calls).toEqual([['https://login.domain.example/auth?n=1'], ['https://login.domain.example/auth?n=1']]);
    expect(domain.requests).toHaveLength(1);
    flow.cancel();
  });

  it('is over after ten minutes', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const at = openFlow();
      at.flow.choose('domain');
      await vi.waitFor(() => expect(at.screen()).toMatchObject({ waiting: true }));
      vi.advanceTimersByTime(599_000);
      expect(at.screen()).toMatchObject({ waiting: true });
      vi.advanceTimersByTime(1_000);
      await vi.waitFor(() => expect(at.screen()).toMatchObject({ kind: 'domain', waiting: false, problem: { code: 'domain-not-back' } }));
      expect(await isOpen(at.domain.requests[0]?.redirectUri ?? '')).toBe(false);
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['cancel', 'back', 'close'] as const)('%s ends the listening', async (leave) => {
    const { flow, domain } = await waiting();
    const { redirectUri = '' } = domain.requests[0] ?? {};
    expect(await isOpen(redirectUri)).toBe(true);
    await flow[leave]();
    await expect.poll(() => isOpen(redirectUri)).toBe(false);
    expect(domain.redeem).not.toHaveBeenCalled();
  });

  it('chosen again ends the attempt before; its late answer changes nothing', async () => {
    const { flow, domain, screen } = await waiting();
    flow.choose('domain');
    await expect.poll(() => domain.requests.length).toBe(2);
    await expect.poll(screen).toMatchObject({ waiting: true });
    expect(await domain.comeBack(0)).toBeUndefined();
    expect(screen()).toMatchObject({ kind: 'domain', waiting: true });
    expect(await domain.comeBack(1)).toContain('You are signed in');
    await expect.poll(() => flow.screen()).toBeUndefined();
    expect(domain.redeem).toHaveBeenCalledOnce();
  });

  it('left while the answer is redeemed gives the tokens back', async () => {
    const { promise, give } = later<DomainOutcome>();
    const { domain, flow, sessions, screen } = await waiting((at) => at.domain.redeem.mockReturnValueOnce(promise));
    const page = domain.comeBack();
    await expect.poll(screen).toMatchObject({ busy: true });
    flow.cancel();
    expect(await page).toContain('You are not signed in');
    give(domainTokens());
    await expect.poll(() => domain.revoke.mock.calls).toEqual([['rt-d1']]);
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(screen().kind).toBe('login-options');
  });

  it('shows that a stranger called, and goes on waiting', async () => {
    const { domain, screen, flow } = await waiting();
    const { redirectUri = '' } = domain.requests[0] ?? {};
    expect((await fetch(`${redirectUri}?code=evil&state=theirs`)).status).toBe(400);
    expect(screen()).toMatchObject({ kind: 'domain', waiting: true, problem: { code: 'domain-answer-refused' } });
    await domain.comeBack();
    await expect.poll(() => flow.screen()).toBeUndefined();
    expect(domain.redeem).toHaveBeenCalledOnce();
  });
});

describe('confirming a domain session', () => {
  async function confirming(outcome: DomainOutcome) {
    const at = openFlow();
    at.opens(dana);
    at.flow.cancel();
    expect(at.flow.screen()).toBeUndefined();
    at.domain.redeem.mockResolvedValueOnce(outcome);
    await at.flow.confirm();
    await expect.poll(at.screen).toMatchObject({ kind: 'domain', waiting: true });
    await at.domain.comeBack();
    return at;
  }

  it('goes the same way, and the home stays as it is', async () => {
    const { flow, sessions, auth } = await confirming(domainTokens());
    await expect.poll(() => flow.screen()).toBeUndefined();
    expect(sessions.confirm).toHaveBeenCalledExactlyOnceWith({ tokens: expect.objectContaining({ refreshToken: 'rt-d1' }) as object, identity, via: 'domain' });
    expect(auth.passwordSignIn).not.toHaveBeenCalled();
  });

  it('refuses another person', async () => {
    const { screen, sessions, domain, flow } = await confirming(domainTokens('d2'));
    await expect.poll(screen).toMatchObject({ kind: 'domain', waiting: false, problem: { code: 'other-person' } });
    expect(domain.revoke).toHaveBeenCalledExactlyOnceWith('rt-d2');
    expect(sessions.confirm).not.toHaveBeenCalled();
    await flow.openBrowser();
    await expect.poll(screen).toMatchObject({ waiting: true });
    await domain.comeBack();
    await expect.poll(() => flow.screen()).toBeUndefined();
    expect(sessions.confirm).toHaveBeenCalledOnce();
  });
});

describe('the PIN', () => {
  it('chosen now seals what will be kept', async () => {
    const { flow, people, sessions } = await atPin();
    await flow.domain.submitPin('48-blue');
    expect(people.passwordKey).toHaveBeenCalledExactlyOnceWith('48-blue', undefined);
    expect(sessions.openSignedIn).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ passwordKey, via: 'domain' }));
    expect(flow.screen()).toBeUndefined();
  });

  it.each(['', '12345', '123456', '654321', 'abcdef', '111111', '121212', '147258', 'QWERTY', 'x'.repeat(30) + 'yz'.repeat(20)])('%j is too simple', async (pin) => {
    const { flow, screen, people } = await atPin();
    await flow.domain.submitPin(pin);
    expect(screen()).toMatchObject({ kind: 'pin', busy: false, fresh: true, problem: { code: 'pin-too-simple' } });
    expect(people.passwordKey).not.toHaveBeenCalled();
    flow.cancel();
  });

  it('is asked without Remember Me too when this PC keeps data of the person', async () => {
    const at = await waiting(({ people }) => people.idOfSubject.mockImplementation((subject) => (subject === 'd1' ? dana.id : undefined)));
    await at.domain.comeBack();
    await expect.poll(at.screen).toMatchObject({ kind: 'pin', fresh: false });
    at.flow.cancel();
  });

  it('that is wrong opens nothing, the right one does; however simple it is', async () => {
    const { flow, screen, sessions, people } = await atPin({ fresh: false });
    sessions.openSignedIn.mockResolvedValueOnce(failed({ code: 'wrong-password' }));
    await flow.domain.submitPin('wrong');
    expect(screen()).toMatchObject({ kind: 'pin', busy: false, fresh: false, problem: { code: 'wrong-pin' } });
    await flow.domain.submitPin('123456');
    expect(people.passwordKey).toHaveBeenLastCalledWith('123456', dana.id);
    expect(sessions.openSignedIn).toHaveBeenLastCalledWith(expect.objectContaining({ personId: dana.id, passwordKey }));
    expect(flow.screen()).toBeUndefined();
  });

  it('that is forgotten is chosen anew: what this PC keeps is opened by the recovery key', async () => {
    const { flow, screen, sessions, people } = await atPin({ fresh: false });
    await flow.startAfresh();
    expect(screen()).toMatchObject({ kind: 'pin', fresh: true });
    expect(people.forget).not.toHaveBeenCalled();
    sessions.recover.mockResolvedValueOnce(true);
    await flow.domain.submitPin('48-blue');
    expect(sessions.recover).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ personId: dana.id, passwordKey }));
    expect(people.passwordKey).toHaveBeenLastCalledWith('48-blue', undefined);
    expect(people.forget).not.toHaveBeenCalled();
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(flow.screen()).toBeUndefined();
  });

  it('that is forgotten, without a recovery key: what this PC kept is erased', async () => {
    const { flow, sessions, people } = await atPin({ fresh: false });
    await flow.startAfresh();
    await flow.domain.submitPin('48-blue');
    expect(people.forget).toHaveBeenCalledExactlyOnceWith(dana.id);
    expect(sessions.openSignedIn.mock.calls[0]?.[0]).not.toHaveProperty('personId');
    expect(flow.screen()).toBeUndefined();
  });

  it.each(['cancel', 'back', 'close'] as const)('%s gives the tokens back to the provider, not to another server', async (leave) => {
    const { flow, domain, auth } = await atPin();
    await flow[leave]();
    expect(domain.revoke).toHaveBeenCalledExactlyOnceWith('rt-d1');
    expect(auth.revoke).not.toHaveBeenCalled();
  });

  it('left while it is stretched opens nothing', async () => {
    const { flow, sessions, people, screen } = await atPin();
    const { promise, give } = later<typeof passwordKey>();
    people.passwordKey.mockReturnValueOnce(promise);
    const running = flow.domain.submitPin('48-blue');
    expect(screen()).toMatchObject({ kind: 'pin', busy: true });
    flow.cancel();
    give(passwordKey);
    await running;
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(screen().kind).toBe('login-options');
  });

  it('that does not come in time: the tokens are given back', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const at = openFlow();
      at.remember.checked = true;
      at.flow.choose('domain');
      await vi.waitFor(() => expect(at.screen()).toMatchObject({ waiting: true }));
      await at.domain.comeBack();
      await vi.waitFor(() => expect(at.screen().kind).toBe('pin'));
      vi.advanceTimersByTime(180_000);
      expect(at.screen()).toMatchObject({ kind: 'login-options', problem: { code: 'not-confirmed-in-time' } });
      expect(at.domain.revoke).toHaveBeenCalledExactlyOnceWith('rt-d1');
    } finally {
      vi.useRealTimers();
    }
  });
});

describe('a domain tile', () => {
  async function unlocked(result: Awaited<ReturnType<ReturnType<typeof openFlow>['sessions']['unlock']>>) {
    const at = openFlow(undefined, { readable: [ana, dana] });
    at.sessions.unlock.mockResolvedValueOnce(result);
    at.flow.openPerson(dana.id);
    await at.flow.unlock('48-blue');
    return at;
  }

  it('opens by the PIN, which no server ever gets', async () => {
    const { flow, auth, sessions } = await unlocked(ok(undefined));
    sessions.contact.mockResolvedValue(failed({ code: 'sign-in-needed' }));
    expect(flow.screen()).toBeUndefined();
    expect(auth.passwordSignIn).not.toHaveBeenCalled();
  });

  it('says that the PIN is wrong', async () => {
    const { screen } = await unlocked(failed({ code: 'wrong-password' }));
    expect(screen()).toMatchObject({ kind: 'unlock', problem: { code: 'wrong-pin' } });
  });
});
