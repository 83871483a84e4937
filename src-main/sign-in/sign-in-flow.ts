import type { LockReason } from '../../src-shared/models/lock.ts';
import type { Via } from '../../src-shared/models/person.ts';
import type { SignInScreen } from '../../src-shared/models/sign-in-screen.ts';
import type { Remembered } from '../vault/tile.ts';
import { DomainSignIn } from './domain-sign-in.ts';
import { FirstFactor } from './first-factor.ts';
import { atRest, Machine, type SignInPorts } from './machine.ts';
import { OfflineOpening } from './offline-opening.ts';
import { Opening } from './opening.ts';
import { projectScreen } from './project-screen.ts';
import { Registration } from './registration.ts';
import { ResetPassword } from './reset-password.ts';
import { onlyApp, SecondFactor } from './second-factor.ts';
import { SignUp } from './sign-up.ts';
import type { Flow, Step } from './step.ts';

/**
 * Signing in, as one state machine: each intent of the person moves it from step to step, and an intent that does not
 * belong to the current step does nothing. Leaving a step ends whatever it had under way.
 */
export class SignInFlow {
  readonly secondFactor: SecondFactor;
  readonly opening: Opening;
  readonly offline: OfflineOpening;
  readonly registration: Registration;
  readonly signUp: SignUp;
  readonly resetPassword: ResetPassword;
  readonly domain: DomainSignIn;
  readonly #firstFactor: FirstFactor;
  readonly #machine: Machine;
  readonly #ports: SignInPorts;
  /** A second factor that waits for the person to want it. */
  #prepared: Flow | undefined;
  #preparing: Promise<void> | undefined;

