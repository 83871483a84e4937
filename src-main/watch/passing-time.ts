import type { Clock } from '../clock.ts';

/** Less than this is no sleep: the clocks are read one after the other, and time servers correct by little. */
const noticedMs = 2_000;

/**
 * Time that goes on while the PC sleeps, when the monotonic clock stands still on Linux and macOS: what the wall clock
 * ran ahead by counts. A wall clock that somebody sets, forward or back, counts as much, so that it never wins time.
 */
export class PassingTime {
  readonly #clock: Clock;
  #read: { readonly now: number; readonly monotonic: number };
  #slept = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#read = { now: clock.now(), monotonic: clock.monotonic() };
  }

  /** Milliseconds since some moment; never less than before. */
  ms(): number {
    const now = this.#clock.now();
    const monotonic = this.#clock.monotonic();
    const apart = Math.abs(now - this.#read.now - (monotonic - this.#read.monotonic));
    if (apart >= noticedMs) {
      this.#slept += apart;
      this.#read = { now, monotonic };
    }
    return monotonic + this.#slept;
  }
}
