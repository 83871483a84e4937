import type { AuditEvent, Claim, Patient } from '@medplum/fhirtypes';
import { generateSync } from 'otplib';
import { facilityCodes, facilityIds } from '../data/accounts.ts';
import { methodsOf, type Method } from '../identity/factors.ts';
import type { Clock } from '../clock.ts';
import type { DomainProvider } from '../domain/domain-provider.ts';
import type { Tampering } from '../domain/tampering.ts';
import { decidePended } from '../fhir/pas/answer-claim.ts';
import type { DecisionKind } from '../fhir/pas/decision.ts';
import type { Settings } from '../settings.ts';
import type { World } from '../world.ts';
import { changeAccount, type AccountChange } from './account-change.ts';
import type { Call, CallAction } from './calls.ts';
import type { Fault, FaultList, PendingFault } from './faults.ts';
import { listAccounts, type ListedAccount } from './list-accounts.ts';
import type { SentMessage } from './outbox.ts';
import type { RequestLog, LoggedRequest } from './request-log.ts';

/** Which message or call is meant: of a person, by a channel, after another message. */
export interface MessageFilter {
  readonly username?: string;
  readonly channel?: 'sms' | 'email';
  readonly afterId?: number;
}

/** What the control side is made from. */
export interface ControlParts {
  readonly world: () => World;
  readonly clock: Clock;
  readonly faults: FaultList;
  readonly log: RequestLog;
  readonly domain: DomainProvider;
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
    changeAccount(account, change, this.#parts.clock.now());
    if (change.password === undefined) return true;
    this.#parts.world().secrets.add(change.password);
    this.revokeSessions(username);
    return true;
  }

  /** Every account, with its password of now. */
  accounts(): ListedAccount[] {
    return listAccounts(this.#parts.world().accounts);
  }

  /** The ways that a person can prove the second factor, unmasked. */
  methods(username: string): Method[] {
    const account = this.#parts.world().accounts.find(username);
    return account ? methodsOf(account) : [];
  }

  /**
   * What the person's authenticator app shows: the one being added, else the newest one.
   * @param stepsAgo how many 30 s steps before now; negative for an app whose clock is ahead
   * @throws when the person has no authenticator.
   */
  authenticatorCode(username: string, { stepsAgo = 0 }: { readonly stepsAgo?: number } = {}): string {
    const secret = this.#authenticatorOf(username);
    if (secret === undefined) throw new Error(`${username} has no authenticator.`);
    return generateSync({ secret, epoch: Math.floor(this.#parts.clock.now() / 1000) - 30 * stepsAgo });
  }

  hasAuthenticator(username: string): boolean {
    return this.#authenticatorOf(username) !== undefined;
  }

  /** The recovery codes that a person has left. */
  recoveryCodes(username: string): readonly string[] {
    return this.#parts.world().accounts.find(username)?.recoveryCodes ?? [];
  }

  /** What a new person can type to say where they work: facility ids by code. */
  facilityCodes(): Readonly<Record<string, string>> {
    return facilityCodes;
  }

  /** Every password set while it runs, authenticator key, recovery code (also with its dash) and recovery key given so far. */
  secrets(): string[] {
    const secrets = this.#parts.world().secrets.list();
    return [...secrets, ...secrets.filter((secret) => secret.length === 10).map((code) => `${code.slice(0, 5)}-${code.slice(5)}`)];
  }

  /** Ends every session of a person. */
  revokeSessions(username: string): void {
    this.#parts.world().tokens.revokeSessions(username);
    this.#parts.domain.revokeSessions(username);
  }

  /** How many sessions of a person are open. */
  sessionCount(username: string): number {
    return this.#parts.world().tokens.sessionCount(username) + this.#parts.domain.sessionCount(username);
  }

  /** What the domain provider does wrong from now on; undefined: nothing. */
  tamperDomain(kind: Tampering | undefined): void {
    this.#parts.domain.tamper(kind);
  }

  /** Whether a browser of the person is still signed in to the domain provider. */
  hasBrowserSession(username: string): boolean {
    return this.#parts.domain.hasBrowserSession(username);
  }

  /** Ends the life of every continuation token given so far. */
  expireFlows(): void {
    this.#parts.world().flows.expireAll();
  }

  /** Ends the life of every access token given so far. */
  expireAccessTokens(): void {
    this.#parts.world().tokens.expireAccessTokens();
    this.#parts.domain.expireAccessTokens();
  }

  /** All requests of a facility, oldest change first. */
  claims(facility: string = facilityIds.main): Claim[] {
    const filters = [{ code: 'provider', operator: 'eq' as const, value: `Organization/${facility}` }];
    return this.#parts.world().store.select({ resourceType: 'Claim', filters }) as Claim[];
  }

  /** What the programs reported, the oldest first. */
  auditEvents(): AuditEvent[] {
    return this.#parts.world().store.select({ resourceType: 'AuditEvent', filters: [] }) as AuditEvent[];
  }

  /** Every consumer. */
  consumers(): Patient[] {
    return this.#parts.world().store.select({ resourceType: 'Patient', filters: [] }) as Patient[];
  }

  /** Every opaque token given so far; access and ID tokens are JWTs and told by their shape. */
  opaqueTokens(): string[] {
    const { tokens, flows } = this.#parts.world();
    return [...tokens.refreshTokens(), ...flows.continuationTokens(), ...this.#parts.domain.tokens()];
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

  /** Orders the payer's decision on the next request that is taken, for all its services. */
  decideNext(kind: DecisionKind): void {
    this.#parts.world().submissions.order(kind);
  }

  /** Decides a pended request, by its identifier's value, case id or server id. False when there is none. */
  decide(claimIdentifier: string, kind: DecisionKind): Promise<boolean> {
    return decidePended(this.#parts.world().store, claimIdentifier, kind, new Date(this.#parts.clock.now()).toISOString());
  }

  /** What was asked of the identity service and the FHIR endpoint, oldest first. */
  requests(): readonly LoggedRequest[] {
    return this.#parts.log.list();
  }

  /** Tells those who wait that something changed. */
  notify(): void {
    for (const check of [...this.#waiting]) check();
  }

  #authenticatorOf(username: string): string | undefined {
    const { enrolments } = this.#parts.world();
    return enrolments.newestSecret(username) ?? this.methods(username).findLast(({ channel }) => channel === 'authenticator')?.factor?.secret;
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
