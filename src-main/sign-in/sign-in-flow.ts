import type { SignInScreen, Via } from '../../src-shared/models/sign-in-screen.ts';
import { atRest, Machine, type SignInPorts } from './machine.ts';
import { Opening } from './opening.ts';
import { projectScreen } from './project-screen.ts';
import { SecondFactor } from './second-factor.ts';
import type { Flow } from './step.ts';

/**
 * Signing in, as one state machine: each intent of the person moves it from step to step, and an intent that does not
 * belong to the current step does nothing. Leaving a step ends whatever it had under way.
 */
export class SignInFlow {
  readonly secondFactor: SecondFactor;
  readonly opening: Opening;
  readonly #machine: Machine;
  readonly #ports: SignInPorts;
  /** A second factor that waits for the person to want it. */
  #prepared: Flow | undefined;
  #preparing: Promise<void> | undefined;

  constructor(ports: SignInPorts) {
    this.#ports = ports;
    this.#machine = new Machine(ports);
    this.opening = new Opening(this.#machine);
    this.secondFactor = new SecondFactor(this.#machine, this.opening);
  }

  /** The screen to show; undefined while an open home needs none. */
  screen(): SignInScreen | undefined {
    const { people, clock } = this.#ports;
    const { step } = this.#machine;
    return step && projectScreen(step, { people: people.known(), rememberMe: people.rememberMe(), monotonic: clock.monotonic() });
  }

  /** LOGIN WITH PHONE or LOGIN WITH EMAIL. */
  choose(via: Via): void {
    const { step, opening } = this.#machine;
    if (opening || (step?.kind !== 'login-options' && step?.kind !== 'unlock')) return;
    this.#machine.toPassword({ via, email: step.kind === 'unlock' ? step.person.email : '', confirm: false });
  }

  /** Somebody's tile. */
  openPerson(personId: string): void {
    const person = this.#ports.people.known().readable.find(({ id }) => id === personId);
    if (!person || this.#machine.step?.kind !== 'login-options') return;
    this.#machine.go({ kind: 'unlock', busy: false, person });
    this.#ports.sessions.warm();
  }

  /** The password of a remembered person: opens the home at once, then sees whether the server still accepts the session. */
  async unlock(password: string): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'unlock' || step.busy) return;
    this.#machine.go({ ...atRest(step), busy: true });
    const opened = await this.#machine.whileOpening(this.#ports.sessions.unlock(step.person, password));
    if (!opened.ok) {
      this.#ports.log.info('unlock.refused', { code: opened.failure });
      this.#machine.go({ ...atRest(step), problem: { code: opened.failure } });
      return;
    }
    this.#ports.log.info('unlock.opened');
    this.#machine.go(undefined);
    this.#preparing = this.#prepare(step.person.email, step.person.via, password).finally(() => (this.#preparing = undefined));
    await this.#preparing;
  }

  /** First factor. */
  async submitCredentials(typedEmail: string, password: string): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'credentials' || step.busy) return;
    const email = step.confirm ? step.email : typedEmail;
    const signal = this.#machine.go({ ...atRest(step), email, busy: true });
    const left = () => signal.aborted;
    const { auth, people, sessions } = this.#ports;
    const personId = step.confirm ? sessions.person()?.personId : people.idOf(email);
    const wanted = step.confirm ? personId !== undefined : people.rememberMe().checked;
    const outcome = await auth.passwordSignIn(email, password, signal);
    if (left()) return this.#machine.giveBack(outcome);
    if (outcome.kind === 'failed') {
      this.#machine.go({ ...atRest(step), email, problem: this.#machine.problem(outcome) });
      return;
    }
    const passwordKey = wanted ? await people.passwordKey(password, personId) : undefined;
    if (left()) return this.#machine.giveBack(outcome);
    const flow = { via: step.via, email, confirm: step.confirm, personId, passwordKey };
    if (outcome.kind === 'redirect') return this.#machine.redirected(flow);
    if (outcome.kind === 'tokens') return this.opening.signedIn({ ...flow, continuationToken: '', methods: [] }, outcome.tokens);
    this.secondFactor.offer({ ...flow, continuationToken: outcome.continuationToken, methods: outcome.methods });
  }

  /** Opens the portal's own website for a step that the server wants done there. */
  async openBrowser(): Promise<void> {
    const { step } = this.#machine;
    if (step?.kind !== 'browser') return;
    const opened = await this.#ports.openBrowser(step.url);
    if (this.#machine.step !== step) return;
    this.#machine.go(opened ? { ...atRest(step), opened } : { ...step, problem: { code: 'browser-host-refused' } });
  }

  /** Confirms the open session: at once with the second factor when it was prepared, else from the password on. */
  async confirm(): Promise<void> {
    if (this.#preparing) await this.#preparing;
    const person = this.#ports.sessions.person();
    if (!person || this.#machine.step) return;
    const prepared = this.#prepared;
    this.#prepared = undefined;
    if (prepared) this.secondFactor.offer(prepared);
    else this.#machine.toPassword({ via: person.via, email: person.email, confirm: true });
  }

  /** Back to the login page: a session ended. */
  async sessionEnded(): Promise<void> {
    this.#prepared = undefined;
    this.#machine.go({ kind: 'login-options', busy: false });
    await this.#ports.people.load();
    this.#ports.onChange();
  }

  /** One step back. */
  back(): void {
    const { step, opening } = this.#machine;
    if (opening) return;
    if (step?.kind === 'code' || step?.kind === 'call') {
      this.#machine.go({ kind: 'method', busy: false, flow: step.flow, ...(step.kind === 'code' && { sent: step.sent }) });
    } else if (step?.kind === 'method' || step?.kind === 'email-verified' || step?.kind === 'browser') {
      void this.#machine.giveUp(step);
      this.#machine.toPassword(step.flow);
    } else {
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
    this.#prepared = { via, email, confirm: true, personId: person.personId, passwordKey, continuationToken, methods };
  }
}
