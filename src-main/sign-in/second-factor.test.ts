import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failed } from '../../src-shared/models/result.ts';
import type { AuthFailure, AuthOutcome, SentChallenge } from '../api/native-auth-outcome.ts';
import { ana, email, flowAt, later, offered, openFlow, redirected, ringing, sent, signedIn, sms, tokensOf, voice } from '../testing/sign-in.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const failure = (code: AuthFailure['code'], more: Partial<AuthFailure> = {}): AuthFailure => ({ kind: 'failed', code, ...more });

describe('sending a code', () => {
  it('shows where it went, with its countdown and cool-down from receipt', async () => {
    const { screen, clock, auth } = await flowAt('code');
    expect(auth.sendCode).toHaveBeenCalledWith('ct1', sms.id, expect.any(AbortSignal));
    clock.advance(10_000);
    expect(screen()).toMatchObject({ kind: 'code', sent: { channel: 'sms', target: 'XXX-XXX-9885', length: 6, sentAt: clock.start, expiresInMs: 290_000, resendInMs: 20_000, sendCount: 1 } });
    clock.advance(1_000_000);
    expect(screen()).toMatchObject({ sent: { expiresInMs: 0, resendInMs: 0 } });
  });

  it('again uses the newest continuation token and counts', async () => {
    const { flow, auth, screen } = await flowAt('code');
    auth.sendCode.mockResolvedValueOnce(sent({ continuationToken: 'ct3' }));
    await flow.secondFactor.resend();
    expect(auth.sendCode).toHaveBeenLastCalledWith('ct2', sms.id, expect.any(AbortSignal));
    expect(screen()).toMatchObject({ kind: 'code', sent: { sendCount: 2 } });
    auth.verifyCode.mockResolvedValueOnce(failure('wrong-code'));
    await flow.secondFactor.submitCode('1');
    expect(auth.verifyCode.mock.lastCall?.[0]).toBe('ct3');
  });

  it('by another method counts anew', async () => {
    const { flow, auth, screen } = await flowAt('code');
    auth.sendCode.mockResolvedValueOnce(sent({ channel: 'email', target: email.target }));
    await flow.secondFactor.sendCode(email.id);
    expect(screen()).toMatchObject({ kind: 'code', email: ana.email, sent: { channel: 'email', sendCount: 1 } });
  });

  it('too soon keeps the code that works, and waits as long as the server says', async () => {
    const { flow, auth, screen } = await flowAt('code');
    auth.sendCode.mockResolvedValueOnce(failure('resend-too-soon', { waitMs: 77_000 }));
    await flow.secondFactor.resend();
    expect(screen()).toMatchObject({ kind: 'code', busy: false, problem: { code: 'resend-too-soon' }, sent: { sendCount: 1, resendInMs: 77_000 } });
  });

  it('too soon after going back shows the code that still works', async () => {
    const { flow, auth, screen } = await flowAt('code');
    flow.back();
    auth.sendCode.mockResolvedValueOnce(failure('resend-too-soon'));
    await flow.secondFactor.sendCode(sms.id);
    expect(screen()).toMatchObject({ kind: 'code', problem: { code: 'resend-too-soon' }, sent: { sendCount: 1 } });
  });

  it.each([
    ['offline', 'phone-method'],
    ['too-many-wrong-codes', 'phone-method'],
    ['flow-expired', 'credentials'],
  ] as const)('refused with %s shows %s', async (code, kind) => {
    const { flow, auth, screen } = await flowAt('method');
    auth.sendCode.mockResolvedValueOnce(failure(code));
    await flow.secondFactor.sendCode(sms.id);
    expect(screen()).toMatchObject({ kind, busy: false, problem: { code } });
  });

  it('leads to the browser when the server wants it', async () => {
    const { flow, auth, screen } = await flowAt('method');
    auth.sendCode.mockResolvedValueOnce(redirected);
    await flow.secondFactor.sendCode(sms.id);
    expect(screen().kind).toBe('browser');
  });

  it('that comes after leaving is dropped', async () => {
    const { flow, auth, screen } = await flowAt('method');
    const { promise, give } = later<SentChallenge>();
    auth.sendCode.mockReturnValueOnce(promise);
    const running = flow.secondFactor.sendCode(sms.id);
    flow.back();
    give(sent());
    await running;
    expect(screen()).toMatchObject({ kind: 'credentials', busy: false });
  });
});

