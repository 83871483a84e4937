import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Account, Method } from './account-book.ts';
import { refuse, type Answer } from './answer.ts';

/** A code on its way, or a call. Times are milliseconds by the sandbox's clock. */
export interface Challenge {
  readonly method: Method;
  readonly expiresAt: number;
  /** The code to type; a call without a code has none. */
  readonly code?: string;
  readonly call?: { readonly id: string; interval: number; polledAt: number };
}

/** One sign-in on its way. */
export interface Flow {
  readonly account: Account;
  readonly capabilities: ReadonlySet<string>;
  stage: 'initiated' | 'first-factor' | 'second-factor' | 'registration' | 'done';
  challenge?: Challenge;
  /** When each method was last used, by method id. */
  readonly sentAt: Map<string, number>;
  token: string;
  expiresAt: number;
}

/** The sign-ins on their way, found by their newest continuation token only. */
export class FlowBook {
  readonly #flows = new Map<string, Flow>();
  readonly #clock: Clock;
  readonly #lifetime: () => number;
  readonly #given: string[] = [];

  /** @param lifetime gives the life of a continuation token in seconds. */
  constructor(clock: Clock, lifetime: () => number) {
    this.#clock = clock;
    this.#lifetime = lifetime;
  }

  /** Starts a sign-in and gives its first continuation token. */
  start(account: Account, capabilities: ReadonlySet<string>): string {
    return this.renew({ account, capabilities, stage: 'initiated', sentAt: new Map(), token: '', expiresAt: 0 });
  }

  /** Gives a new continuation token; the one before is dead. */
  renew(flow: Flow): string {
    this.#flows.delete(flow.token);
    flow.token = randomBytes(96).toString('base64url');
    flow.expiresAt = this.#clock.now() + this.#lifetime() * 1000;
    this.#flows.set(flow.token, flow);
    this.#given.push(flow.token);
    return flow.token;
  }

  /**
   * The flow of a continuation token, or the refusal: `expired_token`, or `unknownError` for a token that was used
   * before, belongs elsewhere or was never given.
   */
  find(token: string, unknownError: 'invalid_grant' | 'invalid_request'): { readonly flow: Flow } | { readonly problem: Answer } {
    const flow = this.#flows.get(token);
    if (!flow || flow.stage === 'done') {
      return { problem: refuse({ error: unknownError, code: 55200, text: 'The continuation token is not valid.' }) };
    }
    if (flow.expiresAt <= this.#clock.now()) {
      return { problem: refuse({ error: 'expired_token', code: 552003, text: 'The continuation token has expired.' }) };
    }
    return { flow };
  }

  /** Every continuation token given so far. */
  continuationTokens(): readonly string[] {
    return this.#given;
  }

  /** Ends the life of every continuation token given so far. */
  expireAll(): void {
    for (const flow of this.#flows.values()) flow.expiresAt = 0;
  }
}
