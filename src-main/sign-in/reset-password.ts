import type { AuthFailure, SentChallenge } from '../api/native-auth-outcome.ts';
import type { FirstFactor } from './first-factor.ts';
import { atRest, type Machine } from './machine.ts';
import { longerNextTime, shortestPassword } from './new-password.ts';
import { pollReset } from './poll-reset.ts';
import { coolingDown } from './sent.ts';
import type { Flow, Step } from './step.ts';

const giveUpAfterMs = 300_000;
/** Sending again waits as long for an address that nobody has as for one that somebody has. */
const coolDownMs = 30_000;
/** The continuation token of an address that nobody has: the server knows of no such flow. */
const nobody = '';

/**
 * A forgotten password: address, code, a new password, then signed in. Whether an account exists is never shown: an
 * address that nobody has gets the same screens, with a code that can't be right. The server's label, length and
 * lifetime of a code would tell the two apart, so neither shows them.
 */
export class ResetPassword {
  readonly #machine: Machine;
  readonly #firstFactor: FirstFactor;
  /** How long the server took for its answer about the address. */
  #paceMs = 0;

  constructor(machine: Machine, firstFactor: FirstFactor) {
    this.#machine = machine;
    this.#firstFactor = firstFactor;
  }

  /** "Forgot your password?", at the password or at somebody's tile. */
  open(): void {
    const { step, opening } = this.#machine;
    if (opening || step?.busy === true) return;
    if (step?.kind === 'credentials') this.#machine.toEmail('reset', step);
    if (step?.kind === 'unlock' && step.person.via !== 'domain') {
      const { via, email } = step.person;
      this.#machine.toEmail('reset', { via, email, confirm: false, fixedEmail: true });
    }
  }

  async submitEmail(typed: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'account-email' || step.purpose !== 'reset' || step.busy) return;
    const account = { ...step.account, email: step.fixedEmail ? step.account.email : typed };
    const at = { ...atRest(step), account };
    const signal = this.#machine.go({ ...at, busy: true });
    const asked = ports.clock.monotonic();
    const answer = await ports.auth.resetPassword.start(account.email, signal);
    this.#paceMs = ports.clock.monotonic() - asked;
    const absent = answer.kind === 'failed' && answer.error === 'user_not_found';
    // Somebody's address takes a second call, for sending the code.
    if (absent) await ports.clock.wait(this.#paceMs, signal);
    if (signal.aborted) return;
    const flow: Flow = { ...account, proves: 'reset', continuationToken: nobody, methods: [], personId: this.#machine.personId(account), passwordKey: undefined };
    if (absent) return this.#sent(flow, nobody, 1);
    if (answer.kind === 'redirect') return this.#machine.redirected(flow);
    if (answer.kind === 'sent') return this.#sent(flow, answer.continuationToken, 1);
    this.#machine.go({ ...at, problem: this.#machine.problem(answer) });
  }

  async submitCode(code: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'code' || step.busy || step.flow.proves !== 'reset') return;
    const { flow } = step;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const answer = flow.continuationToken === nobody ? await this.#wrong(signal) : await ports.auth.resetPassword.submitCode(flow.continuationToken, code, signal);
    if (signal.aborted) return;
    if (answer.kind === 'redirect') return this.#machine.redirected(flow);
    if (answer.kind === 'failed') {
      const { reference: _told, ...failure } = answer;
      return this.#machine.refused(step, answer.code === 'wrong-code' ? failure : answer);
    }
    const kept = flow.personId === undefined ? undefined : ports.people.keptAfterReset(flow.personId);
    this.#machine.go({ kind: 'new-password', busy: false, purpose: 'reset', flow: { ...flow, continuationToken: answer.continuationToken }, minLength: shortestPassword, kept });
  }

  /** Has a new code sent, which kills the one before. */
  async resend(): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'code' || step.busy || step.flow.proves !== 'reset') return;
    const { flow, sent } = step;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    if (flow.continuationToken === nobody) {
      await ports.clock.wait(this.#paceMs, signal);
      if (!signal.aborted) this.#sent(flow, nobody, sent.sendCount + 1);
      return;
    }
    const answer = await ports.auth.resetPassword.challenge(flow.continuationToken, signal);
    if (signal.aborted) return;
    if (answer.kind === 'redirect') return this.#machine.redirected(flow);
    if (answer.kind === 'sent') return this.#sent(flow, answer.continuationToken, sent.sendCount + 1);
    this.#machine.refused({ ...step, sent: coolingDown(sent, answer, ports.clock.monotonic()) }, answer);
  }

  async submitPassword(password: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'new-password' || step.purpose !== 'reset' || step.busy) return;
    const { flow } = step;
    const wanted = flow.personId !== undefined || ports.people.rememberMe().checked;
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const [answer, passwordKey] = await Promise.all([
      ports.auth.resetPassword.submitPassword(flow.continuationToken, password, signal),
      wanted ? ports.people.passwordKey(password, flow.personId) : undefined,
    ]);
    if (signal.aborted) return;
    if (answer.kind === 'redirect') return this.#machine.redirected(flow);
    if (answer.kind === 'failed') return this.#machine.refused(longerNextTime(step, answer, password), answer);
    await this.#awaitReset({ ...step, flow: { ...flow, passwordKey, continuationToken: answer.continuationToken } }, answer.pollIntervalMs);
  }

  /** Asks until the new password is in place, then signs in; `step` is the screen for another one. */
  async #awaitReset(step: Extract<Step, { kind: 'new-password' }>, intervalMs: number): Promise<void> {
    const { auth, clock } = this.#machine.ports;
    const { flow } = step;
    const giveUpAt = clock.monotonic() + giveUpAfterMs;
    const signal = this.#machine.go({ kind: 'resetting', busy: false, flow, giveUpAt });
    const ports = { poll: (token: string) => auth.resetPassword.poll(token), monotonic: clock.monotonic, wait: clock.wait, signal };
    const outcome = await pollReset(ports, flow.continuationToken, intervalMs, giveUpAt);
    const left = () => signal.aborted;
    if (left()) return;
    switch (outcome.kind) {
      case 'continued': {
        const signedIn = await auth.signInWith(outcome.continuationToken);
        if (left()) return this.#machine.giveBack(signedIn);
        return this.#firstFactor.proceed(flow, signedIn);
      }
      case 'redirect':
        return this.#machine.redirected(flow);
      case 'slow':
        return this.#machine.toPassword(flow, this.#machine.problem({ kind: 'failed', code: 'reset-slow' }));
      case 'refused':
        return this.#machine.refused(step, { kind: 'failed', code: 'reset-failed', continuationToken: outcome.continuationToken });
      case 'failed':
        return this.#machine.refused(step, outcome);
      case 'aborted':
    }
  }

  /** The screen for a code, the same for everybody. */
  #sent(flow: Flow, continuationToken: string, sendCount: number): void {
    const challenge: SentChallenge = { kind: 'sent', continuationToken, channel: 'email', target: flow.email, polled: false, intervalMs: coolDownMs };
    const sent = this.#machine.sent({ id: 'email', channel: 'email', target: flow.email }, challenge, sendCount);
    this.#machine.go({ kind: 'code', busy: false, flow: { ...flow, continuationToken }, sent });
  }

  /** The answer about a code that was never sent. */
  async #wrong(signal: AbortSignal): Promise<AuthFailure> {
    await this.#machine.ports.clock.wait(this.#paceMs, signal);
    return { kind: 'failed', code: 'wrong-code' };
  }
}
