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

/** What a code is for, said in the message. */
export type MessagePurpose = 'sign-in' | 'sign-up' | 'reset' | 'registration' | 'new-method';

/** A code to send; it lives for `lifetime` seconds. */
interface CodeMessage {
  readonly username: string;
  readonly channel: 'sms' | 'email';
  readonly to: string;
  readonly code: string;
  readonly lifetime: number;
  readonly purpose: MessagePurpose;
}

const subjects: Readonly<Record<MessagePurpose, string>> = {
  'sign-in': '', 'sign-up': ' to register', reset: ' to reset your password',
  registration: ' to complete your registration', 'new-method': ' to add this to your account',
};

/** Everything that was "sent". */
export class Outbox {
  readonly #messages: SentMessage[] = [];
  readonly #clock: Clock;
  readonly #onChange: () => void;

  constructor(clock: Clock, onChange: () => void) {
    this.#clock = clock;
    this.#onChange = onChange;
  }

  sendCode({ username, channel, to, code, lifetime, purpose }: CodeMessage): void {
    const at = this.#clock.now();
    const subject = subjects[purpose];
    this.#messages.unshift({
      id: this.#messages.length + 1,
      at: new Date(at).toISOString(),
      expiresAt: new Date(at + lifetime * 1000).toISOString(),
      username, channel, to, code,
      text: channel === 'sms' ? `Use verification code ${code} for provider portal authentication${subject}.` : `Your verification code${subject} is: ${code}`,
    });
    this.#onChange();
  }

  /** All messages, newest first. */
  list(): readonly SentMessage[] {
    return this.#messages;
  }
}
