import { readIdToken } from '../api/id-token.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { atRest, type Machine } from './machine.ts';
import type { Flow } from './step.ts';

const continueWithinMs = 60_000;

/** From tokens to an open home: whose they are, Continue after an e-mail code, kept data under an earlier password. */
export class Opening {
  readonly #machine: Machine;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** Opens the home, or confirms the open one. */
  async signedIn(flow: Flow, tokens: Tokens): Promise<void> {
    const signedIn = this.#identify(flow, tokens);
    if (signedIn) await this.#open(signedIn, flow.confirm);
  }

  /** The portal's e-mail page wants Continue after the code; tokens that it does not come for are revoked. */
  emailVerified(flow: Flow, tokens: Tokens): void {
    const signedIn = this.#identify(flow, tokens);
    if (!signedIn) return;
    const { clock } = this.#machine.ports;
    this.#machine.go({ kind: 'email-verified', busy: false, flow, signedIn, continueBy: clock.monotonic() + continueWithinMs });
    this.#machine.after(continueWithinMs, () => this.#notContinued());
  }

  async continue(): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'email-verified' || step.busy) return;
    this.#machine.go({ ...step, busy: true });
    await this.#open(step.signedIn, step.flow.confirm);
  }

  /** Keeps what this PC has under the earlier password. */
  async keepWithEarlierPassword(password: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'earlier-password' || step.busy) return;
    this.#machine.go({ ...atRest(step), busy: true });
    const from = this.#machine.step;
    const opened = await this.#machine.whileOpening(ports.sessions.openWithEarlierPassword(step.signedIn, password));
    if (opened.ok) this.#machine.home(from);
    else if (this.#machine.step === from) this.#machine.go({ ...atRest(step), problem: opened.failure });
  }

  /** Gives up what this PC has under the earlier password. */
  async startAfresh(): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'earlier-password' || step.busy) return;
    this.#machine.go({ ...atRest(step), busy: true });
    const { personId, ...signedIn } = step.signedIn;
    await this.#machine.whileOpening(ports.people.forget(personId));
    await this.#open(signedIn, false);
  }

  #notContinued(): void {
    const { step } = this.#machine;
    if (step?.kind !== 'email-verified' || step.busy) return;
    void this.#machine.giveUp(step);
    this.#machine.toPassword(step.flow, this.#machine.problem({ kind: 'failed', code: 'not-confirmed-in-time' }));
  }

  /** Whose tokens these are; tokens of nobody we can serve are given back. */
  #identify(flow: Flow, tokens: Tokens): SignedIn | undefined {
    const { config, sessions } = this.#machine.ports;
    const identity = readIdToken(tokens.idToken, config.clientId);
    const other = flow.confirm && identity?.subject !== sessions.person()?.subject;
    if (identity && !other) {
      const { via, passwordKey, lockKey, personId } = flow;
      return { tokens, identity, via, ...(lockKey && { lockKey }), ...(passwordKey && { passwordKey }), ...(passwordKey && personId !== undefined && { personId }) };
    }
    void this.#machine.revoke(tokens);
    this.#machine.toPassword(flow, this.#machine.problem({ kind: 'failed', code: other ? 'other-person' : 'account-not-linked' }));
    return undefined;
  }

  async #open(signedIn: SignedIn, confirm: boolean): Promise<void> {
    const { sessions, log, audit } = this.#machine.ports;
    const from = this.#machine.step;
    if (confirm) {
      await this.#machine.whileOpening(sessions.confirm(signedIn));
      return this.#machine.home(from);
    }
    const opened = await this.#machine.whileOpening(sessions.openSignedIn(signedIn));
    const { personId, passwordKey } = signedIn;
    if (!opened.ok && personId !== undefined && passwordKey) {
      const person = { ...signedIn, personId, passwordKey };
      if (!(await this.#machine.whileOpening(sessions.recover(person)))) {
        if (this.#machine.step !== from) return;
        this.#machine.go({ kind: 'earlier-password', busy: false, signedIn: person });
        return;
      }
    }
    log.info('sign-in.opened');
    void audit({ action: 'signed-in' });
    this.#machine.home(from);
  }
}
