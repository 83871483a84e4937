import type { AuthOutcome } from '../api/native-auth-outcome.ts';
import { atRest, type Machine } from './machine.ts';
import type { Opening } from './opening.ts';
import type { Registration } from './registration.ts';
import type { SecondFactor } from './second-factor.ts';
import type { Flow } from './step.ts';

type Parts = { readonly opening: Opening; readonly secondFactor: SecondFactor; readonly registration: Registration };

/** The password, and where the server's answer to a first factor leads: home, second factor, or its registration. */
export class FirstFactor {
  readonly #machine: Machine;
  readonly #parts: Parts;

  constructor(machine: Machine, parts: Parts) {
    this.#machine = machine;
    this.#parts = parts;
  }

  async submitCredentials(typedEmail: string, password: string): Promise<void> {
    const { step, ports } = this.#machine;
    if (step?.kind !== 'credentials' || step.busy) return;
    const account = { via: step.via, email: step.confirm ? step.email : typedEmail, confirm: step.confirm };
    const signal = this.#machine.go({ ...atRest(step), email: account.email, busy: true });
    const left = () => signal.aborted;
    const personId = this.#machine.personId(account);
    const wanted = step.confirm ? personId !== undefined : ports.people.rememberMe().checked;
    const outcome = await ports.auth.passwordSignIn(account.email, password, signal);
    if (left()) return this.#machine.giveBack(outcome);
    if (outcome.kind === 'failed') {
      const problem = this.#machine.problem(outcome);
      if (outcome.code === 'password-reset-required') return this.#machine.toEmail('reset', account, problem);
      this.#machine.go({ ...atRest(step), email: account.email, problem });
      return;
    }
    const passwordKey = wanted ? await ports.people.passwordKey(password, personId) : undefined;
    const lockKey = wanted || step.confirm ? undefined : await ports.sessions.sealed.lockKey(password, account.email);
    if (left()) return this.#machine.giveBack(outcome);
    const flow: Flow = { ...account, proves: 'second-factor', continuationToken: '', methods: [], personId, passwordKey, lockKey };
    if (step.registering && outcome.kind === 'methods' && outcome.methods.length > 0) {
      const { continuationToken, methods } = outcome;
      return this.#parts.secondFactor.offer({ ...flow, continuationToken, methods }, { code: 'already-registered' });
    }
    await this.proceed(flow, outcome);
  }

  /** Goes on after a first factor was proved, or at the end of a registration. */
  async proceed(flow: Flow, outcome: AuthOutcome): Promise<void> {
    const { opening, secondFactor, registration } = this.#parts;
    switch (outcome.kind) {
      case 'tokens':
        return opening.signedIn(flow, outcome.tokens);
      case 'methods':
        return secondFactor.offer({ ...flow, proves: 'second-factor', continuationToken: outcome.continuationToken, methods: outcome.methods });
      case 'registration':
        return registration.offer({ ...flow, proves: 'registration', continuationToken: outcome.continuationToken });
      case 'redirect':
        return this.#machine.redirected(flow);
      case 'failed':
        return this.#machine.toPassword(flow, this.#machine.problem(outcome));
    }
  }
}
