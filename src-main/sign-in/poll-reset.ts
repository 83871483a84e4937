import type { AuthFailure, Continued, Redirect, ResetProgress } from '../api/native-auth-outcome.ts';
import type { Aborted, PollPorts } from './poll-call.ts';

/** How waiting for a new password ended; `refused`: another one can be submitted, `slow`: it may still come. */
export type ResetOutcome = Continued | Redirect | AuthFailure | Aborted | { readonly kind: 'refused'; readonly continuationToken: string } | { readonly kind: 'slow' };

/**
 * Asks every `intervalMs` whether the new password is in place, half as often while the server or the network is in
 * trouble, until the answer comes or `giveUpAt` (monotonic milliseconds).
 */
export async function pollReset(ports: PollPorts<ResetProgress>, continuationToken: string, intervalMs: number, giveUpAt: number): Promise<ResetOutcome> {
  const { poll, monotonic, wait, signal } = ports;
  let token = continuationToken;
  let pause = intervalMs;
  for (;;) {
    await wait(Math.min(pause, Math.max(0, giveUpAt - monotonic())), signal);
    const answer = signal.aborted ? undefined : await poll(token);
    if (answer === undefined || isAborted(signal)) return { kind: 'aborted' };
    if (answer.kind === 'continued' || answer.kind === 'redirect') return answer;
    if (answer.kind === 'failed' && !passes(answer)) return answer;
    token = answer.continuationToken ?? token;
    if (answer.kind === 'refused') return { kind: 'refused', continuationToken: token };
    if (monotonic() >= giveUpAt) return { kind: 'slow' };
    pause = answer.kind === 'failed' ? Math.max(pause * 2, answer.waitMs ?? 0) : intervalMs;
  }
}

const isAborted = (signal: AbortSignal) => signal.aborted;

/** A fault that does not say that the change has ended. */
function passes({ throttled, error, code }: AuthFailure): boolean {
  return throttled === true || error === 'slow_down' || code === 'server-trouble' || (error === undefined && code !== 'unexpected-answer');
}
