import { parsePhoneNumberFromString } from 'libphonenumber-js';
import { registrationChannelSchema, type RegistrationChannel } from '../../src-shared/models/sign-in-screen.ts';
import type { AuthFailure, AuthOutcome, Continued, Redirect } from '../api/native-auth-outcome.ts';
import { atRest, type Machine } from './machine.ts';
import { pollCall } from './poll-call.ts';
import { coolingDown } from './sent.ts';
import type { Flow, Sent, Step } from './step.ts';

type RegistrationStep = Extract<Step, { kind: 'register-method' | 'code' | 'call' }>;

/** The first login with multi-factor authentication: a phone or an address becomes the second factor, then signed in. */
export class Registration {
  readonly #machine: Machine;
  readonly #proceed: (flow: Flow, outcome: AuthOutcome) => Promise<void>;

  /** `proceed` goes on when the second factor is registered. */
  constructor(machine: Machine, proceed: (flow: Flow, outcome: AuthOutcome) => Promise<void>) {
    this.#machine = machine;
    this.#proceed = proceed;
  }

  /** Asks what can be registered, then shows it; meanwhile the step before stays. */
  async offer(flow: Flow): Promise<void> {
    const { step, ports } = this.#machine;
    const signal = this.#machine.go(step && { ...step, busy: true });
    const offered = await ports.auth.register.channels(flow.continuationToken, signal);
    if (signal.aborted) return;
    if (offered.kind === 'redirect') return this.#machine.redirected(flow);
    if (offered.kind === 'failed') return this.#machine.toStart(flow, this.#machine.problem(offered));
    const { continuationToken, channels } = offered;
    if (channels.length === 0) return this.#machine.toStart(flow, this.#machine.problem({ kind: 'failed', code: 'no-registration-method' }));
    const methods = channels.map((channel) => ({ id: channel, channel, target: '' }));
    this.#choose({ ...flow, continuationToken, methods });
  }

  /** Back at the choice, from a code or call. */
  back(flow: Flow): void {
    this.#choose(flow);
  }

  /** Registers a phone number (E.164) or an address: a code goes there, or a call. */
  async register(channel: RegistrationChannel, target: string): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'register-method' || step.busy || !step.channels.includes(channel)) return;
    if (channel !== 'email' && !isPhoneNumber(target)) {
      this.#machine.go({ ...atRest(step), problem: this.#machine.problem({ kind: 'failed', code: 'contact-invalid' }) });
      return;
    }
    await this.#challenge({ ...step, flow: { ...step.flow, via: channel === 'email' ? 'email' : 'phone' } }, channel, target);
  }

  /** Has a new code sent to the same place, or calls again. */
  async resend(): Promise<void> {
    const { step } = this.#machine;
    if ((step?.kind !== 'code' && step?.kind !== 'call') || step.busy || step.flow.proves !== 'registration') return;
    const { id, target } = step.sent.method;
    await this.#challenge(step, registrationChannelSchema.parse(id), target, step.sent);
  }

  async submitCode(code: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'code' || step.busy || step.flow.proves !== 'registration') return;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const answer = await ports.auth.register.submitCode(step.flow.continuationToken, code, signal);
    if (!signal.aborted) await this.#continued(step, answer, signal);
  }

  #choose(flow: Flow): void {
    this.#machine.go({ kind: 'register-method', busy: false, flow, channels: flow.methods.map(({ id }) => registrationChannelSchema.parse(id)) });
  }

  async #challenge(at: RegistrationStep, channel: RegistrationChannel, target: string, earlier?: Sent): Promise<void> {
    const { auth, clock } = this.#machine.ports;
    const signal = this.#machine.go({ ...atRest(at), busy: true });
    const answer = await auth.register.sendCode(at.flow.continuationToken, channel, target, signal);
    const left = () => signal.aborted;
    if (left()) return;
    if (answer.kind === 'redirect') return this.#machine.redirected(at.flow);
    if (answer.kind === 'failed') {
      return this.#machine.refused(at.kind === 'code' ? { ...at, sent: coolingDown(at.sent, answer, clock.monotonic()) } : at, answer);
    }
    const flow = { ...at.flow, continuationToken: answer.continuationToken };
    if (answer.kind === 'preverified') {
      const continued = await auth.register.continuePreverified(flow.continuationToken, signal);
      if (!left()) await this.#continued({ ...at, flow }, continued, signal);
      return;
    }
    const sent = this.#machine.sent({ id: channel, channel, target }, answer, (earlier?.sendCount ?? 0) + 1);
    if (answer.polled) await this.#awaitCall(flow, sent);
    else this.#machine.go({ kind: 'code', busy: false, flow, sent });
  }

  async #awaitCall(flow: Flow, sent: Sent): Promise<void> {
    const { auth, clock } = this.#machine.ports;
    const signal = this.#machine.go({ kind: 'call', busy: false, flow, sent, ringing: true });
    const life = sent.expiresAt === undefined ? undefined : sent.expiresAt - clock.monotonic();
    const ports = { poll: (token: string) => auth.register.pollCall(token), monotonic: clock.monotonic, wait: clock.wait, signal };
    const outcome = await pollCall<Continued | Redirect>(ports, flow.continuationToken, sent.intervalMs, life);
    if (signal.aborted || outcome.kind === 'aborted') return;
    await this.#continued({ kind: 'call', busy: false, flow, sent, ringing: false }, outcome, signal);
  }

  /** The second factor is registered, or not; `at` is the step that was answered. */
  async #continued(at: RegistrationStep, answer: Continued | Redirect | AuthFailure, signal: AbortSignal): Promise<void> {
    if (answer.kind === 'redirect') return this.#machine.redirected(at.flow);
    if (answer.kind === 'failed') return this.#machine.refused(at, answer);
    const outcome = await this.#machine.ports.auth.signInWith(answer.continuationToken);
    if (signal.aborted) return this.#machine.giveBack(outcome);
    await this.#proceed(at.flow, outcome);
  }
}

/** A number that exists, written as E.164: a slip would send somebody else the code. */
function isPhoneNumber(target: string): boolean {
  const number = parsePhoneNumberFromString(target);
  return number?.isValid() === true && number.number === target;
}
