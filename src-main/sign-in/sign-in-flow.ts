import type { Problem } from '../../src-shared/models/problem.ts';
import type { SignInScreen, Via } from '../../src-shared/models/sign-in-screen.ts';
import { readIdToken } from '../api/id-token.ts';
import type { NativeAuthClient } from '../api/native-auth-client.ts';
import type { AuthFailure, AuthOutcome, SentChallenge, Tokens } from '../api/native-auth-outcome.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { Logger } from '../log/logger.ts';
import type { SessionService, SignedIn } from '../session/session-service.ts';
import { pollCall, type CallOutcome } from './poll-call.ts';
import { projectScreen } from './project-screen.ts';
import type { RememberedPeople } from './remembered-people.ts';
import type { Flow, Sent, Step } from './step.ts';

const continueWithinMs = 60_000;

type SecondFactor = Extract<Step, { kind: 'method' | 'code' | 'call' }>;

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

/**
 * Signing in, as one state machine: each intent of the person moves it from step to step, and an intent that does not
 * belong to the current step does nothing. Leaving a step ends whatever it had under way.
 */
export class SignInFlow {
  readonly #ports: SignInPorts;
  #step: Step | undefined = { kind: 'login-options', busy: false };
  #under: AbortController = new AbortController();
  #deadline: NodeJS.Timeout | undefined;
  /** A second factor that waits for the person to want it. */
  #prepared: Flow | undefined;
  /** A home is being opened: too late to leave. */
  #opening = false;

  constructor(ports: SignInPorts) {
    this.#ports = ports;
  }

  /** The screen to show; undefined while an open home needs none. */
  screen(): SignInScreen | undefined {
    const { people, clock } = this.#ports;
    return this.#step && projectScreen(this.#step, { people: people.known(), rememberMe: people.rememberMe(), monotonic: clock.monotonic() });
  }

