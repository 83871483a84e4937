import { describe, expect, it } from 'vitest';
import type { AuthOutcome } from '../api/native-auth-outcome.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { pollCall } from './poll-call.ts';

const tokens: AuthOutcome = { kind: 'tokens', tokens: { accessToken: 'at', expiresInMs: 1 } };
const pending: AuthOutcome = { kind: 'failed', code: 'unexpected-answer', error: 'authorization_pending' };
const slowDown: AuthOutcome = { kind: 'failed', code: 'throttled', error: 'slow_down' };
const throttled = (waitMs?: number): AuthOutcome => ({ kind: 'failed', code: 'throttled', error: 'slow_down', throttled: true, ...(waitMs !== undefined && { waitMs }) });
const fault: AuthOutcome = { kind: 'failed', code: 'offline' };

/** Polls against `answers` in turn, the last one again and again; `waits` are the pauses, `asked` the tokens. */
async function poll(answers: readonly AuthOutcome[], { interval, life, abortAfter = Infinity }: { interval?: number; life?: number; abortAfter?: number } = {}) {
  const clock = new ManualClock();
  const controller = new AbortController();
  const waits: number[] = [];
  const asked: string[] = [];
  const outcome = await pollCall(
    {
      poll: (token) => {
        const answer = answers[Math.min(asked.push(token), answers.length) - 1];
        return Promise.resolve(answer ?? expect.fail('no answer'));
      },
      monotonic: clock.monotonic,
      wait: (ms) => {
        if (waits.push(ms) > abortAfter) controller.abort();
        clock.advance(ms);
        return Promise.resolve();
      },
      signal: controller.signal,
    },
    'ct0', interval, life,
  );
  return { outcome, waits, asked };
}

describe('asking about a call', () => {
  it('waits the interval before the first question, and after each pending', async () => {
    const { outcome, waits } = await poll([pending, pending, tokens], { interval: 3_000 });
    expect(outcome).toEqual(tokens);
    expect(waits).toEqual([3_000, 3_000, 3_000]);
  });

  it('every 5 s for a minute when the server says nothing', async () => {
    const { outcome, waits } = await poll([pending]);
    expect(waits).toEqual(Array<number>(12).fill(5_000));
    expect(outcome).toEqual({ kind: 'failed', code: 'call-unanswered', continuationToken: 'ct0' });
  });

  it('never more often than once a second', async () => {
    expect((await poll([pending, tokens], { interval: 0 })).waits).toEqual([1_000, 1_000]);
  });

  it('5 s slower after each slow_down, for the rest', async () => {
    expect((await poll([slowDown, pending, slowDown, pending, tokens])).waits).toEqual([5_000, 10_000, 10_000, 15_000, 15_000]);
  });

  it('half as often after 429, and not before Retry-After', async () => {
    expect((await poll([throttled(), pending, throttled(23_000), tokens], { life: 600_000 })).waits).toEqual([5_000, 10_000, 10_000, 23_000]);
  });

  it('half as often after a network fault, which does not end the call', async () => {
    const { outcome, waits } = await poll([fault, pending, tokens]);
    expect(outcome).toEqual(tokens);
    expect(waits).toEqual([5_000, 10_000, 10_000]);
  });

  it('with the newest continuation token', async () => {
    const renewed = (continuationToken: string): AuthOutcome => ({ ...pending, continuationToken });
    expect((await poll([renewed('ct1'), pending, renewed('ct2'), tokens])).asked).toEqual(['ct0', 'ct1', 'ct1', 'ct2']);
  });
});

describe('the end of a call', () => {
  it.each<[string, AuthOutcome]>([
    ['declined', { kind: 'failed', code: 'call-declined', error: 'access_denied', continuationToken: 'ct9' }],
    ['unanswered', { kind: 'failed', code: 'call-unanswered', error: 'invalid_grant', suberror: 'expired_oob_value', continuationToken: 'ct9' }],
    ['a dead flow', { kind: 'failed', code: 'flow-expired', error: 'expired_token', continuationToken: 'ct9' }],
    ['an answer nobody understands', { kind: 'failed', code: 'unexpected-answer', continuationToken: 'ct9' }],
    ['a redirect', { kind: 'redirect', reason: undefined }],
    ['a step that goes on', { kind: 'registration', continuationToken: 'ct9' }],
  ])('%s is told at once', async (_title, answer) => {
    const { outcome, asked } = await poll([pending, answer]);
    expect(outcome).toEqual(answer);
    expect(asked).toHaveLength(2);
  });

  it('keeps the continuation token that the last answer did not repeat', async () => {
    const { outcome } = await poll([{ ...pending, continuationToken: 'ct1' }, { kind: 'failed', code: 'call-declined', error: 'access_denied' }]);
    expect(outcome).toMatchObject({ code: 'call-declined', continuationToken: 'ct1' });
  });

  it('comes with the life of the call, however long the server wants to be left alone', async () => {
    const { outcome, waits } = await poll([throttled(3_600_000)], { life: 30_000 });
    expect(outcome).toMatchObject({ code: 'call-unanswered' });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(30_000);
  });

  it('a # at the last moment counts', async () => {
    expect((await poll([pending, pending, tokens], { interval: 10_000, life: 30_000 })).outcome).toEqual(tokens);
  });

  it('comes with the signal, before another question', async () => {
    const { outcome, asked } = await poll([pending], { abortAfter: 2 });
    expect(outcome).toEqual({ kind: 'aborted' });
    expect(asked).toHaveLength(2);
  });

  it.each([
    ['tokens that come after the signal are given, for their session to be ended', tokens, tokens],
    ['another answer that comes after the signal is dropped', pending, { kind: 'aborted' }],
  ])('%s', async (_title, answer, expected) => {
    const controller = new AbortController();
    const outcome = await pollCall(
      { poll: () => { controller.abort(); return Promise.resolve(answer); }, monotonic: () => 0, wait: () => Promise.resolve(), signal: controller.signal },
      'ct0',
    );
    expect(outcome).toEqual(expected);
  });
});
