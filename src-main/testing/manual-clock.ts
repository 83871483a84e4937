import type { Clock } from '../clock.ts';

/** A clock that stands until it is moved. */
export class ManualClock implements Clock {
  #elapsed = 0;
  readonly #waiting: { readonly until: number; readonly over: () => void }[] = [];
  readonly start = Date.UTC(2026, 0, 5, 8);
  #setBy = 0;
  readonly now = () => this.start + this.#setBy + this.#elapsed;
  readonly monotonic = () => 1_000 + this.#elapsed;
  readonly wait = (ms: number, signal: AbortSignal) =>
    new Promise<void>((over) => {
      signal.addEventListener('abort', () => over());
      this.#waiting.push({ until: this.#elapsed + ms, over });
    });

  /** How many are waiting now. */
  waiting(): number {
    return this.#waiting.filter(({ until }) => until > this.#elapsed).length;
  }

  /** Somebody sets the wall clock; time itself goes on. */
  set(now: number): void {
    this.#setBy = now - this.start - this.#elapsed;
  }

  advance(ms: number): void {
    this.#elapsed += ms;
    for (const { until, over } of this.#waiting) if (until <= this.#elapsed) over();
  }
}