  constructor(ports: SignInPorts) {
    this.#ports = ports;
    this.#machine = new Machine(ports);
    this.opening = new Opening(this.#machine);
    this.offline = new OfflineOpening(this.#machine);
    this.secondFactor = new SecondFactor(this.#machine, this.opening);
    this.registration = new Registration(this.#machine, (flow, outcome) => firstFactor.proceed(flow, outcome));
    const firstFactor = new FirstFactor(this.#machine, { opening: this.opening, secondFactor: this.secondFactor, registration: this.registration });
    this.#firstFactor = firstFactor;
    this.signUp = new SignUp(this.#machine, firstFactor);
    this.resetPassword = new ResetPassword(this.#machine, firstFactor);
    this.domain = new DomainSignIn(this.#machine);
  }

  /** The screen to show; undefined while an open home needs none. */
  screen(): SignInScreen | undefined {
    const { people, clock, sessions } = this.#ports;
    const { step } = this.#machine;
    return step && projectScreen(step, { people: this.#machine.people(), isSealed: (id) => sessions.sealed.has(id), rememberMe: people.rememberMe(), monotonic: clock.monotonic() });
  }

  /** LOGIN WITH PHONE, LOGIN WITH EMAIL, or LOGIN, which goes on behind the window. */
  choose(via: Via): void {
    if (via === 'domain') return void this.domain.start();
    const { step, opening } = this.#machine;
    // What is kept for somebody whose tile was opened shall open with this sign-in.
    if (step?.kind === 'unlock') void this.#ports.people.setRememberMe(true).then(this.#ports.onChange);
    if (opening || (step?.kind !== 'login-options' && step?.kind !== 'unlock')) return;
    void this.#machine.giveUp(step);
    this.#machine.toPassword({ via, email: step.kind === 'unlock' ? step.person.email : '', confirm: false });
  }

  /** "click here to complete your registration": the password first, like every sign-in. */
  register(): void {
    const { step, opening } = this.#machine;
    if (opening || step?.kind !== 'login-options') return;
    this.#machine.toPassword({ via: 'phone', email: '', confirm: false }, undefined, true);
  }

  /** The address of a new account, or of a forgotten password. */
  async submitEmail(email: string): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'account-email') return;
    await (step.purpose === 'sign-up' ? this.signUp : this.resetPassword).submitEmail(email);
  }

  async submitNewPassword(password: string): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'new-password') return;
    await (step.purpose === 'sign-up' ? this.signUp : this.resetPassword).submitPassword(password);
  }

  /** The code that the person received, whatever it proves. */
  async submitCode(code: string): Promise<void> {
    await this.#prover()?.submitCode(code);
  }

  async resend(): Promise<void> {
    await this.#prover()?.resend();
  }

  /** Somebody's tile. */
  openPerson(personId: string): void {
    const person = this.#machine.people().readable.find(({ id }) => id === personId);
    const { step, opening } = this.#machine;
    const another = step?.kind === 'unlock' && !step.busy && step.person.id !== personId;
    if (!person || opening || (step?.kind !== 'login-options' && !another)) return;
    const { via, email } = person;
    if (this.#ports.sessions.sealed.takesSignIn(personId)) return via === 'domain' ? void this.domain.start() : this.#machine.toPassword({ via, email, confirm: false });
    void this.#machine.giveUp(step);
    this.#machine.go({ kind: 'unlock', busy: false, person });
    this.#ports.sessions.warm();
  }

  /** The password of a remembered person: opens the home at once, then sees whether the server still accepts the session. */
  async unlock(password: string): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'unlock' || step.busy) return;
    this.#machine.go({ ...atRest(step), busy: true });
    const from = this.#machine.step;
    const opened = await this.#machine.whileOpening(this.#ports.sessions.unlock(step.person, password));
    if (this.#machine.step !== from) return;
    if (!opened.ok) return this.offline.refused(step, opened.failure);
    this.#ports.log.info('unlock.opened');
    void this.#ports.audit({ action: 'unlocked' });
    this.#machine.go(undefined);
    // A PIN is nothing to the server.
    if (step.person.via === 'domain') return;
    this.#preparing = this.#prepare(step.person.email, step.person.via, password).finally(() => (this.#preparing = undefined));
    await this.#preparing;
  }

  /** First factor. */
  submitCredentials(email: string, password: string): Promise<void> {
    return this.#firstFactor.submitCredentials(email, password);
  }

  /** Opens the portal's own website for a step that the server wants done there, or the domain's sign-in page once more. */
  async openBrowser(): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind === 'domain') return void this.domain.openBrowser();
    if (step?.kind !== 'browser') return;
    const opened = await this.#ports.openBrowser(step.url);
    if (this.#machine.step !== step) return;
    this.#machine.go(opened.ok ? { ...atRest(step), opened: true } : { ...step, problem: { code: opened.failure } });
  }

  /** Gives up what this PC keeps under an earlier password or a forgotten PIN. */
  async startAfresh(): Promise<void> {
    if (this.#machine.step?.kind === 'pin') this.domain.startAfresh();
    else await this.opening.startAfresh();
  }

  /** Confirms the open session: at once with the second factor when it was prepared, else from the password on. */
  async confirm(): Promise<void> {
    if (this.#preparing) await this.#preparing;
    const person = this.#ports.sessions.person();
    if (!person || this.#machine.step) return;
    if (person.via === 'domain') return void this.domain.confirm(person.email);
    const prepared = this.#prepared;
    this.#prepared = undefined;
    if (prepared) await this.secondFactor.offer(prepared);
    else this.#machine.toPassword({ via: person.via, email: person.email, confirm: true });
  }

  /**
   * Closes whatever is open until its person unlocks it; leaves a sign-in that is under way. Safe to call at any time and
   * more than once; settles when nothing of the person is left in memory.
   */
  async lock(reason: LockReason): Promise<void> {
    const { sessions, people, log, audit, onChange } = this.#ports;
    this.#prepared = undefined;
    const left = this.#machine.step;
    const locked = await sessions.lock();
    if (!locked) return this.#machine.step?.kind === 'unlock' ? undefined : this.cancel();
    log.info('session.locked', { code: reason });
    void audit({ action: 'locked', detail: reason }, locked.person.practitioner || locked.person.subject);
    void this.#machine.giveUp(left);
    const { person } = locked;
    this.#machine.go(sessions.sealed.takesSignIn(person.id) ? { kind: 'login-options', busy: false } : { kind: 'unlock', busy: false, person, locked: reason });
    this.#ports.replacePage();
    await locked.closed;
    sessions.warm();
    await people.load();
    onChange();
  }

  /** The session of a locked home of which nothing is on the disk is over; its tile is gone unless something is at stake. */
  sessionOver(person: Remembered): void {
    const { sessions, log, audit, onChange } = this.#ports;
    log.info('session.over');
    void audit({ action: 'signed-out', detail: 'session-age' }, person.practitioner || person.subject);
    const { step } = this.#machine;
    const hadTheirTile = step?.kind === 'unlock' && step.person.id === person.id && !sessions.sealed.has(person.id);
    if (hadTheirTile) this.#machine.go({ kind: 'login-options', busy: false, problem: { code: 'session-over' } });
    else onChange();
  }

  /** Back to the login page: a session ended. */
  async sessionEnded(): Promise<void> {
    this.#prepared = undefined;
    this.#ports.replacePage();
    this.#machine.go({ kind: 'login-options', busy: false });
    await this.#ports.people.load();
    this.#ports.onChange();
  }

  /** One step back. */
  back(): void {
    const { step, opening } = this.#machine;
    if (opening) return;
    switch (step?.kind) {
      case 'code':
      case 'call':
        return this.#beforeCode(step);
      case 'method':
      case 'register-method':
      case 'new-password':
      case 'attributes':
      case 'resetting':
      case 'email-verified':
      case 'browser':
        void this.#machine.giveUp(step);
        return this.#machine.toStart(step.flow);
      case 'account-email':
        return this.#beforeEmail(step);
      case 'offline-code':
      case 'emergency':
        void this.#machine.giveUp(step);
        return void this.#machine.go({ kind: 'unlock', busy: false, person: step.person });
      default:
        this.cancel();
    }
  }

  /** Leaves the flow with nothing left behind. */
  cancel(): void {
    const { step, opening } = this.#machine;
    if (!step || opening) return;
    void this.#machine.giveUp(step);
    this.#machine.go(this.#ports.sessions.view() ? undefined : { kind: 'login-options', busy: false });
  }

  /** The program ends: tokens that nobody continued with are given back, within the time of a revocation. */
  async close(): Promise<void> {
    this.#machine.end();
    await this.#machine.giveUp(this.#machine.step);
  }

  /** Where the code or call was asked for. */
  #beforeCode(step: Extract<Step, { kind: 'code' | 'call' }>): void {
    const { flow } = step;
    if (flow.proves === 'second-factor' && !onlyApp(flow)) {
      this.#machine.go({ kind: 'method', busy: false, flow, ...(step.kind === 'code' && { sent: step.sent }) });
    } else if (flow.proves === 'registration') {
      this.registration.back(flow);
    } else {
      this.#machine.toStart(flow);
    }
  }

  /** Where the address was asked for. */
  #beforeEmail({ purpose, account }: Extract<Step, { kind: 'account-email' }>): void {
    if (purpose === 'sign-up') return this.cancel();
    const person = account.fixedEmail === true && this.#ports.people.known().readable.find(({ email }) => email === account.email);
    if (person) this.#machine.go({ kind: 'unlock', busy: false, person });
    else this.#machine.toPassword(account);
  }

  /** Who looks after the code or call of the current step. */
  #prover(): { submitCode(code: string): Promise<void>; resend(): Promise<void> } | undefined {
    const { step } = this.#machine;
    if (step?.kind !== 'code' && step?.kind !== 'call') return undefined;
    return { 'second-factor': this.secondFactor, registration: this.registration, 'sign-up': this.signUp, reset: this.resetPassword }[step.flow.proves];
  }

  /** Gets the second factor ready behind an unlocked home, when the server refuses the kept session. */
  async #prepare(email: string, via: Via, password: string): Promise<void> {
    const { sessions, auth, people } = this.#ports;
    const contact = await sessions.contact();
    const person = sessions.person();
    if (contact.ok || contact.failure.code !== 'sign-in-needed' || person?.email !== email || this.#machine.step) return;
    const outcome = await auth.passwordSignIn(email, password);
    if (outcome.kind !== 'methods') return this.#machine.giveBack(outcome);
    const passwordKey = await people.passwordKey(password, person.personId);
    if (sessions.person()?.personId !== person.personId) return;
    const { continuationToken, methods } = outcome;
    this.#prepared = { proves: 'second-factor', via, email, confirm: true, personId: person.personId, passwordKey, continuationToken, methods };
  }
}
