import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';
import type { Account } from './account-book.ts';
import { refuse, type Answer } from './answer.ts';
import type { Method } from './factors.ts';

/** A code on its way, a call, or a code that is not sent. Times are milliseconds by the sandbox's clock. */
export interface Challenge {
  readonly method: Method;
  readonly expiresAt: number;
  /** The code to type; a call without a code has none, nor have authenticator and recovery codes. */
  readonly code?: string;
  readonly call?: { readonly id: string; interval: number; polledAt: number };
}

/** Where a flow is: what it may ask for next. */
export type Stage =
  // sign-in
  | 'initiated' | 'first-factor' | 'second-factor'
  // sign-up: the address is to be proved; a password is needed; it is asked for; attributes are needed; the account is open
  | 'sign-up-address' | 'sign-up-credential' | 'sign-up-password' | 'sign-up-attributes' | 'signed-up'
  // first second factor: to be registered; registered
  | 'registration' | 'registered'
  // forgotten password: the address is to be proved; a new password may come; the server works; it is changed
  | 'reset-address' | 'reset-password' | 'reset-running' | 'reset'
  | 'done';

/** What a new person has given so far. */
export interface SignUpData {
  password?: string;
  attributes: Readonly<Record<string, string>>;
}

/** A flow on its way: a sign-in, a sign-up, a forgotten password, each perhaps with a registration in it. */
export interface Flow {
  readonly account: Account;
  readonly capabilities: ReadonlySet<string>;
  stage: Stage;
  challenge?: Challenge;
  readonly signUp: SignUpData;
  /** What is being registered; `preverified` when its address was proved while signing up. */
  contact?: { readonly kind: 'phone' | 'email'; readonly target: string; readonly preverified: boolean };
  /** The new password that the server works on, and how often it was asked whether it is done. */
  reset?: { readonly password: string; polls: number };
  /** When each method was last used, by method id. */
  readonly sentAt: Map<string, number>;
  token: string;
  expiresAt: number;
}

/** How an endpoint refuses a continuation token that it does not know (native authentication API, by endpoint). */
export type UnknownTokenError = 'invalid_grant' | 'invalid_request';

/** The flows on their way, found by their newest continuation token only. */
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

  /** Starts a flow and gives its first continuation token. */
  start(account: Account, capabilities: ReadonlySet<string>, stage: Stage, signUp: SignUpData = { attributes: {} }): string {
    return this.renew({ account, capabilities, stage, signUp, sentAt: new Map(), token: '', expiresAt: 0 });
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
   * before, was never given, or belongs to another endpoint than one for these stages.
   */
  find(token: string, unknownError: UnknownTokenError, stages?: readonly Stage[]): { readonly flow: Flow } | { readonly problem: Answer } {
    const flow = this.#flows.get(token);
    if (!flow || flow.stage === 'done' || (stages && !stages.includes(flow.stage))) {
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
