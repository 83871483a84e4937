import { describe, expect, it } from 'vitest';
import type { ResetProgress } from '../api/native-auth-outcome.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { pollReset } from './poll-reset.ts';

const working: ResetProgress = { kind: 'working', continuationToken: undefined };
const done: ResetProgress = { kind: 'continued', continuationToken: 'ct-done' };

/** Polls every 2 s against `answers` in turn, the last one again and again; `waits` are the pauses, `asked` the tokens. */
async function poll(answers: readonly ResetProgress[], abortAfter = Infinity) {
  const clock = new ManualClock();
  const controller = new AbortController();
  const waits: number[] = [];
  const asked: string[] = [];
  const outcome = await pollReset(
    {
      poll: (token) => Promise.resolve(answers[Math.min(asked.push(token), answers.length) - 1] ?? expect.fail('no answer')),
      monotonic: clock.monotonic,
      wait: (ms) => {
        if (waits.push(ms) > abortAfter) controller.abort();
        clock.advance(ms);
        return Promise.resolve();
      },
      signal: controller.signal,
    },
    'ct0', 2_000, clock.monotonic() + 300_000,
  );
  return { outcome, waits, asked };
}

describe('asking whether the new password is in place', () => {
  it('waits before each question, and carries the newest token', async () => {
    const { outcome, waits, asked } = await poll([working, { kind: 'working', continuationToken: 'ct1' }, working, done]);
    expect(outcome).toEqual(done);
    expect(waits).toEqual([2_000, 2_000, 2_000, 2_000]);
    expect(asked).toEqual(['ct0', 'ct0', 'ct1', 'ct1']);
  });

  it.each<[string, ResetProgress, number]>([
    ['the network', { kind: 'failed', code: 'offline' }, 4_000],
    ['the server', { kind: 'failed', code: 'server-trouble', error: 'server_error' }, 4_000],
    ['429', { kind: 'failed', code: 'throttled', throttled: true, waitMs: 9_000 }, 9_000],
    ['slow_down', { kind: 'failed', code: 'throttled', error: 'slow_down' }, 4_000],
  ])('goes on more slowly after a fault of %s, then as before', async (_title, fault, pause) => {
    const { outcome, waits } = await poll([fault, working, done]);
    expect(outcome).toEqual(done);
    expect(waits).toEqual([2_000, pause, 2_000]);
  });

  it.each<[string, ResetProgress]>([
    ['a dead flow', { kind: 'failed', code: 'flow-expired', error: 'expired_token' }],
    ['an answer nobody understands', { kind: 'failed', code: 'unexpected-answer' }],
    ['a redirect', { kind: 'redirect', reason: undefined }],
  ])('ends with %s', async (_title, answer) => {
    const { outcome, asked } = await poll([working, answer]);
    expect(outcome).toEqual(answer);
    expect(asked).toHaveLength(2);
  });

  it('tells a refusal with the token for the next try', async () => {
    expect((await poll([{ kind: 'working', continuationToken: 'ct1' }, { kind: 'refused', continuationToken: undefined }])).outcome).toEqual({ kind: 'refused', continuationToken: 'ct1' });
  });

  it.each([[[working]], [[{ kind: 'failed', code: 'offline' } as const]]])('gives up after 5 minutes of %j', async (answers) => {
    const { outcome, waits } = await poll(answers);
    expect(outcome).toEqual({ kind: 'slow' });
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBe(300_000);
  });

  it('ends with the signal, before another question', async () => {
    const { outcome, asked } = await poll([working], 2);
    expect(outcome).toEqual({ kind: 'aborted' });
    expect(asked).toHaveLength(2);
  });
});
