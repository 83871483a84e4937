import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { AuthFailure, Tokens } from '../api/native-auth-outcome.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { TokenSession } from './token-session.ts';

type Refreshed = { kind: 'tokens'; tokens: Tokens } | AuthFailure | { kind: 'redirect'; reason: undefined };

const hour = 3_600_000;
const tokensOf = (number: number): Tokens => ({ accessToken: `at${number}`, expiresInMs: hour, refreshToken: `rt${number}` });
const given = (number: number): Refreshed => ({ kind: 'tokens', tokens: tokensOf(number) });
const refusal = (error: string): Refreshed => ({ kind: 'failed', code: 'flow-expired', error });

/** A session whose every refresh waits for `answer`; `events` are what it did, in order. */
function open() {
  const events: string[] = [];
  const clock = new ManualClock();
  const waiting: ((answer: Refreshed) => void)[] = [];
  const kept: (() => void)[] = [];
  const told = { accepted: 0, refused: 0 };
  let slowKeeping = false;
  const session = new TokenSession({
    clock,
    client: {
      refresh: (token) => {
        events.push(`refresh ${token}`);
        return new Promise((resolve) => waiting.push(resolve));
      },
      revoke: (token) => {
        events.push(`revoke ${token}`);
        return Promise.resolve();
      },
    },
    keepRefreshToken: (token) => {
      events.push(`keep ${token ?? 'nothing'}`);
      return slowKeeping ? new Promise((resolve) => kept.push(resolve)) : Promise.resolve();
    },
    onSignInNeeded: (needed) => void events.push(needed ? 'sign-in needed' : 'accepted'),
    onAccepted: () => void (told.accepted += 1),
    onRefused: () => void (told.refused += 1),
  });
  return {
    session, events, clock, told,
    answer: (answer: Refreshed) => (waiting.shift() ?? expect.fail('nothing was asked'))(answer),
    keepSlowly: () => { slowKeeping = true; },
    finishKeeping: () => (kept.shift() ?? expect.fail('nothing is being kept'))(),
  };
}

async function signedIn() {
  const opened = open();
  await opened.session.adopt(tokensOf(1));
  opened.events.length = 0;
  return opened;
}

describe('the access token', () => {
  it('is given while it lives, and renewed half a minute before its end', async () => {
    const { session, clock, events, answer } = await signedIn();
    clock.advance(hour - 30_001);
    expect(await session.accessToken()).toEqual(ok('at1'));
    clock.advance(1);
    const renewed = session.accessToken();
    answer(given(2));
    expect(await renewed).toEqual(ok('at2'));
    expect(events).toEqual(['refresh rt1', 'keep rt2', 'accepted']);
  });

  it('is renewed once for everybody who waits', async () => {
    const { session, clock, events, answer } = await signedIn();
    clock.advance(hour);
    const all = Promise.all([session.accessToken(), session.accessToken(), session.accessToken()]);
    answer(given(2));
    expect(await all).toEqual([ok('at2'), ok('at2'), ok('at2')]);
    expect(events.filter((event) => event.startsWith('refresh'))).toEqual(['refresh rt1']);
  });

  it('is not used before its refresh token is kept', async () => {
    const { session, clock, answer, keepSlowly, finishKeeping, events } = await signedIn();
    clock.advance(hour);
    keepSlowly();
    let used = false;
    const renewed = session.accessToken().then((token) => { used = true; return token; });
    answer(given(2));
    await expect.poll(() => events).toContain('keep rt2');
    expect(used).toBe(false);
    finishKeeping();
    expect(await renewed).toEqual(ok('at2'));
  });

  it('keeps the refresh token when the server gives no new one', async () => {
    const { session, clock, events, answer } = await signedIn();
    clock.advance(hour);
    const renewed = session.accessToken();
    answer({ kind: 'tokens', tokens: { accessToken: 'at2', expiresInMs: hour } });
    expect(await renewed).toEqual(ok('at2'));
    clock.advance(hour);
    void session.accessToken();
    expect(events.at(-1)).toBe('refresh rt1');
  });

  it('comes from the kept refresh token after a restart', async () => {
    const { session, answer, events } = open();
    session.restore('rt0');
    const token = session.accessToken();
    answer(given(1));
    expect(await token).toEqual(ok('at1'));
    expect(events).toEqual(['refresh rt0', 'keep rt1', 'accepted']);
  });

  it('needs a sign-in when nothing was kept', async () => {
    const { session, events } = open();
    session.restore(undefined);
    expect(await session.accessToken()).toEqual(failed({ code: 'sign-in-needed' }));
    expect(events).toEqual(['sign-in needed']);
  });
});

