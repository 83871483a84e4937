import type { Clock } from '../clock.ts';

/** A text message or e-mail that the sandbox pretends to send. Times are ISO 8601. */
export interface SentMessage {
  /** Grows by one with each message. */
  readonly id: number;
  readonly at: string;
  readonly expiresAt: string;
  readonly username: string;
  readonly channel: 'sms' | 'email';
  readonly to: string;
  readonly text: string;
  readonly code: string;
}

/** Everything that was "sent". */
export class Outbox {
  readonly #messages: SentMessage[] = [];
  readonly #clock: Clock;
  readonly #onChange: () => void;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  /** Sends a code that lives for `lifetime` seconds. */
  sendCode(username: string, channel: 'sms' | 'email', to: string, code: string, lifetime: number): void {
    const at = this.#clock.now();
    this.#messages.unshift({
      id: this.#messages.length + 1,
      at: new Date(at).toISOString(),
      expiresAt: new Date(at + lifetime * 1000).toISOString(),
      username, channel, to, code,
      text: channel === 'sms' ? `Use verification code ${code} for provider portal authentication.` : `Your verification code is: ${code}`,
    });
    this.#onChange();
  }

  /** All messages, newest first. */
  list(): readonly SentMessage[] {
    return this.#messages;
  }
}
