import { describe, expect, it, vi } from 'vitest';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirProblem } from '../api/fhir-client.ts';
import type { AuthOutcome } from '../api/native-auth-outcome.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import { ana, email, flowAt, later, offered, openFlow, passwordKey, redirected, signedIn, sms, tokensOf, voice } from '../testing/sign-in.ts';

async function submitted(outcome: AuthOutcome, via: 'phone' | 'email' = 'phone') {
  const at = openFlow();
  at.flow.choose(via);
  at.auth.passwordSignIn.mockResolvedValueOnce(outcome);
  await at.flow.submitCredentials('new@example.org', 'password');
  return at;
}

describe('the password', () => {
  it('goes to the server as typed; the screen keeps the e-mail and is busy meanwhile', async () => {
    const { flow, auth, screen } = openFlow();
    flow.choose('phone');
    const { promise, give } = later<AuthOutcome>();
    auth.passwordSignIn.mockReturnValueOnce(promise);
    const running = flow.submitCredentials('new@example.org', 'pass word');
    expect(screen()).toMatchObject({ kind: 'credentials', busy: true, email: 'new@example.org' });
    give(offered(sms));
    await running;
    expect(auth.passwordSignIn).toHaveBeenCalledWith('new@example.org', 'pass word', expect.any(AbortSignal));
    expect(JSON.stringify(screen())).not.toContain('pass word');
  });

  it('refused stays on the screen with its problem, until the next try', async () => {
    const { flow, auth, screen } = await submitted({ kind: 'failed', code: 'invalid-credentials', error: 'invalid_grant', reference: 'ref', waitMs: 5 });
    expect(screen()).toMatchObject({ kind: 'credentials', email: 'new@example.org', busy: false, problem: { code: 'invalid-credentials', reference: 'ref', waitMs: 5 } });
    auth.passwordSignIn.mockReturnValueOnce(later<AuthOutcome>().promise);
    void flow.submitCredentials('new@example.org', 'password');
    expect(screen()).not.toHaveProperty('problem');
  });

  it('leads to the browser when the server wants it', async () => {
    const { screen, openBrowser, flow } = await submitted(redirected);
    expect(screen()).toMatchObject({ kind: 'browser', host: 'portal.example', opened: false });
    await flow.openBrowser();
    expect(openBrowser).toHaveBeenCalledWith('https://portal.example/');
    expect(screen()).toMatchObject({ kind: 'browser', opened: true });
  });

  it('says that the browser may not be sent there', async () => {
    const { screen, openBrowser, flow } = await submitted(redirected);
    openBrowser.mockResolvedValueOnce(failed('browser-host-refused'));
    await flow.openBrowser();
    expect(screen()).toMatchObject({ kind: 'browser', opened: false, problem: { code: 'browser-host-refused' } });
  });

  it('may be enough', async () => {
    const { flow, sessions } = await submitted(signedIn());
    expect(flow.screen()).toBeUndefined();
    expect(sessions.openSignedIn).toHaveBeenCalledWith({ tokens: tokensOf(), identity: { subject: 's1', name: 'Ana Muñoz', email: 'ana@example.org', practitioner: 'Practitioner/1' }, via: 'phone' });
  });
});

describe('the methods on record', () => {
  it.each([
    ['phone', [sms, voice, email], 'phone-method', undefined],
    ['phone', [email], 'email-method', 'no-phone-method'],
    ['email', [sms, email], 'email-method', undefined],
    ['email', [sms], 'phone-method', 'no-email-method'],
    ['phone', [], 'credentials', 'registration-required'],
  ] as const)('LOGIN WITH %s of %j', async (via, methods, kind, code) => {
    const { screen } = await submitted(offered(...methods), via);
    expect(screen().kind).toBe(kind);
    expect('problem' in screen() ? screen() : {}).toEqual(code === undefined ? {} : expect.objectContaining({ problem: { code } }));
  });
});

describe('Remember Me', () => {
  it('unticked derives no key', async () => {
    const { people } = await submitted(signedIn());
    expect(people.passwordKey).not.toHaveBeenCalled();
  });

  it.each([
    ['somebody new', 'new@example.org', undefined],
    ['somebody known', ana.email, ana.id],
  ])('ticked by %s seals under the password', async (_title, address, personId) => {
    const { flow, auth, sessions, people, remember } = openFlow();
    remember.checked = true;
    flow.choose('phone');
    auth.passwordSignIn.mockResolvedValueOnce(signedIn());
    await flow.submitCredentials(address, 'password');
    expect(people.passwordKey).toHaveBeenCalledWith('password', personId);
    expect(sessions.openSignedIn.mock.calls[0]?.[0]).toMatchObject({ passwordKey, ...(personId !== undefined && { personId }) });
    expect('personId' in (sessions.openSignedIn.mock.calls[0]?.[0] ?? {})).toBe(personId !== undefined);
  });
});

describe('tokens of nobody we can serve', () => {
  it.each([
    ['no ID token', { ...tokensOf(), idToken: 'none' }],
    ['another client\'s', tokensOf('s1', { aud: 'other' })],
    ['no practitioner', tokensOf('s1', { fhirUser: 'Patient/1' })],
  ])('%s: they are given back', async (_title, tokens) => {
    const { screen, auth, sessions } = await submitted(signedIn(tokens));
    expect(screen()).toMatchObject({ kind: 'credentials', problem: { code: 'account-not-linked' } });
    expect(auth.revoke).toHaveBeenCalledWith('rt-s1');
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
  });
});

