import { describe, expect, it, vi } from 'vitest';
import type { Method } from '../../src-shared/models/sign-in-screen.ts';
import type { AuthFailure, SentChallenge } from '../api/native-auth-outcome.ts';
import { ana, app, email, later, offered, openFlow, recovery, redirected, signedIn, sms } from '../testing/sign-in.ts';

const failure = (code: AuthFailure['code']): AuthFailure => ({ kind: 'failed', code });

describe('an authenticator app', () => {
  const asked = (channel: 'authenticator' | 'recovery'): SentChallenge => ({ kind: 'sent', continuationToken: 'ct2', channel, target: '', polled: false, codeLength: 6 });

  async function submitted(...methods: Method[]) {
    const at = openFlow();
    at.flow.choose('phone');
    at.auth.passwordSignIn.mockResolvedValueOnce(offered(...methods));
    at.auth.sendCode.mockResolvedValue(asked('authenticator'));
    await at.flow.submitCredentials(ana.email, 'password');
    return at;
  }

  it('stands beside the phone, and its code is asked for without sending anything', async () => {
    const { flow, auth, screen, history } = await submitted(sms, app, recovery);
    expect(screen()).toMatchObject({ kind: 'phone-method', other: [app, recovery] });
    await flow.secondFactor.sendCode(app.id);
    expect(screen()).toMatchObject({ kind: 'code', continues: false, sent: { channel: 'authenticator', target: app.target, length: 6, resendInMs: 0 }, other: [sms, recovery] });
    expect(screen()).not.toHaveProperty('sent.expiresInMs');
    expect(history.code()).toBeUndefined();
    flow.back();
    expect(screen().kind).toBe('phone-method');
    expect(auth.sendCode).toHaveBeenCalledTimes(1);
  });

  it('sends nothing again', async () => {
    const { flow, auth, screen } = await submitted(app);
    const before = screen();
    await flow.resend();
    expect(screen()).toEqual(before);
    expect(auth.sendCode).toHaveBeenCalledTimes(1);
  });

  it.each([
    ['alone', [app], app.id],
    ['with recovery codes', [recovery, app], app.id],
    ['lost, with recovery codes left', [recovery], recovery.id],
  ] as const)('%s is asked at once; one step back is the password', async (_title, methods, id) => {
    const { flow, auth, screen } = await submitted(...methods);
    expect(auth.sendCode.mock.calls[0]?.slice(0, 2)).toEqual(['ct1', id]);
    expect(screen()).toMatchObject({ kind: 'code', busy: false });
    expect(screen()).not.toHaveProperty('problem');
    flow.back();
    expect(screen()).toMatchObject({ kind: 'credentials', email: ana.email });
  });

  it('that can not be asked leaves the person at the password', async () => {
    const at = openFlow();
    at.flow.choose('phone');
    at.auth.passwordSignIn.mockResolvedValue(offered(app));
    for (const [answer, expected] of [[failure('offline'), { kind: 'credentials', problem: { code: 'offline' } }], [redirected, { kind: 'browser' }]] as const) {
      at.auth.sendCode.mockResolvedValueOnce(answer);
      await at.flow.submitCredentials(ana.email, 'password');
      expect(at.screen()).toMatchObject({ busy: false, ...expected });
    }
  });

  it('left while it is asked changes nothing', async () => {
    const at = openFlow();
    at.flow.choose('phone');
    at.auth.passwordSignIn.mockResolvedValueOnce(offered(app));
    const { promise, give } = later<SentChallenge>();
    at.auth.sendCode.mockReturnValueOnce(promise);
    const running = at.flow.submitCredentials(ana.email, 'password');
    await vi.waitFor(() => expect(at.auth.sendCode).toHaveBeenCalled());
    expect(at.screen()).toMatchObject({ kind: 'credentials', busy: true });
    at.flow.cancel();
    give(asked('authenticator'));
    await running;
    expect(at.screen().kind).toBe('login-options');
  });

  it('confirms an open session', async () => {
    const at = openFlow();
    at.opens(ana);
    at.flow.cancel();
    await at.flow.confirm();
    at.auth.passwordSignIn.mockResolvedValueOnce(offered(app));
    at.auth.sendCode.mockResolvedValueOnce(asked('authenticator'));
    await at.flow.submitCredentials(ana.email, 'password');
    at.auth.verifyCode.mockResolvedValueOnce(signedIn());
    await at.flow.submitCode('123456');
    expect(at.sessions.confirm).toHaveBeenCalledTimes(1);
    expect(at.flow.screen()).toBeUndefined();
  });

  it.each([
    ['authenticator', 'wrong-code', 'wrong-app-code'],
    ['recovery', 'wrong-code', 'wrong-recovery-code'],
    ['authenticator', 'too-many-wrong-codes', 'too-many-wrong-codes'],
  ] as const)('of channel %s says of %s: %s', async (channel, code, shown) => {
    const { flow, auth, screen } = await submitted(app, recovery, sms);
    auth.sendCode.mockResolvedValueOnce(asked(channel));
    await flow.secondFactor.sendCode(channel === 'recovery' ? recovery.id : app.id);
    auth.verifyCode.mockResolvedValueOnce(failure(code));
    await flow.submitCode('123456');
    expect(screen()).toMatchObject({ kind: 'code', problem: { code: shown } });
  });

  it('is none of the phones: LOGIN WITH PHONE without one says so', async () => {
    const { screen } = await submitted(app, email);
    expect(screen()).toMatchObject({ kind: 'email-method', other: [app], problem: { code: 'no-phone-method' } });
  });
});
