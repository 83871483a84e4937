import { isSimplePin, longestPin, shortestPin } from '../../src-shared/models/pin.ts';
import type { Problem } from '../../src-shared/models/problem.ts';
import { ok, type Result } from '../../src-shared/models/result.ts';
import type { AuthFailure } from '../api/native-auth-outcome.ts';
import type { DomainOutcome, OidcClient } from '../api/oidc-client.ts';
import type { SignedIn } from '../session/signed-in.ts';
import { openLoopbackReceiver, type LoopbackReceiver } from './loopback-receiver.ts';
import { atRest, ofPin, type Machine } from './machine.ts';
import type { Account, Step } from './step.ts';

/** How long the browser may take. */
const backWithinMs = 600_000;
/** How long tokens wait for a PIN: somebody else may have come to the desk. */
const pinWithinMs = 180_000;

type DomainStep = Extract<Step, { kind: 'domain' }>;
type PinStep = Extract<Step, { kind: 'pin' }>;

/** LOGIN with a domain account: the system browser signs in, this program waits for it to come back, then for a PIN. */
export class DomainSignIn {
  readonly #machine: Machine;

  constructor(machine: Machine) {
    this.#machine = machine;
  }

  /** LOGIN; chosen again, it ends the attempt before. */
  async start(): Promise<void> {
    const { step, opening, ports } = this.#machine;
    if (opening || (step?.kind !== 'login-options' && step?.kind !== 'unlock' && step?.kind !== 'domain')) return;
    if (!ports.domain) {
      this.#machine.go({ kind: 'login-options', busy: false, problem: { code: 'domain-not-set-up' } });
      return;
    }
    await this.#attempt(ports.domain, step.kind === 'domain' ? step.account : { via: 'domain', email: '', confirm: false });
  }

  /** Confirms the open session of a domain person. */
  async confirm(email: string): Promise<void> {
    const { domain } = this.#machine.ports;
    if (domain && !this.#machine.step) await this.#attempt(domain, { via: 'domain', email, confirm: true });
  }

  /** Opens the page once more, or a new one when the attempt is over. */
  async openBrowser(): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'domain' || step.busy) return;
    if (!step.waiting) return this.start();
    const opened = await ports.openBrowser(step.url);
    if (!opened.ok && this.#machine.step === step) this.#machine.show({ ...step, problem: { code: opened.failure } });
  }