describe('an answer that comes too late', () => {
  it.each([
    ['methods', offered(sms), 0],
    ['a refusal', { kind: 'failed', code: 'invalid-credentials' } as const, 0],
    ['a redirect', redirected, 0],
    ['tokens', signedIn(), 1],
  ])('%s: changes nothing; a session that it opened is ended', async (_title, outcome, revoked) => {
    const { flow, auth, sessions, screen } = openFlow();
    flow.choose('phone');
    const { promise, give } = later<AuthOutcome>();
    auth.passwordSignIn.mockReturnValueOnce(promise);
    const running = flow.submitCredentials(ana.email, 'password');
    const signal = auth.passwordSignIn.mock.calls[0]?.[2];
    flow.cancel();
    expect(signal?.aborted).toBe(true);
    give(outcome);
    await running;
    expect(screen()).toMatchObject({ kind: 'login-options' });
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(auth.revoke).toHaveBeenCalledTimes(revoked);
  });

  it('also while the key is derived', async () => {
    const { flow, auth, people, remember, sessions, screen } = openFlow();
    remember.checked = true;
    flow.choose('phone');
    const { promise, give } = later<PasswordKey>();
    people.passwordKey.mockReturnValueOnce(promise);
    auth.passwordSignIn.mockResolvedValueOnce(signedIn());
    const running = flow.submitCredentials(ana.email, 'password');
    await vi.waitFor(() => expect(people.passwordKey).toHaveBeenCalled());
    flow.cancel();
    give(passwordKey);
    await running;
    expect(screen().kind).toBe('login-options');
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(auth.revoke).toHaveBeenCalledWith('rt-s1');
  });

  it('the browser opening after leaving does not bring its screen back', async () => {
    const { flow, openBrowser, screen } = await flowAt('browser');
    const { promise, give } = later<Awaited<ReturnType<typeof openBrowser>>>();
    openBrowser.mockReturnValueOnce(promise);
    const running = flow.openBrowser();
    flow.cancel();
    give(ok(undefined));
    await running;
    expect(screen().kind).toBe('login-options');
  });
});

describe('unlocking', () => {
  it('opens the home with the password alone', async () => {
    const { flow, sessions, auth } = await flowAt('unlock');
    sessions.unlock.mockResolvedValueOnce(ok(undefined));
    await flow.unlock('password');
    expect(sessions.unlock).toHaveBeenCalledWith(ana, 'password');
    expect(flow.screen()).toBeUndefined();
    expect(auth.passwordSignIn).not.toHaveBeenCalled();
  });

  it('choosing to sign in instead keeps the e-mail', async () => {
    const { flow, screen } = await flowAt('unlock');
    flow.choose('email');
    expect(screen()).toMatchObject({ kind: 'credentials', via: 'email', email: ana.email });
  });
});

describe('a second factor that is prepared behind an unlocked home', () => {
  async function unlocked(outcome: AuthOutcome, contact: Result<string, FhirProblem> = failed({ code: 'sign-in-needed' })) {
    const at = await flowAt('unlock');
    at.sessions.contact.mockResolvedValue(contact);
    at.sessions.unlock.mockImplementationOnce(() => {
      at.opens(ana);
      return Promise.resolve(ok(undefined));
    });
    at.auth.passwordSignIn.mockResolvedValueOnce(outcome);
    return at;
  }

  it('is offered at once when the person wants to sign in again', async () => {
    const { flow, auth, screen } = await unlocked(offered(sms));
    await flow.unlock('password');
    expect(flow.screen()).toBeUndefined();
    await flow.confirm();
    expect(screen()).toMatchObject({ kind: 'phone-method' });
    expect(auth.passwordSignIn).toHaveBeenCalledTimes(1);
    flow.cancel();
    expect(flow.screen()).toBeUndefined();
    await flow.confirm();
    expect(screen()).toMatchObject({ kind: 'credentials', email: ana.email, fixedEmail: true });
  });

  it.each([
    ['the session is accepted', ok('at')],
    ['the server can not be asked', failed({ code: 'offline' as const })],
  ])('is not, when %s', async (_title, contact) => {
    const { flow, auth, screen } = await unlocked(offered(sms), contact);
    await flow.unlock('password');
    expect(auth.passwordSignIn).not.toHaveBeenCalled();
    await flow.confirm();
    expect(screen().kind).toBe('credentials');
  });

  it.each([
    ['refused', { kind: 'failed', code: 'invalid-credentials' } as const, 0],
    ['tokens at once', signedIn(), 1],
  ])('%s: nothing is prepared, nothing is shown', async (_title, outcome, revoked) => {
    const { flow, auth, screen } = await unlocked(outcome);
    await flow.unlock('password');
    expect(flow.screen()).toBeUndefined();
    expect(auth.revoke).toHaveBeenCalledTimes(revoked);
    await flow.confirm();
    expect(screen().kind).toBe('credentials');
  });

  it('is never offered to the next person', async () => {
    const { flow, people, opens, screen } = await unlocked(offered(sms));
    const { promise, give } = later<PasswordKey>();
    people.passwordKey.mockReturnValueOnce(promise);
    const running = flow.unlock('password');
    await vi.waitFor(() => expect(people.passwordKey).toHaveBeenCalled());
    await flow.sessionEnded();
    const bo = { ...ana, id: 'person-2', email: 'bo@example.org' };
    opens(bo);
    give(passwordKey);
    await running;
    flow.cancel();
    await flow.confirm();
    expect(screen()).toMatchObject({ kind: 'credentials', email: bo.email });
  });
});
