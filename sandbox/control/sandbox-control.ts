import type { Claim, Patient } from '@medplum/fhirtypes';
import { demoAccounts, facilityIds, type VoiceBinding } from '../data/accounts.ts';
import type { Account } from '../identity/account-book.ts';
import type { Clock } from '../clock.ts';
import type { Settings } from '../settings.ts';
import type { World } from '../world.ts';
import type { Call, CallAction } from './calls.ts';
import type { Fault, FaultList, PendingFault } from './faults.ts';
import type { SentMessage } from './outbox.ts';
import type { RequestLog, LoggedRequest } from './request-log.ts';

/** Which message or call is meant: of a person, by a channel, after another message. */
export interface MessageFilter {
  readonly username?: string;
  readonly channel?: 'sms' | 'email';
  readonly afterId?: number;
}

/** What can be changed about an account. */
export interface AccountChange {
  readonly password?: string | undefined;
  readonly voiceBinding?: VoiceBinding | undefined;
  readonly registered?: boolean | undefined;
  readonly riskRedirect?: boolean | undefined;
  readonly locked?: boolean | undefined;
}

/** What the control side is made from. */
export interface ControlParts {
  readonly world: () => World;
  readonly clock: Clock;
  readonly faults: FaultList;
  readonly log: RequestLog;
  /** Makes the world anew, with this many unsubmitted requests if given. */
  readonly renew: (requests: number | undefined) => Promise<void>;
}

/** The control side, for tests in the same process; `/control` offers the same over HTTP. */
export class SandboxControl {
  readonly #parts: ControlParts;
  readonly #waiting = new Set<() => void>();

  constructor(parts: ControlParts) {
    this.#parts = parts;
  }

  /** All messages, newest first. */
  messages(): readonly SentMessage[] {
    return this.#parts.world().outbox.list();
  }

  /** All calls, newest first. */
  calls(): Call[] {
    return this.#parts.world().calls.list();
  }

  /** The newest message that fits, as soon as there is one. */
  waitForMessage(filter: MessageFilter = {}): Promise<SentMessage> {
    return this.#wait(() =>
      this.messages().find((message) =>
        message.id > (filter.afterId ?? 0)
        && (filter.username ?? message.username) === message.username
        && (filter.channel ?? message.channel) === message.channel));
  }

  /** The newest ringing call, to a person if given, as soon as there is one. */
  waitForCall(username?: string): Promise<Call> {
    return this.#wait(() => this.calls().find((call) => call.state === 'ringing' && (username ?? call.username) === call.username));
  }

  /** Answers, presses keys, hangs up or is busy. False when the call is over or the action does not fit its state. */
  actOnCall(id: string, action: CallAction): boolean {
    return this.#parts.world().calls.act(id, action);
  }

  /** Orders a fault and gives its id. */
  addFault(fault: Fault): string {
    return this.#parts.faults.add(fault);
  }

  faults(): PendingFault[] {
    return this.#parts.faults.list();
  }

  clearFaults(): void {
    this.#parts.faults.clear();
  }

  /** Moves the sandbox's clock to this many milliseconds from this machine's. */
  setClockOffset(milliseconds: number): void {
    this.#parts.clock.setOffset(milliseconds);
  }

  clockOffset(): number {
    return this.#parts.clock.offset;
  }

  settings(): Settings {
    return this.#parts.world().settings();
  }

  /** Changes settings. @throws ZodError when a value is out of bounds. */
  changeSettings(changes: Partial<Settings>): void {
    this.#parts.world().changeSettings(changes);
  }

  /** Everything as at the start: data, accounts, settings, clock; no sessions, messages or faults. `requests` gives another data-set size. */
  async reset(requests?: number): Promise<void> {
    this.#parts.faults.clear();
    this.#parts.clock.setOffset(0);
    this.#parts.log.clear();
    await this.#parts.renew(requests);
  }

  /** Changes an account; a new password ends its sessions. False when there is no such account. */
  changeAccount(username: string, change: AccountChange): boolean {
    const account = this.#parts.world().accounts.find(username);
    if (!account) return false;
    applyChange(account, change);
    if (change.password !== undefined) this.revokeSessions(username);
    return true;
  }

  /** Ends every session of a person. */
  revokeSessions(username: string): void {
    this.#parts.world().tokens.revokeSessions(username);
  }

  /** How many sessions of a person are open. */
  sessionCount(username: string): number {
    return this.#parts.world().tokens.sessionCount(username);
  }

  /** Ends the life of every continuation token given so far. */
  expireFlows(): void {
    this.#parts.world().flows.expireAll();
  }

  /** Ends the life of every access token given so far. */
  expireAccessTokens(): void {
    this.#parts.world().tokens.expireAccessTokens();
  }

  /** All requests of a facility, oldest change first. */
  claims(facility: string = facilityIds.main): Claim[] {
    const filters = [{ code: 'provider', operator: 'eq' as const, value: `Organization/${facility}` }];
    return this.#parts.world().store.select({ resourceType: 'Claim', filters }) as Claim[];
  }

  /** Every consumer. */
  consumers(): Patient[] {
    return this.#parts.world().store.select({ resourceType: 'Patient', filters: [] }) as Patient[];
  }

  /** Every opaque token given so far; access and ID tokens are JWTs and told by their shape. */
  opaqueTokens(): string[] {
    const { tokens, flows } = this.#parts.world();
    return [...tokens.refreshTokens(), ...flows.continuationTokens()];
  }

  /** Adds a request: a copy of the newest draft of the main facility, with changes. */
  async addClaim(changes: Partial<Claim> = {}): Promise<Claim> {
    const model = this.claims().findLast((claim) => claim.status === 'draft');
    if (!model) throw new Error('There is no draft to copy.');
    return this.#parts.world().store.createResource({ ...structuredClone(model), ...changes });
  }

  /** Changes the given members of a request. @throws OperationOutcomeError when it is not there. */
  async updateClaim(id: string, changes: Partial<Claim>): Promise<Claim> {
    const { store } = this.#parts.world();
    const claim = await store.readResource<Claim>('Claim', id);
    return store.updateResource({ ...claim, ...changes, id });
  }

  /** Deletes a request. @throws OperationOutcomeError when it is not there. */
  async deleteClaim(id: string): Promise<void> {
    await this.#parts.world().store.deleteResource('Claim', id);
  }

  /** What was asked of the identity service and the FHIR endpoint, oldest first. */
  requests(): readonly LoggedRequest[] {
    return this.#parts.log.list();
  }

  /** Tells those who wait that something changed. */
  notify(): void {
    for (const check of [...this.#waiting]) check();
  }

  #wait<T>(look: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const check = (): void => {
        const found = look();
        if (found === undefined) return;
        this.#waiting.delete(check);
        resolve(found);
      };
      this.#waiting.add(check);
      check();
    });
  }
}

/** The accounts as the ready line and `/control/accounts` show them. */
export function listAccounts(): readonly { username: string; password: string | null; purpose: string }[] {
  return demoAccounts.map(({ username, password, purpose }) => ({ username, password, purpose }));
}

function applyChange(account: Account, change: AccountChange): void {
  account.password = change.password ?? account.password;
  account.voiceBinding = change.voiceBinding ?? account.voiceBinding;
  account.registered = change.registered ?? account.registered;
  account.riskRedirect = change.riskRedirect ?? account.riskRedirect;
  if (change.locked === undefined) return;
  account.lockedUntil = change.locked ? Infinity : 0;
  account.passwordFailures = 0;
}
