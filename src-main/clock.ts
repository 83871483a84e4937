import { setTimeout as delay } from 'node:timers/promises';

/**
 * Time as the program sees it: `now` is wall-clock epoch milliseconds, `monotonic` milliseconds that never go back. `wait`
 * is over after `ms`, or as soon as the signal says so.
 */
export type Clock = {
  readonly now: () => number;
  readonly monotonic: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
};

/** The machine's clocks. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  wait: (ms, signal) => delay(ms, undefined, { signal }).catch(() => undefined),
};
