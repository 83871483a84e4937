import type { AuditEvent } from '../../src-shared/models/audit.ts';
import type { Via } from '../../src-shared/models/person.ts';
import { networkProblemCodes, type BrowserProblemCode, type Problem } from '../../src-shared/models/problem.ts';
import type { Result } from '../../src-shared/models/result.ts';
import type { Purpose } from '../../src-shared/models/sign-in-screen.ts';
import type { NativeAuthClient } from '../api/native-auth-client.ts';
import type { AuthFailure, SentChallenge, Tokens } from '../api/native-auth-outcome.ts';
import type { OidcClient } from '../api/oidc-client.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../log/logger.ts';
import type { SessionService } from '../session/session-service.ts';
import type { SignInHistory } from './history.ts';
import type { People } from '../vault/vault.ts';
import type { RememberedPeople } from './remembered-people.ts';
import { sentNow } from './sent.ts';
import type { Account, Begun, Flow, Sent, Step } from './step.ts';

export type SignInPorts = {
  readonly auth: NativeAuthClient;
  /** The provider of domain accounts, when there is one. */
  readonly domain: OidcClient | undefined;
  readonly config: Config;
  readonly sessions: SessionService;
  readonly people: RememberedPeople;
  readonly clock: Clock;
  readonly history: SignInHistory;
  readonly log: Logger;
  readonly openBrowser: (url: string) => Promise<Result<undefined, BrowserProblemCode>>;
  /** Brings the window to the front: the browser came back. */
  readonly comeForward: () => void;
  readonly onChange: () => void;
  /** Somebody's session is over: nothing of it stays in the window. */
  readonly replacePage: () => void;
  /** What the audit trail is told, and whether the disk has it; `who`: whose it is, where that is not the open session's person. */
  readonly audit: (event: AuditEvent, who?: string) => Promise<boolean>;
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

  /** Shows the same step changed; what it has under way goes on. */
  show(step: Step): void {
    this.step = step;
    this.ports.onChange();
  }

  /** The home is open: nothing to do any more at `from`, unless a lock has left it. */
  home(from: Step | undefined): void {
    if (this.step === from) this.go(undefined);
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

  /** At the password, the e-mail kept; `registering` at the door of the first login with a second factor. */
  toPassword({ via, email, confirm }: Account, problem?: Problem, registering = false): void {
    this.go({ kind: 'credentials', busy: false, via, email, confirm, registering, ...(problem && { problem }) });
  }

  /** At the address of a new account or of a forgotten password. */
  toEmail(purpose: Purpose, { via, email, confirm, fixedEmail = false }: Account, problem?: Problem): void {
    this.go({ kind: 'account-email', busy: false, purpose, account: { via, email, confirm, fixedEmail }, fixedEmail: confirm || fixedEmail, ...(problem && { problem }) });
  }

  /** Back at the first screen of a flow, the e-mail kept. */
  toStart(flow: Begun, problem?: Problem): void {
    if (flow.proves === 'sign-up' || flow.proves === 'reset') this.toEmail(flow.proves, flow, problem);
    else this.toPassword(flow, problem, flow.proves === 'registration');
  }

  /** The server wants this step done in its own pages: the portal's website takes over. */
  redirected({ proves, via, email, confirm, fixedEmail = false }: Begun): void {
    const { portalUrl, authority } = this.ports.config;
    const url = portalUrl ?? `${new URL(authority).origin}/`;
    this.go({ kind: 'browser', busy: false, flow: { proves, via, email, confirm, fixedEmail }, url, opened: false });
  }

  /** Refused: the same step with its problem and the newest token, or the first screen when the flow is dead. */
  refused(step: Extract<Step, { flow: Flow }>, failure: AuthFailure): void {
    const problem = this.problem(failure);
    if (failure.code === 'flow-expired') return this.toStart(step.flow, problem);
    const flow = failure.continuationToken === undefined ? step.flow : { ...step.flow, continuationToken: failure.continuationToken };
    // Whatever was refused ended the asking about a call: nobody would notice its # any more.
    const at = step.kind === 'call' ? { ...step, ringing: false } : step;
    this.go({ ...atRest(at), flow, problem });
  }

  /** A code or call on its way. */
  sent(method: Sent['method'], answer: SentChallenge, sendCount: number): Sent {
    const { clock, history } = this.ports;
    const sent = sentNow(clock, method, answer, sendCount);
    if (!isApp(sent.method)) history.sent(sent.method.channel, sent.target, sent.sentAt, answer.expiresInMs, sendCount);
    return sent;
  }

  /** Whose home this PC can open: locked in memory, or remembered. */
  people(): People {
    const { people, sessions } = this.ports;
    const known = people.known();
    return { ...known, readable: [...sessions.sealed.people(), ...known.readable] };
  }

  /** The local id of the person of an account, when this PC knows them. */
  personId({ confirm, email }: Account): string | undefined {
    return confirm ? this.ports.sessions.person()?.personId : this.ports.people.idOf(email);
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
    this.ports.history.answered(code, reference);
    // What did not get through refused nobody.
    if (!networkProblemCodes.some((each) => each === code)) void this.ports.audit({ action: 'signed-in', outcome: 'refused', detail: code });
    return { code, ...(waitMs !== undefined && { waitMs }), ...(reference !== undefined && { reference }) };
  }

  /** An answer that nobody waits for any more: a session that it opened is ended. */
  giveBack(outcome: { readonly kind: string; readonly tokens?: Tokens }): void {
    if (outcome.tokens) void this.revoke(outcome.tokens);
  }

  /** What a step holds and nobody will use: tokens are revoked, a key is erased. */
  async giveUp(step: Step | undefined): Promise<void> {
    if (step?.kind === 'unlock' || step?.kind === 'offline-code' || step?.kind === 'emergency') this.ports.sessions.letGo();
    if (step?.kind === 'email-verified' || step?.kind === 'earlier-password' || step?.kind === 'pin') await this.revoke(step.signedIn.tokens, step.signedIn.via);
  }

  async revoke({ refreshToken }: Tokens, via?: Via): Promise<void> {
    const { auth, domain } = this.ports;
    if (refreshToken !== undefined) await (via === 'domain' ? domain : auth)?.revoke(refreshToken);
  }
}

/** The step without its problem, at rest. */
export function atRest<Each extends Step>({ problem: _shown, ...step }: Each): Each {
  return { ...step, busy: false } as Each;
}

/** Nothing is sent for it: the person has its code already. */
export function isApp({ channel }: Sent['method']): boolean {
  return channel === 'authenticator' || channel === 'recovery';
}

/** What a refused password is to somebody who typed a PIN. */
export function ofPin(problem: Problem): Problem {
  return problem.code === 'wrong-password' ? { ...problem, code: 'wrong-pin' } : problem;
}
