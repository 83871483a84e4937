import type { Clock } from '../clock.ts';

/** A clock that stands until it is moved. */
export class ManualClock implements Clock {
  #elapsed = 0;
  readonly start = Date.UTC(2026, 0, 5, 8);
  readonly now = () => this.start + this.#elapsed;
  readonly monotonic = () => 1_000 + this.#elapsed;

  advance(ms: number): void {
    this.#elapsed += ms;
  }
}