  /** LOGIN WITH PHONE or LOGIN WITH EMAIL. */
  choose(via: Via): void {
    if (this.#opening || (this.#step?.kind !== 'login-options' && this.#step?.kind !== 'unlock')) return;
    const email = this.#step.kind === 'unlock' ? this.#step.person.email : '';
    this.#go({ kind: 'credentials', busy: false, via, email, confirm: false });
  }

  /** Somebody's tile. */
  openPerson(personId: string): void {
    const person = this.#ports.people.known().readable.find(({ id }) => id === personId);
    if (person && this.#step?.kind === 'login-options') this.#go({ kind: 'unlock', busy: false, person });
  }

  async unlock(password: string): Promise<void> {
    const step = this.#step;
    if (step?.kind !== 'unlock' || step.busy) return;
    this.#go({ ...clear(step), busy: true });
    const opened = await this.#whileOpening(this.#ports.sessions.unlock(step.person, password));
    if (!opened.ok) {
      this.#ports.log.info('unlock.refused', { code: opened.failure });
      return void this.#go({ ...clear(step), problem: { code: opened.failure } });
    }
    this.#ports.log.info('unlock.opened');
    this.#go(undefined);
    await this.#prepare(step.person.email, step.person.via, password);
  }

  /** First factor. */
  async submitCredentials(typedEmail: string, password: string): Promise<void> {
    const step = this.#step;
    if (step?.kind !== 'credentials' || step.busy) return;
    const email = step.confirm ? step.email : typedEmail;
    const signal = this.#go({ ...clear(step), email, busy: true });
    const { people, sessions } = this.#ports;
    const personId = step.confirm ? sessions.person()?.personId : people.idOf(email);
    const wanted = step.confirm ? personId !== undefined : people.rememberMe().checked;
    const outcome = await this.#ports.auth.passwordSignIn(email, password, signal);
    if (signal.aborted) return this.#giveBack(outcome);
    if (outcome.kind === 'failed') return void this.#go({ ...clear(step), email, problem: this.#problem(outcome) });
    const passwordKey = wanted ? await people.passwordKey(password, personId) : undefined;
    if (this.#under.signal !== signal) return this.#giveBack(outcome);
    const flow = { via: step.via, email, confirm: step.confirm, personId, passwordKey };
    if (outcome.kind === 'redirect') return this.#redirected(flow);
    if (outcome.kind === 'tokens') return this.#signedIn({ ...flow, continuationToken: '', methods: [] }, outcome.tokens);
    this.#offerMethods({ ...flow, continuationToken: outcome.continuationToken, methods: outcome.methods });
  }

  /** Sends a code, or calls, by one of the methods on record. */
  async sendCode(methodId: string): Promise<void> {
    const step = this.#step;
    if (!step || !('flow' in step) || !('methods' in step.flow) || step.busy) return;
    if (step.kind !== 'method' && step.kind !== 'code' && step.kind !== 'call') return;
    const method = step.flow.methods.find(({ id }) => id === methodId);
    if (!method) return;
    const earlier = step.sent?.method.id === methodId ? step.sent : undefined;
    const signal = this.#go({ ...clear(step), busy: true });
    const answer = await this.#ports.auth.sendCode(step.flow.continuationToken, methodId, signal);
    if (signal.aborted) return;
    if (answer.kind === 'redirect') return this.#redirected(step.flow);
    if (answer.kind === 'failed') return this.#failed(earlier ? tooSoon(step, earlier, answer, this.#ports.clock.monotonic()) : step, answer);
    const flow = { ...step.flow, continuationToken: answer.continuationToken };
    const sent = this.#sent(method, answer, (earlier?.sendCount ?? 0) + 1);
    if (answer.polled) await this.#awaitCall(flow, sent);
    else this.#go({ kind: 'code', busy: false, flow, sent });
  }

  /** Sends a new code by the same method, which kills the one before. */
  async resend(): Promise<void> {
    if (this.#step?.kind === 'code' || this.#step?.kind === 'call') await this.sendCode(this.#step.sent.method.id);
  }

  /** Second factor. */
  async submitCode(code: string): Promise<void> {
    const step = this.#step;
    if (step?.kind !== 'code' || step.busy) return;
    const signal = this.#go({ ...clear(step), busy: true });
    const outcome = await this.#ports.auth.verifyCode(step.flow.continuationToken, code);
    if (signal.aborted) return this.#giveBack(outcome);
    if (outcome.kind === 'redirect') return this.#redirected(step.flow);
    if (outcome.kind === 'tokens') return this.#verified(step.flow, step.sent, outcome.tokens);
    this.#failed(step, outcome.kind === 'failed' ? outcome : { kind: 'failed', code: 'unexpected-answer' });
  }

  /** Continue, after the e-mail address was verified. */
  async continue(): Promise<void> {
    const step = this.#step;
    if (step?.kind !== 'email-verified' || step.busy) return;
    this.#go({ ...step, busy: true });
    await this.#open(step.signedIn, step.flow.confirm);
  }

  /** Opens the portal's own website for a step that the server wants done there. */
  async openBrowser(): Promise<void> {
    const step = this.#step;
    if (step?.kind !== 'browser') return;
    const opened = await this.#ports.openBrowser(step.url);
    if (this.#step !== step) return;
    this.#go(opened ? { ...clear(step), opened } : { ...step, problem: { code: 'browser-host-refused' } });
  }

  /** The earlier password of kept data. */
  async keepWithEarlierPassword(password: string): Promise<void> {
    const step = this.#step;
    if (step?.kind !== 'earlier-password' || step.busy) return;
    this.#go({ ...clear(step), busy: true });
    const opened = await this.#whileOpening(this.#ports.sessions.openWithEarlierPassword(step.signedIn, password));
    this.#go(opened.ok ? undefined : { ...clear(step), problem: { code: opened.failure } });
  }

  /** Gives up the kept data of an earlier password. */
  async startAfresh(): Promise<void> {
    const step = this.#step;
    if (step?.kind !== 'earlier-password' || step.busy) return;
    this.#go({ ...clear(step), busy: true });
    const { personId, ...signedIn } = step.signedIn;
    await this.#whileOpening(this.#ports.people.forget(personId));
    await this.#open(signedIn, false);
  }

  /** Confirms the open session: at once with the second factor when it was prepared, else from the password on. */
  confirm(): void {
    const person = this.#ports.sessions.person();
    if (!person || this.#step) return;
    if (this.#prepared) return this.#offerMethods(this.#prepared);
    this.#go({ kind: 'credentials', busy: false, via: person.via, email: person.email, confirm: true });
  }

  /** Back to the login page: a session ended. */
  async sessionEnded(): Promise<void> {
    this.#prepared = undefined;
    this.#go({ kind: 'login-options', busy: false });
    await this.#ports.people.load();
    this.#ports.onChange();
  }

  /** One step back. */
  back(): void {
    const step = this.#step;
    if (this.#opening) return;
    if (step?.kind === 'code') return void this.#go({ kind: 'method', busy: false, flow: step.flow, sent: step.sent });
    if (step?.kind === 'call') return void this.#go({ kind: 'method', busy: false, flow: step.flow });
    if (step?.kind === 'method' || step?.kind === 'email-verified' || step?.kind === 'browser') {
      const { via, email, confirm } = step.flow;
      this.#giveUp(step);
      return void this.#go({ kind: 'credentials', busy: false, via, email, confirm });
    }
    this.cancel();
  }

  /** Leaves the flow with nothing left behind. */
  cancel(): void {
    if (!this.#step || this.#opening) return;
    this.#giveUp(this.#step);
    this.#go(this.#ports.sessions.view() ? undefined : { kind: 'login-options', busy: false });
  }

  /** The program ends: tokens that nobody continued with are given back, within the time of a revocation. */
  async close(): Promise<void> {
    const step = this.#step;
    this.#under.abort();
    clearTimeout(this.#deadline);
    if (step?.kind === 'email-verified' || step?.kind === 'earlier-password') await this.#revoke(step.signedIn.tokens);
  }

  /** Gets the second factor ready behind an unlocked home, when the server refuses the kept session. */
  async #prepare(email: string, via: Via, password: string): Promise<void> {
    const { sessions, auth, people } = this.#ports;
    const contact = await sessions.contact();
    const person = sessions.person();
    if (contact.ok || contact.failure.code !== 'sign-in-needed' || person?.email !== email || this.#step) return;
    const outcome = await auth.passwordSignIn(email, password);
    if (outcome.kind !== 'methods') return this.#giveBack(outcome);
    const passwordKey = await people.passwordKey(password, person.personId);
    if (sessions.person()?.personId !== person.personId) return;
    this.#prepared = { via, email, confirm: true, personId: person.personId, passwordKey, continuationToken: outcome.continuationToken, methods: outcome.methods };
  }

  #offerMethods(flow: Flow): void {
    this.#prepared = undefined;
    const { via, email, confirm, methods } = flow;
    if (methods.length === 0) return void this.#go({ kind: 'credentials', busy: false, via, email, confirm, problem: { code: 'registration-required' } });
    const fits = methods.some(({ channel }) => (channel === 'email') === (via === 'email'));
    this.#go({ kind: 'method', busy: false, flow, ...(!fits && { problem: { code: via === 'email' ? 'no-email-method' : 'no-phone-method' } }) });
  }

  #sent(method: Sent['method'], answer: SentChallenge, sendCount: number): Sent {
    const { clock } = this.#ports;
    const now = clock.monotonic();
    return {
      method: { ...method, channel: answer.channel },
      target: answer.target || method.target,
      length: answer.codeLength,
      keyIn: answer.keyIn,
      intervalMs: answer.intervalMs,
      sentAt: clock.now(),
      expiresAt: answer.expiresInMs === undefined ? undefined : now + answer.expiresInMs,
      // For a code the interval is the cool-down of sending again, for a call the pace of asking.
      resendAt: answer.polled ? now : now + (answer.intervalMs ?? 0),
      sendCount,
    };
  }

  async #awaitCall(flow: Flow, sent: Sent): Promise<void> {
    const { auth, clock } = this.#ports;
    const signal = this.#go({ kind: 'call', busy: false, flow, sent, ringing: true });
    const life = sent.expiresAt === undefined ? undefined : sent.expiresAt - clock.monotonic();
    const outcome = await pollCall({ poll: (token) => auth.pollCall(token), monotonic: clock.monotonic, wait: clock.wait, signal }, flow.continuationToken, sent.intervalMs, life);
    if (signal.aborted || outcome.kind === 'aborted') return this.#giveBack(outcome);
    if (outcome.kind === 'redirect') return this.#redirected(flow);
    if (outcome.kind === 'tokens') return this.#verified(flow, sent, outcome.tokens);
    this.#failed({ kind: 'call', busy: false, flow, sent, ringing: false }, outcome);
  }

  async #verified(flow: Flow, sent: Sent, tokens: Tokens): Promise<void> {
    if (sent.method.channel !== 'email') return this.#signedIn(flow, tokens);
    const signedIn = this.#identify(flow, tokens);
    if (!signedIn) return;
    const continueBy = this.#ports.clock.monotonic() + continueWithinMs;
    this.#go({ kind: 'email-verified', busy: false, flow, signedIn, continueBy });
    this.#deadline = setTimeout(() => this.#notContinued(), continueWithinMs);
  }

  #notContinued(): void {
    const step = this.#step;
    if (step?.kind !== 'email-verified' || step.busy) return;
    const { via, email, confirm } = step.flow;
    this.#giveUp(step);
    this.#go({ kind: 'credentials', busy: false, via, email, confirm, problem: { code: 'not-confirmed-in-time' } });
  }

  async #signedIn(flow: Flow, tokens: Tokens): Promise<void> {
    const signedIn = this.#identify(flow, tokens);
    if (signedIn) await this.#open(signedIn, flow.confirm);
  }

  /** Whose tokens these are; tokens of nobody we can serve are given back. */
  #identify(flow: Flow, tokens: Tokens): SignedIn | undefined {
    const identity = readIdToken(tokens.idToken, this.#ports.config.clientId);
    const other = flow.confirm && identity?.subject !== this.#ports.sessions.person()?.subject;
    if (identity && !other) {
      const { via, passwordKey, personId } = flow;
      return { tokens, identity, via, ...(passwordKey && { passwordKey }), ...(passwordKey && personId !== undefined && { personId }) };
    }
    void this.#revoke(tokens);
    const { via, email, confirm } = flow;
    this.#go({ kind: 'credentials', busy: false, via, email, confirm, problem: { code: other ? 'other-person' : 'account-not-linked' } });
    return undefined;
  }

  async #open(signedIn: SignedIn, confirm: boolean): Promise<void> {
    const { sessions, log } = this.#ports;
    if (confirm) {
      await this.#whileOpening(sessions.confirm(signedIn));
      return void this.#go(undefined);
    }
    const opened = await this.#whileOpening(sessions.openSignedIn(signedIn));
    const { personId, passwordKey } = signedIn;
    if (!opened.ok && personId !== undefined && passwordKey) return void this.#go({ kind: 'earlier-password', busy: false, signedIn: { ...signedIn, personId, passwordKey } });
    log.info('sign-in.opened');
    this.#go(undefined);
  }

  async #whileOpening<Value>(opening: Promise<Value>): Promise<Value> {
    this.#opening = true;
    try {
      return await opening;
    } finally {
      this.#opening = false;
    }
  }

  #redirected(flow: Pick<Flow, 'via' | 'email' | 'confirm'>): void {
    const { portalUrl, authority } = this.#ports.config;
    this.#go({ kind: 'browser', busy: false, flow, url: portalUrl ?? `${new URL(authority).origin}/`, opened: false });
  }

  /** A refused second factor: the same screen with its problem, or the password again when the flow is dead. */
  #failed(step: SecondFactor, failure: AuthFailure): void {
    const problem = this.#problem(failure);
    const { via, email, confirm } = step.flow;
    if (failure.code === 'flow-expired') return void this.#go({ kind: 'credentials', busy: false, via, email, confirm, problem });
    const flow = failure.continuationToken === undefined ? step.flow : { ...step.flow, continuationToken: failure.continuationToken };
    // Sending again ended the asking about an earlier call: nobody would notice its # any more.
    const at: SecondFactor = step.kind === 'call' ? { ...step, ringing: false } : step;
    this.#go({ ...clear(at), flow, problem });
  }