describe('the code', () => {
  it('by SMS opens the home at once', async () => {
    const { flow, auth, sessions } = await flowAt('code');
    auth.verifyCode.mockResolvedValueOnce(signedIn());
    await flow.secondFactor.submitCode('123456');
    expect(auth.verifyCode.mock.calls[0]?.slice(0, 2)).toEqual(['ct2', '123456']);
    expect(sessions.openSignedIn).toHaveBeenCalledTimes(1);
    expect(flow.screen()).toBeUndefined();
  });

  it.each([
    ['wrong-code', 'code'], ['expired-code', 'code'], ['too-many-wrong-codes', 'code'], ['offline', 'code'], ['flow-expired', 'credentials'],
  ] as const)('refused with %s shows %s', async (code, kind) => {
    const { flow, auth, screen } = await flowAt('code');
    auth.verifyCode.mockResolvedValueOnce(failure(code, { reference: 'ref' }));
    await flow.secondFactor.submitCode('123456');
    expect(screen()).toMatchObject({ kind, busy: false, problem: { code, reference: 'ref' } });
  });

  it('wrong once may be given again with the token of the refusal', async () => {
    const { flow, auth } = await flowAt('code');
    auth.verifyCode.mockResolvedValueOnce(failure('wrong-code', { continuationToken: 'ct9' })).mockResolvedValueOnce(failure('wrong-code'));
    await flow.secondFactor.submitCode('1');
    await flow.secondFactor.submitCode('2');
    expect(auth.verifyCode.mock.lastCall?.[0]).toBe('ct9');
  });

  it('right, but too late: the session that it opened is ended', async () => {
    const { flow, auth, sessions, screen } = await flowAt('code');
    const { promise, give } = later<AuthOutcome>();
    auth.verifyCode.mockReturnValueOnce(promise);
    const running = flow.secondFactor.submitCode('123456');
    flow.cancel();
    give(signedIn());
    await running;
    expect(screen().kind).toBe('login-options');
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(auth.revoke).toHaveBeenCalledWith('rt-s1');
  });
});

describe('a verified e-mail address', () => {
  it('waits for Continue before anything opens', async () => {
    const { flow, sessions } = await flowAt('email-verified');
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    await flow.opening.continue();
    expect(sessions.openSignedIn).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(120_000);
    expect(flow.screen()).toBeUndefined();
  });

  it('is given back after a minute without Continue', async () => {
    const { flow, auth, screen, sessions } = await flowAt('email-verified');
    await vi.advanceTimersByTimeAsync(59_999);
    expect(screen().kind).toBe('email-verified');
    await vi.advanceTimersByTimeAsync(1);
    expect(screen()).toMatchObject({ kind: 'credentials', email: ana.email, problem: { code: 'not-confirmed-in-time' } });
    expect(auth.revoke.mock.calls).toEqual([['rt-s1']]);
    await flow.opening.continue();
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
  });

  it('is given back once when it is left', async () => {
    const { flow, auth } = await flowAt('email-verified');
    flow.cancel();
    await vi.advanceTimersByTimeAsync(120_000);
    expect(auth.revoke.mock.calls).toEqual([['rt-s1']]);
  });

  it('is given back when the program ends', async () => {
    const { flow, auth } = await flowAt('email-verified');
    await flow.close();
    expect(auth.revoke.mock.calls).toEqual([['rt-s1']]);
  });
});

