/** Time as the program sees it: `now` is wall-clock epoch milliseconds, `monotonic` milliseconds that never go back. */
export type Clock = { readonly now: () => number; readonly monotonic: () => number };

/** The machine's clocks. */
export const systemClock: Clock = { now: () => Date.now(), monotonic: () => performance.now() };
