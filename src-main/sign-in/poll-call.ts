import type { AuthFailure, AuthOutcome, Tokens } from '../api/native-auth-outcome.ts';

const defaultIntervalMs = 5_000;
const defaultLifeMs = 60_000;
/** A server that names a shorter interval, or 0, is still asked no more often than this. */
const shortestIntervalMs = 1_000;
/** RFC 8628 §3.5: how much slower after slow_down. */
const slowerMs = 5_000;

/** How waiting for a call ended. */
export type CallOutcome = { readonly kind: 'tokens'; readonly tokens: Tokens } | Exclude<AuthOutcome, { kind: 'tokens' | 'methods' }> | { readonly kind: 'aborted' };

export type PollPorts = {
  readonly poll: (continuationToken: string) => Promise<AuthOutcome>;
  readonly monotonic: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
};

/**
 * Asks the server whether a call was confirmed until it says so or not: every `intervalMs`, 5 s slower after each
 * `slow_down`, half as often after a 429 or a network fault (RFC 8628 §3.5), and no longer than the call lives. Tokens
 * that come after the abort are given all the same, so that the caller can end their session.
 */
export async function pollCall(ports: PollPorts, continuationToken: string, intervalMs = defaultIntervalMs, lifeMs = defaultLifeMs): Promise<CallOutcome> {
  const { poll, monotonic, wait, signal } = ports;
  const until = monotonic() + lifeMs;
  let token = continuationToken;
  let interval = Math.max(intervalMs, shortestIntervalMs);
  let pause = interval;
  for (;;) {
    await wait(Math.min(pause, Math.max(0, until - monotonic())), signal);
    const answer = signal.aborted ? undefined : await poll(token);
    if (answer?.kind === 'tokens') return answer;
    if (answer === undefined || isAborted(signal)) return { kind: 'aborted' };
    if (answer.kind === 'methods') return { kind: 'failed', code: 'unexpected-answer' };
    if (answer.kind !== 'failed') return answer;
    token = answer.continuationToken ?? token;
    const next = nextInterval(answer, interval);
    if (next === undefined) return { ...answer, continuationToken: token };
    if (monotonic() >= until) return { kind: 'failed', code: 'call-unanswered', continuationToken: token };
    interval = next;
    pause = Math.max(interval, answer.waitMs ?? 0);
  }
}

const isAborted = (signal: AbortSignal) => signal.aborted;

/** The next interval when the call still rings, undefined when it is over. */
function nextInterval(answer: AuthFailure, interval: number): number | undefined {
  if (answer.throttled === true) return interval * 2;
  if (answer.error === 'authorization_pending') return interval;
  if (answer.error === 'slow_down') return interval + slowerMs;
  if (answer.error === undefined && answer.code !== 'unexpected-answer') return interval * 2;
  return undefined;
}
