import type { SignUpChallenge, SignUpOutcome, WantedAttribute } from '../api/native-auth-outcome.ts';
import type { Attribute } from '../../src-shared/models/sign-in-screen.ts';
import type { FirstFactor } from './first-factor.ts';
import { atRest, type Machine } from './machine.ts';
import { longerNextTime, shortestPassword } from './new-password.ts';
import { coolingDown } from './sent.ts';
import type { Flow, Step } from './step.ts';

/** The steps of a sign-up from the code on. */
type SignUpStep = Extract<Step, { kind: 'code' | 'new-password' | 'attributes' }>;

/** A new account: address, code, password, what the server wants to know, in the order that the server asks; then signed in. */
export class SignUp {
  readonly #machine: Machine;
  readonly #firstFactor: FirstFactor;

  constructor(machine: Machine, firstFactor: FirstFactor) {
    this.#machine = machine;
    this.#firstFactor = firstFactor;
  }

  /** "register here". */
  open(): void {
    const { step, opening } = this.#machine;
    if (opening || step?.kind !== 'login-options') return;
    this.#machine.toEmail('sign-up', { via: 'phone', email: '', confirm: false });
  }

  async submitEmail(email: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'account-email' || step.purpose !== 'sign-up' || step.busy) return;
    const at = { ...atRest(step), account: { ...step.account, email } };
    const signal = this.#machine.go({ ...at, busy: true });
    const answer = await ports.auth.signUp.start(email, signal);
    if (signal.aborted) return;
    if (answer.kind === 'failed') {
      this.#machine.go({ ...at, problem: this.#machine.problem(answer) });
      return;
    }
    const flow: Flow = { ...at.account, proves: 'sign-up', continuationToken: '', methods: [], personId: ports.people.idOf(email), passwordKey: undefined };
    this.#challenged(flow, answer, 1);
  }

  async submitCode(code: string): Promise<void> {
    const step = this.#at('code');
    if (!step) return;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const outcome = await this.#machine.ports.auth.signUp.submitCode(step.flow.continuationToken, code, signal);
    await this.#continued(step, outcome, signal);
  }

  /** Has a new code sent, which kills the one before. */
  async resend(): Promise<void> {
    const step = this.#at('code');
    if (!step) return;
    const { auth, clock } = this.#machine.ports;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const answer = await auth.signUp.challenge(step.flow.continuationToken, signal);
    if (signal.aborted) return;
    if (answer.kind === 'failed') this.#machine.refused({ ...step, sent: coolingDown(step.sent, answer, clock.monotonic()) }, answer);
    else this.#challenged(step.flow, answer, step.sent.sendCount + 1);
  }

  async submitPassword(password: string): Promise<void> {
    const step = this.#at('new-password');
    if (!step) return;
    const { auth, people } = this.#machine.ports;
    const { flow } = step;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const [outcome, passwordKey] = await Promise.all([
      auth.signUp.submitPassword(flow.continuationToken, password, signal),
      people.rememberMe().checked ? people.passwordKey(password, flow.personId) : undefined,
    ]);
    const at = outcome.kind === 'failed' ? longerNextTime(step, outcome, password) : { ...step, flow: { ...flow, passwordKey } };
    await this.#continued(at, outcome, signal);
  }

  /** What the server wants to know; an empty value of something that need not be told is not sent. */
  async submitAttributes(values: Readonly<Record<string, string>>): Promise<void> {
    const step = this.#at('attributes');
    if (!step) return;
    const attributes = step.attributes.map((attribute) => ({ ...attribute, value: values[attribute.name] ?? '', invalid: false }));
    const told = attributes.filter(({ required, value }) => required || value !== '').map(({ name, value }) => [name, value] as const);
    const at = { ...atRest(step), attributes };
    const signal = this.#machine.go({ ...at, busy: true });
    const outcome = await this.#machine.ports.auth.signUp.submitAttributes(step.flow.continuationToken, Object.fromEntries(told), signal);
    await this.#continued(at, outcome, signal);
  }

  /** The current step, when it is this one of a sign-up and at rest. */
  #at<Kind extends SignUpStep['kind']>(kind: Kind): Extract<SignUpStep, { kind: Kind }> | undefined {
    const { step } = this.#machine;
    if (step?.kind !== kind || step.busy || !('flow' in step) || step.flow.proves !== 'sign-up') return undefined;
    return step as Extract<SignUpStep, { kind: Kind }>;
  }

  /** The server sent a code, or wants the password. */
  #challenged(flow: Flow, answer: Exclude<SignUpChallenge, { kind: 'failed' }>, sendCount: number): void {
    if (answer.kind === 'redirect') return this.#machine.redirected(flow);
    const next = { ...flow, continuationToken: answer.continuationToken };
    if (answer.kind === 'password') {
      this.#machine.go({ kind: 'new-password', busy: false, purpose: 'sign-up', flow: next, minLength: shortestPassword, kept: undefined });
      return;
    }
    const sent = this.#machine.sent({ id: 'email', channel: 'email', target: flow.email }, answer, sendCount);
    this.#machine.go({ kind: 'code', busy: false, flow: next, sent });
  }

  /** Goes where the server wants to go on; `at` is the step that was answered. */
  async #continued(at: SignUpStep, outcome: SignUpOutcome, signal: AbortSignal): Promise<void> {
    const left = () => signal.aborted;
    if (left()) return;
    const { auth } = this.#machine.ports;
    if (outcome.kind === 'redirect') return this.#machine.redirected(at.flow);
    if (outcome.kind === 'failed') {
      const { invalidAttributes = [] } = outcome;
      const marked = at.kind === 'attributes' ? { ...at, attributes: at.attributes.map((each) => ({ ...each, invalid: invalidAttributes.includes(each.name) })) } : at;
      return this.#machine.refused(marked, outcome);
    }
    const flow = { ...at.flow, continuationToken: outcome.continuationToken };
    if (outcome.kind === 'attributes') {
      const before = at.kind === 'attributes' ? at.attributes : [];
      this.#machine.go({ kind: 'attributes', busy: false, flow, attributes: outcome.attributes.map((each) => asked(each, before)) });
    } else if (outcome.kind === 'challenge') {
      const answer = await auth.signUp.challenge(flow.continuationToken, signal);
      if (left()) return;
      if (answer.kind === 'failed') this.#machine.refused({ ...at, flow }, answer);
      else this.#challenged(flow, answer, 1);
    } else {
      const signedIn = await auth.signInWith(flow.continuationToken, flow.email);
      if (left()) return this.#machine.giveBack(signedIn);
      await this.#firstFactor.proceed(flow, signedIn);
    }
  }
}

/** What the server asks for, with what was told before. */
function asked(wanted: WantedAttribute, before: readonly Attribute[]): Attribute {
  const value = before.find(({ name }) => name === wanted.name)?.value;
  return { ...wanted, invalid: false, ...(value !== undefined && { value }) };
}