describe('kept data under an earlier password', () => {
  it('given up: it is erased and the person is remembered anew', async () => {
    const { flow, people, sessions } = await flowAt('earlier-password');
    await flow.opening.startAfresh();
    expect(people.forget).toHaveBeenCalledWith(ana.id);
    const last = sessions.openSignedIn.mock.lastCall?.[0];
    expect(last).toHaveProperty('passwordKey');
    expect(last).not.toHaveProperty('personId');
    expect(flow.screen()).toBeUndefined();
  });

  it('kept: it is opened with both passwords', async () => {
    const { flow, sessions, screen } = await flowAt('earlier-password');
    sessions.openWithEarlierPassword.mockResolvedValueOnce(failed({ code: 'wrong-password' })).mockResolvedValueOnce({ ok: true, value: undefined });
    await flow.opening.keepWithEarlierPassword('wrong');
    expect(screen()).toMatchObject({ kind: 'earlier-password', problem: { code: 'wrong-password' } });
    await flow.opening.keepWithEarlierPassword('earlier');
    expect(sessions.openWithEarlierPassword.mock.lastCall).toMatchObject([{ personId: ana.id, via: 'phone' }, 'earlier']);
    expect(flow.screen()).toBeUndefined();
  });
});

describe('confirming an open session', () => {
  async function confirming() {
    const at = openFlow();
    at.opens(ana);
    at.flow.cancel();
    await at.flow.confirm();
    at.auth.passwordSignIn.mockResolvedValueOnce(offered(sms, email));
    await at.flow.submitCredentials('somebody-else@example.org', 'password');
    at.auth.sendCode.mockResolvedValueOnce(sent());
    await at.flow.secondFactor.sendCode(sms.id);
    return at;
  }

  it('is for the same e-mail, and keeps the home open', async () => {
    const { flow, auth, sessions } = await confirming();
    expect(auth.passwordSignIn.mock.calls[0]?.[0]).toBe(ana.email);
    auth.verifyCode.mockResolvedValueOnce(signedIn());
    await flow.secondFactor.submitCode('123456');
    expect(sessions.confirm).toHaveBeenCalledTimes(1);
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(flow.screen()).toBeUndefined();
  });

  it('by another person is refused, and their tokens are given back', async () => {
    const { flow, auth, sessions, screen } = await confirming();
    auth.verifyCode.mockResolvedValueOnce(signedIn(tokensOf('s2')));
    await flow.secondFactor.submitCode('123456');
    expect(screen()).toMatchObject({ kind: 'credentials', fixedEmail: true, problem: { code: 'other-person' } });
    expect(auth.revoke.mock.calls).toEqual([['rt-s2']]);
    expect(sessions.confirm).not.toHaveBeenCalled();
  });

  it('can be left for the open home', async () => {
    const { flow } = await confirming();
    flow.cancel();
    expect(flow.screen()).toBeUndefined();
  });
});

describe('a call', () => {
  it('shows the number, the digits to key in and the time left', async () => {
    const { flow, auth, screen } = await flowAt('method');
    auth.sendCode.mockResolvedValueOnce(ringing({ keyIn: '47' }));
    void flow.secondFactor.sendCode(voice.id);
    await vi.advanceTimersByTimeAsync(0);
    expect(screen()).toMatchObject({ kind: 'call', target: 'XXX-XXX-9885', keyIn: '47', ringing: true, expiresInMs: 60_000 });
  });

  it('that can not be made again is no longer said to ring, since nobody asks about it', async () => {
    const { flow, auth, screen } = await flowAt('call');
    auth.sendCode.mockResolvedValueOnce(failure('resend-too-soon', { waitMs: 5_000 }));
    await flow.secondFactor.resend();
    expect(screen()).toMatchObject({ kind: 'call', ringing: false, problem: { code: 'resend-too-soon', waitMs: 5_000 } });
  });
});
