import { describe, expect, it } from 'vitest';
import type { AuthOutcome } from '../api/native-auth-outcome.ts';
import { flowAt, later, redirected, ringing, sent, signedIn, sms, voice } from '../testing/sign-in.ts';

const outcomes: readonly [string, AuthOutcome, Record<string, unknown>][] = [
  ['declined', { kind: 'failed', code: 'call-declined', error: 'access_denied' }, { kind: 'call', ringing: false, problem: { code: 'call-declined' } }],
  ['unanswered', { kind: 'failed', code: 'call-unanswered', error: 'invalid_grant' }, { kind: 'call', ringing: false, problem: { code: 'call-unanswered' } }],
  ['of a dead flow', { kind: 'failed', code: 'flow-expired', error: 'expired_token' }, { kind: 'credentials', problem: { code: 'flow-expired' } }],
  ['that the server wants done elsewhere', redirected, { kind: 'browser' }],
];

/** A call about which the server was asked once, and has not answered yet. */
async function asked() {
  const at = await flowAt('method');
  const { promise, give } = later<AuthOutcome>();
  at.auth.sendCode.mockResolvedValueOnce(ringing());
  at.auth.pollCall.mockReturnValueOnce(promise);
  const running = at.flow.secondFactor.sendCode(voice.id);
  await expect.poll(at.screen).toMatchObject({ kind: 'call', ringing: true, expiresInMs: 60_000 });
  expect(at.auth.pollCall).not.toHaveBeenCalled();
  at.clock.advance(5_000);
  await expect.poll(() => at.auth.pollCall.mock.calls).toEqual([['ct2']]);
  return { ...at, give, running };
}

describe('a call', () => {
  it('confirmed opens the home', async () => {
    const { flow, give, running, sessions } = await asked();
    give(signedIn());
    await running;
    expect(sessions.openSignedIn).toHaveBeenCalledTimes(1);
    expect(flow.screen()).toBeUndefined();
  });

  it.each(outcomes)('%s', async (_title, outcome, expected) => {
    const { give, running, screen } = await asked();
    give(outcome);
    await running;
    expect(screen()).toMatchObject({ busy: false, ...expected });
  });

  it('confirmed after leaving: the session that it opened is ended', async () => {
    const { flow, give, running, auth, sessions, screen } = await asked();
    flow.cancel();
    give(signedIn());
    await running;
    expect(screen().kind).toBe('login-options');
    expect(sessions.openSignedIn).not.toHaveBeenCalled();
    expect(auth.revoke).toHaveBeenCalledWith('rt-s1');
  });

  it('left for a code is not asked about any more', async () => {
    const { flow, give, running, auth, screen, clock } = await asked();
    auth.sendCode.mockResolvedValueOnce(sent());
    await flow.secondFactor.sendCode(sms.id);
    give({ kind: 'failed', code: 'unexpected-answer', error: 'authorization_pending' });
    await running;
    clock.advance(60_000);
    expect(auth.pollCall).toHaveBeenCalledTimes(1);
    expect(screen().kind).toBe('code');
  });
});
