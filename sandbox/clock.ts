/** The sandbox's own clock. Everything that lives for a time (codes, flows, tokens, versions) asks it. */
export class Clock {
  #offset = 0;

  /** Milliseconds since the epoch, by the sandbox's clock. */
  now(): number {
    return Date.now() + this.#offset;
  }

  /** How far the clock is from this machine's, in milliseconds; negative is in the past. */
  get offset(): number {
    return this.#offset;
  }

  /** Moves the clock to this many milliseconds from this machine's. */
  setOffset(milliseconds: number): void {
    this.#offset = milliseconds;
  }
}