  #problem({ code, waitMs, reference }: AuthFailure): Problem {
    this.#ports.log.info('sign-in.refused', { code, ...(reference !== undefined && { reference }) });
    return { code, ...(waitMs !== undefined && { waitMs }), ...(reference !== undefined && { reference }) };
  }

  /** An answer that nobody waits for any more: a session that it opened is ended. */
  #giveBack(outcome: AuthOutcome | CallOutcome): void {
    if (outcome.kind === 'tokens') void this.#revoke(outcome.tokens);
  }

  #giveUp(step: Step): void {
    if (step.kind === 'email-verified' || step.kind === 'earlier-password') void this.#revoke(step.signedIn.tokens);
  }

  async #revoke({ refreshToken }: Tokens): Promise<void> {
    if (refreshToken !== undefined) await this.#ports.auth.revoke(refreshToken);
  }

  /** Moves on; what the step before had under way is ended. The returned signal belongs to the new step. */
  #go(step: Step | undefined): AbortSignal {
    this.#under.abort();
    clearTimeout(this.#deadline);
    this.#under = new AbortController();
    this.#step = step;
    this.#ports.onChange();
    return this.#under.signal;
  }
}

/** The step without its problem, at rest. */
function clear<Each extends Step>({ problem: _shown, ...step }: Each): Each {
  return { ...step, busy: false } as Each;
}

/** When sending again is refused as too soon, the earlier code's screen shows it, and its button waits as long as the server says. */
function tooSoon(step: SecondFactor, earlier: Sent, { code, waitMs }: AuthFailure, now: number): SecondFactor {
  if (code !== 'resend-too-soon' || step.kind === 'call') return step;
  const sent = waitMs === undefined ? earlier : { ...earlier, resendAt: now + waitMs };
  return { kind: 'code', busy: false, flow: step.flow, sent };
}
