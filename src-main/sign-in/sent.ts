import type { AuthFailure, SentChallenge } from '../api/native-auth-outcome.ts';
import type { Clock } from '../clock.ts';
import type { Sent } from './step.ts';

/** A code or call on its way, its times counted from now: the moment its answer came. */
export function sentNow(clock: Clock, method: Sent['method'], answer: SentChallenge, sendCount: number): Sent {
  const now = clock.monotonic();
  return {
    method: { ...method, channel: answer.channel },
    target: answer.target || method.target,
    length: answer.codeLength,
    keyIn: answer.keyIn,
    intervalMs: answer.intervalMs,
    sentAt: clock.now(),
    expiresAt: answer.expiresInMs === undefined ? undefined : now + answer.expiresInMs,
    // For a code the interval is the cool-down of sending again, for a call the pace of asking.
    resendAt: answer.polled ? now : now + (answer.intervalMs ?? 0),
    sendCount,
  };
}

/** The code sent before, its button waiting as long as the server says when it was asked again too soon. */
export function coolingDown(sent: Sent, { code, waitMs }: AuthFailure, now: number): Sent {
  return code === 'resend-too-soon' && waitMs !== undefined ? { ...sent, resendAt: now + waitMs } : sent;
}
