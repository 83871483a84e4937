import type { Problem, ProblemCode } from '../../src-shared/models/problem.ts';
import type { Channel, Method } from '../../src-shared/models/sign-in-screen.ts';
import type { AuthFailure, AuthOutcome, Tokens } from '../api/native-auth-outcome.ts';
import { atRest, isApp, type Machine } from './machine.ts';
import type { Opening } from './opening.ts';
import { pollCall } from './poll-call.ts';
import { coolingDown } from './sent.ts';
import type { Flow, Sent, Step } from './step.ts';

type SecondFactorStep = Extract<Step, { kind: 'method' | 'code' | 'call' }>;

const unexpected: AuthFailure = { kind: 'failed', code: 'unexpected-answer' };

/** A wrong code, in the words for where the person got it. */
const wrong: Partial<Record<Channel, ProblemCode>> = { authenticator: 'wrong-app-code', recovery: 'wrong-recovery-code' };

/** The second factor: choose a method, get a code or a call, prove it. */
export class SecondFactor {
  readonly #machine: Machine;
  readonly #opening: Opening;

  constructor(machine: Machine, opening: Opening) {
    this.#machine = machine;
    this.#opening = opening;
  }

  /** Shows the methods on record; the ones of the other kind when there are none of the chosen. An account with an app alone goes to its code. */
  async offer(flow: Flow, problem?: Problem): Promise<void> {
    const { via, methods } = flow;
    if (methods.length === 0) return this.#machine.toPassword(flow, this.#machine.problem({ kind: 'failed', code: 'registration-required' }));
    const app = onlyApp(flow);
    if (app) return this.#askApp(flow, app, problem);
    const fits = methods.some(({ channel }) => (via === 'email' ? channel === 'email' : channel === 'sms' || channel === 'voice'));
    const missing: Problem | undefined = fits ? undefined : { code: via === 'email' ? 'no-email-method' : 'no-phone-method' };
    const shown = problem ?? missing;
    this.#machine.go({ kind: 'method', busy: false, flow, ...(shown && { problem: shown }) });
  }

  /** Sends a code, or calls, by one of the methods on record. */
  async sendCode(methodId: string): Promise<void> {
    const { ports, step } = this.#machine;
    if ((step?.kind !== 'method' && step?.kind !== 'code' && step?.kind !== 'call') || step.busy || step.flow.proves !== 'second-factor') return;
    const method = step.flow.methods.find(({ id }) => id === methodId);
    if (!method) return;
    const earlier = step.sent?.method.id === methodId ? step.sent : undefined;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const answer = await ports.auth.sendCode(step.flow.continuationToken, methodId, signal);
    if (signal.aborted) return;
    if (answer.kind === 'redirect') return this.#machine.redirected(step.flow);
    if (answer.kind === 'failed') return this.#machine.refused(earlier ? tooSoon(step, earlier, answer, ports.clock.monotonic()) : step, answer);
    const flow = { ...step.flow, continuationToken: answer.continuationToken };
    const sent = this.#machine.sent(method, answer, (earlier?.sendCount ?? 0) + 1);
    if (answer.polled) await this.#awaitCall(flow, sent);
    else this.#machine.go({ kind: 'code', busy: false, flow, sent });
  }

  /** Sends a new code by the same method, which kills the one before. An app shows a new one by itself. */
  async resend(): Promise<void> {
    const { step } = this.#machine;
    if ((step?.kind === 'code' || step?.kind === 'call') && !isApp(step.sent.method)) await this.sendCode(step.sent.method.id);
  }

  /** Proves the code that the person has. */
  async submitCode(code: string): Promise<void> {
    const { ports, step } = this.#machine;
    if (step?.kind !== 'code' || step.busy || step.flow.proves !== 'second-factor') return;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    // Not cut short by leaving: tokens that come for a left step have to be given back.
    const outcome = await ports.auth.verifyCode(step.flow.continuationToken, code);
    if (signal.aborted) return this.#machine.giveBack(outcome);
    await this.#answered(step, outcome);
  }

  /** The code of an authenticator app, or a recovery code, is all that the account has; meanwhile the step before stays. */
  async #askApp(flow: Flow, app: Method, problem?: Problem): Promise<void> {
    const { ports, step } = this.#machine;
    const signal = this.#machine.go(step && { ...step, busy: true });
    const answer = await ports.auth.sendCode(flow.continuationToken, app.id, signal);
    if (signal.aborted) return;
    if (answer.kind === 'redirect') return this.#machine.redirected(flow);
    if (answer.kind === 'failed') return this.#machine.toStart(flow, this.#machine.problem(answer));
    const asked = { ...flow, continuationToken: answer.continuationToken };
    this.#machine.go({ kind: 'code', busy: false, flow: asked, sent: this.#machine.sent(app, answer, 1), ...(problem && { problem }) });
  }

  async #awaitCall(flow: Flow, sent: Sent): Promise<void> {
    const { auth, clock } = this.#machine.ports;
    const signal = this.#machine.go({ kind: 'call', busy: false, flow, sent, ringing: true });
    const life = sent.expiresAt === undefined ? undefined : sent.expiresAt - clock.monotonic();
    const ports = { poll: (token: string) => auth.pollCall(token), monotonic: clock.monotonic, wait: clock.wait, signal };
    const outcome = await pollCall<Exclude<AuthOutcome, AuthFailure>>(ports, flow.continuationToken, sent.intervalMs, life);
    if (signal.aborted || outcome.kind === 'aborted') return this.#machine.giveBack(outcome);
    await this.#answered({ kind: 'call', busy: false, flow, sent, ringing: false }, outcome);
  }

  async #answered(step: Exclude<SecondFactorStep, { kind: 'method' }>, outcome: AuthOutcome): Promise<void> {
    const { flow, sent } = step;
    if (outcome.kind === 'redirect') return this.#machine.redirected(flow);
    if (outcome.kind === 'tokens') return this.#proved(flow, sent, outcome.tokens);
    const failure = outcome.kind === 'failed' ? outcome : unexpected;
    this.#machine.refused(step, { ...failure, code: (failure.code === 'wrong-code' && wrong[sent.method.channel]) || failure.code });
  }

  async #proved(flow: Flow, sent: Sent, tokens: Tokens): Promise<void> {
    if (sent.method.channel === 'email') this.#opening.emailVerified(flow, tokens);
    else await this.#opening.signedIn(flow, tokens);
  }
}

/** The authenticator app, else the recovery codes, of an account that has nothing else. */
export function onlyApp({ methods }: Flow): Method | undefined {
  if (!methods.every((method) => isApp(method))) return undefined;
  return methods.find(({ channel }) => channel === 'authenticator') ?? methods[0];
}

/** When sending again is refused as too soon, the earlier code's screen shows it, and its button waits as long as the server says. */
function tooSoon(step: SecondFactorStep, earlier: Sent, failure: AuthFailure, now: number): SecondFactorStep {
  if (failure.code !== 'resend-too-soon' || step.kind === 'call') return step;
  return { kind: 'code', busy: false, flow: step.flow, sent: coolingDown(earlier, failure, now) };
}
