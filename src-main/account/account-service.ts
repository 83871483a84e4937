import type { Contract, RequestOf, ResponseOf } from '../../src-shared/ipc/contract.ts';
import type { AccountMethod, Enrolment } from '../../src-shared/models/account.ts';
import type { Problem } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { AccountClient, StartedEnrolment } from '../api/account-client.ts';
import type { Clock } from '../clock.ts';
import type { Logger } from '../log/logger.ts';
import type { SessionService } from '../session/session-service.ts';
import type { RememberedPeople } from '../sign-in/remembered-people.ts';
import { appKeySchema } from '../vault/app-code.ts';
import { drawKey, looksAtClock } from './authenticator-key.ts';

/** How long a method may be on its way. */
const enrolWithinMs = 600_000;
/** What an authenticator app shows when the server names no issuer. */
const ownIssuer = 'Facility Desk';

type Answer<Verb extends keyof Contract['account']> = Promise<ResponseOf<'account', Verb>>;
type Reply<Value> = { ok: true; value: Value } | { ok: false; problem: Problem };

/** The method on its way; an authenticator's key is in memory here and nowhere else. */
type OnItsWay = { readonly id: string; readonly kind: AccountMethod['kind']; readonly codeLength: number; readonly key?: string; readonly serverAheadMs: number };

export type AccountPorts = {
  readonly sessions: Pick<SessionService, 'account' | 'person' | 'passwordChanged' | 'keepApp' | 'signOut'>;
  readonly people: Pick<RememberedPeople, 'known' | 'load'>;
  readonly clock: Clock;
  readonly log: Logger;
  /** What the window may know of the open session changed. */
  readonly onChange: () => void;
};

/** The account screen: the open session's second factors, password and sessions. */
export class AccountService {
  readonly #ports: AccountPorts;
  #onItsWay: OnItsWay | undefined;
  #leaving = new AbortController();

  constructor(ports: AccountPorts) {
    this.#ports = ports;
  }

  /** The methods, and who this PC remembers. */
  async read(): Answer<'read'> {
    const { sessions, people } = this.#ports;
    const client = sessions.account();
    const [answer] = await Promise.all([client?.methods(), people.load()]);
    if (answer && !answer.ok) return this.#refused(answer.failure);
    const remembered = people.known().readable.map(({ id, name, email, via }) => ({ id, name, email, via }));
    const via = sessions.person()?.via ?? 'phone';
    return { ok: true, value: { via, managed: client !== undefined, methods: [], ...answer?.value, people: remembered } };
  }

  /** Begins an authenticator app: the key to scan or to type. */
  async addAuthenticator({ name }: RequestOf<'account', 'addAuthenticator'>): Answer<'addAuthenticator'> {
    const begun = await this.#begin('authenticator', name);
    if (!begun.ok) return begun;
    const { started, enrolment } = begun.value;
    const { secretKey: key, codeLength: digits, issuer = ownIssuer, accountName = this.#ports.sessions.person()?.email ?? '' } = started;
    if (key === undefined) return this.#refused({ code: 'unexpected-answer' });
    return { ok: true, value: { ...enrolment, key, ...(await drawKey({ secret: key, issuer, accountName, digits })) } };
  }

  /** Begins a number or address: a code is sent to it. */
  async addContact({ kind, target }: RequestOf<'account', 'addContact'>): Answer<'addContact'> {
    const contact = kind === 'phone' ? await phoneNumber(target) : target;
    if (contact === undefined) return this.#refused({ code: 'contact-invalid' });
    const begun = await this.#begin(kind, contact);
    return begun.ok ? { ok: true, value: begun.value.enrolment } : begun;
  }

  /** Proves the method that is on its way. A code of a phone whose clock is off is told without asking the server. */
  async activate({ id, code }: RequestOf<'account', 'activate'>): Answer<'activate'> {
    const method = this.#onItsWay;
    if (method?.id !== id) return this.#refused({ code: 'enrolment-expired' });
    const { kind, key, codeLength, serverAheadMs } = method;
    const typed = code.replaceAll(/\s/g, '');
    if (key !== undefined && (await looksAtClock(key, typed, codeLength, this.#ports.clock.now() + serverAheadMs)) === 'clock-off') {
      return this.#refused({ code: 'app-clock' });
    }
    return this.#ask(async (client) => {
      const activated = await client.activate(kind, id, typed);
      const over = activated.ok || activated.failure.code === 'enrolment-expired';
      if (over && this.#onItsWay === method) this.#leave();
      if (activated.ok && key !== undefined) await this.#keepApp({ key, digits: codeLength });
      if (activated.ok) return ok({ ...(activated.value && { recoveryCodes: [...activated.value] }) });
      const wrongApp = kind === 'authenticator' && activated.failure.code === 'wrong-code';
      return wrongApp ? failed({ code: 'wrong-app-code' }) : activated;
    });
  }

  async remove({ id }: RequestOf<'account', 'remove'>): Answer<'remove'> {
    return this.#ask(async (client) => {
      const known = await client.methods();
      if (!known.ok) return known;
      const method = known.value.methods.find((each) => each.id === id);
      const removed = method ? await client.remove(method.kind, id) : ok(undefined);
      if (removed.ok && method?.kind === 'authenticator') await this.#ports.sessions.keepApp(undefined);
      return removed.ok ? ok(null) : removed;
    });
  }

