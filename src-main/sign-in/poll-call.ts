import type { AuthFailure } from '../api/native-auth-outcome.ts';

const defaultIntervalMs = 5_000;
const defaultLifeMs = 60_000;
/** A server that names a shorter interval, or 0, is still asked no more often than this. */
const shortestIntervalMs = 1_000;
/** RFC 8628 §3.5: how much slower after slow_down. */
const slowerMs = 5_000;

type Answer = { readonly kind: string };

/** The step that waited was left. */
export type Aborted = { readonly kind: 'aborted' };

export type PollPorts<Each extends Answer> = {
  readonly poll: (continuationToken: string) => Promise<Each>;
  readonly monotonic: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
};

/**
 * Asks the server whether a call was confirmed until it says so or not: every `intervalMs`, 5 s slower after each
 * `slow_down`, half as often after a 429 or a network fault (RFC 8628 §3.5), and no longer than the call lives. A success
 * that comes after the abort is given all the same, so that the caller can end its session.
 */
export async function pollCall<Done extends Answer>(
  ports: PollPorts<Done | AuthFailure>,
  continuationToken: string,
  intervalMs = defaultIntervalMs,
  lifeMs = defaultLifeMs,
): Promise<Done | AuthFailure | Aborted> {
  const { poll, monotonic, wait, signal } = ports;
  const until = monotonic() + lifeMs;
  let token = continuationToken;
  let interval = Math.max(intervalMs, shortestIntervalMs);
  let pause = interval;
  for (;;) {
    await wait(Math.min(pause, Math.max(0, until - monotonic())), signal);
    const answer = signal.aborted ? undefined : await poll(token);
    if (answer !== undefined && !isFailure(answer)) return answer;
    if (answer === undefined || isAborted(signal)) return { kind: 'aborted' };
    token = answer.continuationToken ?? token;
    const next = nextInterval(answer, interval);
    if (next === undefined) return { ...answer, continuationToken: token };
    if (monotonic() >= until) return { kind: 'failed', code: 'call-unanswered', continuationToken: token };
    interval = next;
    pause = Math.max(interval, answer.waitMs ?? 0);
  }
}

const isAborted = (signal: AbortSignal) => signal.aborted;

const isFailure = (answer: Answer): answer is AuthFailure => answer.kind === 'failed';

/** The next interval when the call still rings, undefined when it is over. */
function nextInterval(answer: AuthFailure, interval: number): number | undefined {
  if (answer.throttled === true) return interval * 2;
  if (answer.error === 'authorization_pending') return interval;
  if (answer.error === 'slow_down') return interval + slowerMs;
  if (answer.error === undefined && answer.code !== 'unexpected-answer') return interval * 2;
  return undefined;
}