describe('a refresh that fails', () => {
  it.each(['invalid_grant', 'interaction_required', 'unauthorized_client', 'expired_token'])('%s ends the session', async (error) => {
    const { session, clock, events, answer, told } = await signedIn();
    clock.advance(hour);
    const token = session.accessToken();
    answer(refusal(error));
    expect(await token).toEqual(failed({ code: 'sign-in-needed' }));
    expect(events).toEqual(['refresh rt1', 'sign-in needed', 'keep nothing']);
    expect(told).toEqual({ accepted: 1, refused: 1 });
  });

  it('a redirect ends the session', async () => {
    const { session, clock, answer } = await signedIn();
    clock.advance(hour);
    const token = session.accessToken();
    answer({ kind: 'redirect', reason: undefined });
    expect(await token).toEqual(failed({ code: 'sign-in-needed' }));
  });

  it.each(['offline', 'timeout', 'server-trouble', 'throttled', 'network-sign-in', 'untrusted-certificate'] as const)('%s keeps the session', async (code) => {
    const { session, clock, events, answer, told } = await signedIn();
    clock.advance(hour);
    const token = session.accessToken();
    answer({ kind: 'failed', code, waitMs: 700 });
    expect(await token).toEqual(failed({ code, waitMs: 700 }));
    void session.accessToken();
    expect(events).toEqual(['refresh rt1', 'refresh rt1']);
    expect(told.refused).toBe(0);
  });

  it('an answer nobody understands keeps the session', async () => {
    const { session, clock, events, answer } = await signedIn();
    clock.advance(hour);
    const token = session.accessToken();
    answer({ kind: 'failed', code: 'client-refused', error: 'invalid_client' });
    expect(await token).toEqual(failed({ code: 'unexpected-answer' }));
    expect(events).not.toContain('keep nothing');
  });
});

describe('a token that the server refuses', () => {
  it('is renewed for the next caller', async () => {
    const { session, events } = await signedIn();
    session.refused('at1');
    void session.accessToken();
    expect(events).toEqual(['refresh rt1']);
  });

  it('that is not the current one changes nothing', async () => {
    const { session } = await signedIn();
    session.refused('at0');
    expect(await session.accessToken()).toEqual(ok('at1'));
  });

  it('right after its renewal ends the session', async () => {
    const { session, events, answer } = await signedIn();
    session.refused('at1');
    const renewed = session.accessToken();
    answer(given(2));
    await renewed;
    session.refused('at2');
    expect(events.slice(-2)).toEqual(['sign-in needed', 'keep nothing']);
    expect(await session.accessToken()).toEqual(failed({ code: 'sign-in-needed' }));
  });

  it('long after its renewal is renewed again', async () => {
    const { session, clock, events, answer } = await signedIn();
    session.refused('at1');
    const renewed = session.accessToken();
    answer(given(2));
    await renewed;
    clock.advance(30 * 60_000);
    session.refused('at2');
    void session.accessToken();
    expect(events.at(-1)).toBe('refresh rt2');
    expect(events).not.toContain('keep nothing');
  });
});

describe('the end', () => {
  it('tells the server and gives no token any more', async () => {
    const { session, events } = await signedIn();
    await session.end();
    expect(events).toEqual(['revoke rt1']);
    expect(await session.accessToken()).toEqual(failed({ code: 'sign-in-needed' }));
    session.refused('at1');
    expect(events).toEqual(['revoke rt1']);
  });

  it('during a refresh revokes what comes of it and keeps nothing', async () => {
    const { session, clock, events, answer } = await signedIn();
    clock.advance(hour);
    const token = session.accessToken();
    await session.end();
    answer(given(2));
    expect(await token).toEqual(failed({ code: 'sign-in-needed' }));
    expect(events).toEqual(['refresh rt1', 'revoke rt1', 'revoke rt2']);
  });

  it('settled waits for the refresh under way, so that its token is kept', async () => {
    const { session, clock, events, answer } = await signedIn();
    await session.settled();
    clock.advance(hour);
    void session.accessToken();
    const settled = session.settled().then(() => events.push('settled'));
    answer(given(2));
    await settled;
    expect(events).toEqual(['refresh rt1', 'keep rt2', 'accepted', 'settled']);
  });

  it('keepAgain keeps the newest refresh token once more', async () => {
    const { session, events } = await signedIn();
    await session.keepAgain();
    await open().session.keepAgain();
    expect(events).toEqual(['keep rt1']);
  });
});
