import { clipboard } from 'electron';
import type { Clock } from '../clock.ts';

/** When the clipboard has what the page put there. */
const settledMs = 250;

/** What was copied here is taken off the clipboard again, unless something else is there by then. */
export class CopiedText {
  readonly #clock: Clock;
  readonly #seconds: () => number;
  #text = '';
  #waiting = new AbortController();

  /** `seconds`: how long it stays; 0: until `clear`, or until something else is copied. */
  constructor(clock: Clock, seconds: () => number) {
    this.#clock = clock;
    this.#seconds = seconds;
  }

  /** Something was copied just now. */
  async noticed(): Promise<void> {
    this.#waiting.abort();
    const waiting = new AbortController();
    this.#waiting = waiting;
    // The page's word of it can be faster than the clipboard.
    await this.#clock.wait(settledMs, waiting.signal);
    this.#text = await clipboard.readText();
    const seconds = this.#seconds();
    if (seconds === 0) return;
    await this.#clock.wait(seconds * 1000, waiting.signal);
    if (!waiting.signal.aborted) await this.clear();
  }

  /** Takes it away now. */
  async clear(): Promise<void> {
    this.#waiting.abort();
    const text = this.#text;
    this.#text = '';
    if (text !== '' && (await clipboard.readText()) === text) clipboard.clear();
  }
}