  /** The PIN: chosen now, or the one that opens what this PC keeps. */
  async submitPin(pin: string): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'pin' || step.busy) return;
    if (step.fresh && (isSimplePin(pin) || pin.length < shortestPin || pin.length > longestPin)) return this.#askPin({ ...step, problem: { code: 'pin-too-simple' } });
    const signal = this.#machine.go({ ...atRest(step), busy: true });
    const left = () => signal.aborted;
    const { people } = this.#machine.ports;
    const { personId, ...signedIn } = step.signedIn;
    // A PIN chosen anew gets a salt of its own.
    const passwordKey = await people.passwordKey(pin, step.fresh ? undefined : personId);
    if (left()) return;
    const opened = await this.#machine.whileOpening(
      step.fresh && personId !== undefined
        ? this.#openAfresh({ ...signedIn, personId, passwordKey })
        : this.#open({ ...signedIn, passwordKey, ...(personId !== undefined && { personId }) }),
    );
    if (!opened.ok && !left()) this.#askPin({ ...atRest(step), problem: ofPin(opened.failure) });
  }

  /** Gives up the forgotten PIN: a new one is chosen. What it kept is opened by the recovery key if there is one, else erased. */
  startAfresh(): void {
    const { step } = this.#machine;
    if (step?.kind === 'pin' && !step.busy && !step.fresh) this.#askPin({ ...atRest(step), fresh: true });
  }

  async #attempt(domain: OidcClient, account: Account): Promise<void> {
    const { ports } = this.#machine;
    const request = domain.begin();
    const step: DomainStep = { kind: 'domain', busy: true, account, url: domain.issuer, waiting: false };
    const signal = this.#machine.go(step);
    const left = () => signal.aborted;
    const receiver = await openLoopbackReceiver(request.state, () => this.#stranger(signal));
    if (!receiver.ok) return this.#over(signal, account, { code: receiver.failure });
    const { redirectUri, answer, close } = receiver.value;
    signal.addEventListener('abort', () => close(false));
    try {
      const url = await domain.authorizationUrl(request, redirectUri);
      if (left()) return;
      if (!url.ok) return this.#over(signal, account, url.failure);
      const opened = await ports.openBrowser(url.value);
      if (left()) return;
      if (!opened.ok) return this.#over(signal, account, { code: opened.failure });
      this.#machine.show({ ...step, busy: false, url: url.value, waiting: true });
      let came = false;
      this.#machine.after(backWithinMs, () => came || close(false));
      const back = await answer;
      came = true;
      if (left()) return;
      if (!back) return this.#over(signal, account, { code: 'domain-not-back' });
      this.#machine.show({ ...step, url: url.value });
      ports.comeForward();
      await this.#redeemed(await domain.redeem(request, back), account, signal, close);
    } finally {
      close(false);
    }
  }

  /** Whose tokens came, if any; tokens of nobody we can serve, or that nobody waits for, are given back. */
  async #redeemed(outcome: DomainOutcome, account: Account, signal: AbortSignal, close: LoopbackReceiver['close']): Promise<void> {
    const { sessions, people } = this.#machine.ports;
    if (outcome.kind === 'failed') return this.#over(signal, account, outcome);
    const { tokens, identity } = outcome;
    const other = account.confirm && identity?.subject !== sessions.person()?.subject;
    if (signal.aborted || !identity || other) {
      void this.#machine.revoke(tokens, 'domain');
      return this.#over(signal, account, { code: other ? 'other-person' : 'account-not-linked' });
    }
    close(true);
    const signedIn: SignedIn = { tokens, identity, via: 'domain' };
    if (account.confirm) {
      const from = this.#machine.step;
      await this.#machine.whileOpening(sessions.confirm(signedIn));
      return this.#machine.home(from);
    }
    const personId = people.idOfSubject(identity.subject);
    if (personId === undefined && !people.rememberMe().checked) await this.#machine.whileOpening(this.#open(signedIn));
    else this.#askPin({ kind: 'pin', busy: false, signedIn: { ...signedIn, ...(personId !== undefined && { personId }) }, fresh: personId === undefined });
  }

  /** Refused when this PC keeps data of the person under another PIN. */
  async #open(signedIn: SignedIn): Promise<Result<undefined, Problem>> {
    const { sessions, log, audit } = this.#machine.ports;
    const from = this.#machine.step;
    const opened = await sessions.openSignedIn(signedIn);
    if (!opened.ok) return opened;
    log.info('sign-in.opened');
    void audit({ action: 'signed-in' });
    this.#machine.home(from);
    return opened;
  }

  async #openAfresh(person: SignedIn & Required<Pick<SignedIn, 'personId' | 'passwordKey'>>): Promise<Result<undefined, Problem>> {
    const { sessions, people } = this.#machine.ports;
    const from = this.#machine.step;
    if (await sessions.recover(person)) {
      this.#machine.home(from);
      return ok(undefined);
    }
    const { personId, ...signedIn } = person;
    await people.forget(personId);
    return this.#open(signedIn);
  }

  #askPin(step: PinStep): void {
    this.#machine.go(step);
    this.#machine.after(pinWithinMs, () => {
      void this.#machine.giveUp(step);
      this.#machine.go({ kind: 'login-options', busy: false, problem: { code: 'not-confirmed-in-time' } });
    });
  }

  /** The attempt is over, unless it was left: its screen says why, and a new one can be begun. */
  #over(signal: AbortSignal, account: Account, failure: Omit<AuthFailure, 'kind'>): void {
    const { step } = this.#machine;
    if (signal.aborted || step?.kind !== 'domain') return;
    const problem = this.#machine.problem({ ...failure, kind: 'failed' });
    this.#machine.go({ kind: 'domain', busy: false, account, url: step.url, waiting: false, problem });
  }

  /** Somebody else called where the browser is awaited. */
  #stranger(signal: AbortSignal): void {
    const { step, ports } = this.#machine;
    if (signal.aborted || step?.kind !== 'domain') return;
    ports.log.info('sign-in.stranger');
    this.#machine.show({ ...step, problem: { code: 'domain-answer-refused' } });
  }
}
