import type { Problem } from '../../src-shared/models/problem.ts';
import type { NativeAuthClient } from '../api/native-auth-client.ts';
import type { AuthFailure, AuthOutcome, Tokens } from '../api/native-auth-outcome.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../log/logger.ts';
import type { SessionService } from '../session/session-service.ts';
import type { CallOutcome } from './poll-call.ts';
import type { RememberedPeople } from './remembered-people.ts';
import type { Account, Step } from './step.ts';

export type SignInPorts = {
  readonly auth: NativeAuthClient;
  readonly config: Config;
  readonly sessions: SessionService;
  readonly people: RememberedPeople;
  readonly clock: Clock;
  readonly log: Logger;
  readonly openBrowser: (url: string) => Promise<boolean>;
  readonly onChange: () => void;
};

/** The current step of signing in, and what every part of it does with steps. */
export class Machine {
  readonly ports: SignInPorts;
  step: Step | undefined = { kind: 'login-options', busy: false };
  /** A home is being opened: too late to leave. */
  opening = false;
  #under = new AbortController();
  #deadline: NodeJS.Timeout | undefined;

  constructor(ports: SignInPorts) {
    this.ports = ports;
  }

  /** Moves on; what the step before had under way is ended. The returned signal belongs to the new step. */
  go(step: Step | undefined): AbortSignal {
    this.end();
    this.#under = new AbortController();
    this.step = step;
    this.ports.onChange();
    return this.#under.signal;
  }

  /** Ends what the current step has under way. */
  end(): void {
    this.#under.abort();
    clearTimeout(this.#deadline);
  }

  /** Does something later, unless the current step is left before. */
  after(ms: number, action: () => void): void {
    this.#deadline = setTimeout(action, ms);
  }

  /** Back at the password, the e-mail kept. */
  toPassword({ via, email, confirm }: Account, problem?: Problem): void {
    this.go({ kind: 'credentials', busy: false, via, email, confirm, ...(problem && { problem }) });
  }

  /** The server wants this step done in its own pages: the portal's website takes over. */
  redirected({ via, email, confirm }: Account): void {
    const { portalUrl, authority } = this.ports.config;
    this.go({ kind: 'browser', busy: false, flow: { via, email, confirm }, url: portalUrl ?? `${new URL(authority).origin}/`, opened: false });
  }

  /** Nothing may leave the step until `work` is done. */
  async whileOpening<Value>(work: Promise<Value>): Promise<Value> {
    this.opening = true;
    try {
      return await work;
    } finally {
      this.opening = false;
    }
  }

  /** What the person sees of a failure; the log gets its code and reference. */
  problem({ code, waitMs, reference }: AuthFailure): Problem {
    this.ports.log.info('sign-in.refused', { code, ...(reference !== undefined && { reference }) });
    return { code, ...(waitMs !== undefined && { waitMs }), ...(reference !== undefined && { reference }) };
  }

  /** An answer that nobody waits for any more: a session that it opened is ended. */
  giveBack(outcome: AuthOutcome | CallOutcome): void {
    if (outcome.kind === 'tokens') void this.revoke(outcome.tokens);
  }

  /** Tokens that a step holds and that nobody will use. */
  async giveUp(step: Step | undefined): Promise<void> {
    if (step?.kind === 'email-verified' || step?.kind === 'earlier-password') await this.revoke(step.signedIn.tokens);
  }

  async revoke({ refreshToken }: Tokens): Promise<void> {
    if (refreshToken !== undefined) await this.ports.auth.revoke(refreshToken);
  }
}

/** The step without its problem, at rest. */
export function atRest<Each extends Step>({ problem: _shown, ...step }: Each): Each {
  return { ...step, busy: false } as Each;
}
