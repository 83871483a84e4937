import type { AuthFailure, SentChallenge } from '../api/native-auth-outcome.ts';
import { atRest, type Machine } from './machine.ts';
import type { Opening } from './opening.ts';
import { pollCall } from './poll-call.ts';
import type { Flow, Sent, Step } from './step.ts';

type SecondFactorStep = Extract<Step, { kind: 'method' | 'code' | 'call' }>;

/** The second factor: choose a method, get a code or a call, prove it. */
export class SecondFactor {
  readonly #machine: Machine;
  readonly #opening: Opening;

  constructor(machine: Machine, opening: Opening) {
    this.#machine = machine;
    this.#opening = opening;
  }

  /** Shows the methods on record; the ones of the other kind when there are none of the chosen. */
  offer(flow: Flow): void {
    const { via, methods } = flow;
    if (methods.length === 0) return this.#machine.toPassword(flow, { code: 'registration-required' });
    const fits = methods.some(({ channel }) => (channel === 'email') === (via === 'email'));
    this.#machine.go({ kind: 'method', busy: false, flow, ...(!fits && { problem: { code: via === 'email' ? 'no-email-method' : 'no-phone-method' } }) });
  }

  /** Sends a code, or calls, by one of the methods on record. */
  async sendCode(methodId: string): Promise<void> {
    const { ports, step } = this.#machine;
    if ((step?.kind !== 'method' && step?.kind !== 'code' && step?.kind !== 'call') || step.busy) return;
    const method = step.flow.methods.find(({ id }) => id === methodId);
    if (!method) return;
    const earlier = step.sent?.method.id === methodId ? step.sent : undefined;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const answer = await ports.auth.sendCode(step.flow.continuationToken, methodId, signal);
    if (signal.aborted) return;
    if (answer.kind === 'redirect') return this.#machine.redirected(step.flow);
    if (answer.kind === 'failed') return this.#failed(earlier ? tooSoon(step, earlier, answer, ports.clock.monotonic()) : step, answer);
    const flow = { ...step.flow, continuationToken: answer.continuationToken };
    const sent = this.#sent(method, answer, (earlier?.sendCount ?? 0) + 1);
    if (answer.polled) await this.#awaitCall(flow, sent);
    else this.#machine.go({ kind: 'code', busy: false, flow, sent });
  }

  /** Sends a new code by the same method, which kills the one before. */
  async resend(): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind === 'code' || step?.kind === 'call') await this.sendCode(step.sent.method.id);
  }

  /** Proves the code that the person received. */
  async submitCode(code: string): Promise<void> {
    const { ports, step } = this.#machine;
    if (step?.kind !== 'code' || step.busy) return;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    // Not cut short by leaving: tokens that come for a left step have to be given back.
    const outcome = await ports.auth.verifyCode(step.flow.continuationToken, code);
    if (signal.aborted) return this.#machine.giveBack(outcome);
    if (outcome.kind === 'redirect') return this.#machine.redirected(step.flow);
    if (outcome.kind === 'tokens') return this.#proved(step, outcome.tokens);
    this.#failed(step, outcome.kind === 'failed' ? outcome : { kind: 'failed', code: 'unexpected-answer' });
  }

  async #awaitCall(flow: Flow, sent: Sent): Promise<void> {
    const { auth, clock } = this.#machine.ports;
    const signal = this.#machine.go({ kind: 'call', busy: false, flow, sent, ringing: true });
    const life = sent.expiresAt === undefined ? undefined : sent.expiresAt - clock.monotonic();
    const ports = { poll: (token: string) => auth.pollCall(token), monotonic: clock.monotonic, wait: clock.wait, signal };
    const outcome = await pollCall(ports, flow.continuationToken, sent.intervalMs, life);
    if (signal.aborted || outcome.kind === 'aborted') return this.#machine.giveBack(outcome);
    if (outcome.kind === 'redirect') return this.#machine.redirected(flow);
    if (outcome.kind === 'tokens') return this.#proved({ flow, sent }, outcome.tokens);
    this.#failed({ kind: 'call', busy: false, flow, sent, ringing: false }, outcome);
  }

  async #proved({ flow, sent }: { flow: Flow; sent: Sent }, tokens: Parameters<Opening['signedIn']>[1]): Promise<void> {
    if (sent.method.channel === 'email') this.#opening.emailVerified(flow, tokens);
    else await this.#opening.signedIn(flow, tokens);
  }

  #sent(method: Sent['method'], answer: SentChallenge, sendCount: number): Sent {
    const { clock } = this.#machine.ports;
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

  /** Refused: the same screen with its problem, or the password again when the flow is dead. */
  #failed(step: SecondFactorStep, failure: AuthFailure): void {
    const problem = this.#machine.problem(failure);
    if (failure.code === 'flow-expired') return this.#machine.toPassword(step.flow, problem);
    const flow = failure.continuationToken === undefined ? step.flow : { ...step.flow, continuationToken: failure.continuationToken };
    // Sending again ended the asking about an earlier call: nobody would notice its # any more.
    const at: SecondFactorStep = step.kind === 'call' ? { ...step, ringing: false } : step;
    this.#machine.go({ ...atRest(at), flow, problem });
  }
}

/** When sending again is refused as too soon, the earlier code's screen shows it, and its button waits as long as the server says. */
function tooSoon(step: SecondFactorStep, earlier: Sent, { code, waitMs }: AuthFailure, now: number): SecondFactorStep {
  if (code !== 'resend-too-soon' || step.kind === 'call') return step;
  const sent = waitMs === undefined ? earlier : { ...earlier, resendAt: now + waitMs };
  return { kind: 'code', busy: false, flow: step.flow, sent };
}