  async renewRecoveryCodes(): Answer<'renewRecoveryCodes'> {
    return this.#ask(async (client) => {
      const renewed = await client.renewRecoveryCodes();
      return renewed.ok ? ok({ recoveryCodes: [...renewed.value] }) : renewed;
    });
  }

  /** Changes the password at the server, then seals what this PC keeps under it; the session says when that did not work. */
  async changePassword({ current, next }: RequestOf<'account', 'changePassword'>): Answer<'changePassword'> {
    const { sessions, onChange } = this.#ports;
    return this.#ask(async (client) => {
      const changed = await client.changePassword(current, next);
      if (!changed.ok) return changed;
      await sessions.passwordChanged(next);
      onChange();
      return ok(null);
    });
  }

  /** Ends every session at the server, then this one here. */
  async signOutEverywhere(): Answer<'signOutEverywhere'> {
    return this.#ask(async (client) => {
      const revoked = await client.revokeSessions();
      if (!revoked.ok) return revoked;
      await this.#ports.sessions.signOut();
      return ok(null);
    });
  }

  async #begin(kind: AccountMethod['kind'], target: string): Promise<Reply<{ started: StartedEnrolment; enrolment: Enrolment }>> {
    const { clock } = this.#ports;
    this.#leave();
    return this.#ask(async (client) => {
      const started = await client.add(kind, target);
      if (!started.ok) return started;
      const { id, codeLength, secretKey, serverTime } = started.value;
      const now = clock.now();
      this.#keep({ id, kind, codeLength, ...(secretKey !== undefined && { key: secretKey }), serverAheadMs: (serverTime ?? now) - now }, client);
      return ok({ started: started.value, enrolment: { id, kind, target, codeLength } });
    });
  }

  /** Until it is proved, another one begins, the session ends, or its time is up. */
  #keep(method: OnItsWay, client: AccountClient): void {
    this.#leave();
    this.#leaving = new AbortController();
    const { signal } = this.#leaving;
    this.#onItsWay = method;
    void this.#ports.clock.wait(enrolWithinMs, AbortSignal.any([signal, client.signal])).then(() => {
      if (!signal.aborted) this.#leave();
    });
  }

  #leave(): void {
    this.#leaving.abort();
    this.#onItsWay = undefined;
  }

  /** The screen offers nothing without an account service; a window that asks all the same is told so. */
  async #ask<Value>(ask: (client: AccountClient) => Promise<Result<Value, Problem>>): Promise<Reply<Value>> {
    const client = this.#ports.sessions.account();
    const answer = client ? await ask(client) : failed({ code: 'unexpected-answer' } as const);
    return answer.ok ? { ok: true, value: answer.value } : this.#refused(answer.failure);
  }

  /** Codes of the app open what this PC keeps where the server is away. One with codes of another length does not. */
  async #keepApp(app: { readonly key: string; readonly digits: number }): Promise<void> {
    const read = appKeySchema.safeParse(app);
    if (read.success) await this.#ports.sessions.keepApp(read.data);
  }

  #refused(problem: Problem): { ok: false; problem: Problem } {
    this.#ports.log.info('account.refused', { code: problem.code });
    return { ok: false, problem };
  }
}

/** A valid phone number as E.164. */
async function phoneNumber(text: string): Promise<string | undefined> {
  const { parsePhoneNumberFromString } = await import('libphonenumber-js');
  const parsed = parsePhoneNumberFromString(text);
  return parsed?.isValid() ? parsed.number : undefined;
}
