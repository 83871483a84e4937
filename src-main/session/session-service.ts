import type { ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Session } from '../../src-shared/models/session.ts';
import { AccountClient } from '../api/account-client.ts';
import { FhirClient, type AccessTokens, type FhirProblem } from '../api/fhir-client.ts';
import type { HttpClient } from '../api/http-client.ts';
import type { Identity } from '../api/id-token.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import type { TokenIssuer } from '../api/token-issuer.ts';
import type { CaseService } from '../cases/case-service.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import type { ConsumerService } from '../consumers/consumer-service.ts';
import { DatabaseDamagedError, type DatabaseCalls, type DatabaseThread } from '../db/database-thread.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { OpenVault, Remembered, Tile, Vaults } from '../vault/vault.ts';
import { Administrators } from './administrators.ts';
import { openPersonDatabase } from './open-database.ts';
import { TokenSession } from './token-session.ts';
import { VaultRecovery } from './vault-recovery.ts';
import { closeWork, createWork, openWork, type Work, type WorkListeners, type WorkPorts } from './work.ts';

/** How long quitting waits for the server. */
const quitWithinMs = 2_000;
/** How long forgetting waits for the server to forget too. */
const forgetWithinMs = 2_000;

/** A finished sign-in. `passwordKey` is there when Remember Me is ticked; `personId` when this PC knows the person. */
export type SignedIn = {
  readonly tokens: Tokens;
  readonly identity: Identity;
  readonly via: Tile['via'];
  readonly passwordKey?: PasswordKey;
  readonly personId?: string;
};

export type SessionPorts = WorkListeners & {
  readonly vaults: Vaults;
  readonly database: DatabaseThread;
  readonly nativeBinding: string;
  /** The server that keeps the sessions of people who sign in this way. */
  readonly issuerOf: (via: Tile['via']) => TokenIssuer;
  /** A domain person signed out: the browser that signed them in still knows them. */
  readonly endBrowserSession: () => void;
  readonly http: HttpClient;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly connection: WorkPorts['connection'];
  readonly onSignInNeeded: (needed: boolean) => void;
};

type Open = Work & {
  readonly tile: Tile;
  readonly vault: OpenVault | undefined;
  notRemembered: ProblemCode | undefined;
  readonly tokens: TokenSession;
  readonly fhir: FhirClient;
  readonly account: AccountClient | undefined;
  readonly over: AbortController;
};

/** The one open session of the window: whose home it is, its tokens, its database. */
export class SessionService {
  readonly administrators: Administrators;
  readonly #ports: SessionPorts;
  readonly #recovery: VaultRecovery;
  #open: Open | undefined;
  #rebuilding: Promise<void> | undefined;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
    this.administrators = new Administrators(ports.vaults, ports.log);
    this.#recovery = new VaultRecovery(ports.vaults, ports.log);
  }

  /** What the window may know of the open session. */
  view(): Session['open'] {
    if (!this.#open) return undefined;
    const { tile, vault, notRemembered } = this.#open;
    return { name: tile.name, email: tile.email, via: tile.via, remembered: vault !== undefined, ...(notRemembered && { notRemembered }) };
  }

  /** Whose session is open, for confirming it. */
  person(): (Tile & { personId: string | undefined }) | undefined {
    return this.#open && { ...this.#open.tile, personId: this.#open.vault?.id };
  }

  home(): Work['home'] | undefined {
    return this.#open?.home;
  }

  /** What a request's form looks up. */
  lookups(): Work['lookups'] | undefined {
    return this.#open?.lookups;
  }

  /** The facility's people and contracts. */
  setup(): Work['setup'] | undefined {
    return this.#open?.setup;
  }

  /** The requests that are not sent yet. */
  drafts(): Work['drafts'] | undefined {
    return this.#open?.drafts;
  }

  /** The requests that are on their way. */
  submission(): Work['submission'] | undefined {
    return this.#open?.submission;
  }

  reports(): Work['reports'] | undefined {
    return this.#open?.reports;
  }

  /** The outages. */
  downtime(): Work['downtime'] | undefined {
    return this.#open?.downtime;
  }

  messages(): Work['messages'] | undefined {
    return this.#open?.messages;
  }

  /** The requests that were submitted. */
  cases(): CaseService | undefined {
    return this.#open?.cases;
  }

  consumers(): ConsumerService | undefined {
    return this.#open?.consumers;
  }

  /** The account service for the open session; undefined when there is no session or no such service. */
  account(): AccountClient | undefined {
    return this.#open?.account;
  }

  /** Somebody is about to unlock: what that takes is started while they type. */
  warm(): void {
    this.#ports.vaults.warm();
    this.#ports.database.warm();
  }

  /** Whether the server accepts the session now; refreshes the token if need be. */
  contact(): Promise<Result<string, FhirProblem>> {
    return this.#open ? this.#open.tokens.accessToken() : Promise.resolve(failed({ code: 'sign-in-needed' }));
  }

  /**
   * Opens the home after a finished sign-in. `wrong-password`: this PC keeps data of the person under another password,
   * and nothing was opened. A keychain that refuses only costs Remember Me.
   */
  async openSignedIn(signedIn: SignedIn): Promise<Result<undefined, 'wrong-password'>> {
    const tile = tileOf(signedIn);
    const vault = await this.#vaultFor(signedIn, tile);
    if (!vault.ok && vault.failure === 'wrong-password') return failed('wrong-password');
    await this.#begin(tile, vault.ok ? vault.value : undefined, vault.ok ? undefined : vault.failure, signedIn.tokens);
    return ok(undefined);
  }

  /** Opens the kept data under the earlier password, then seals it under the new one. */
  async openWithEarlierPassword(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }, earlier: string): Promise<Result<undefined, ProblemCode>> {
    const { vaults } = this.#ports;
    const opened = await vaults.open(signedIn.personId, await vaults.passwordKey(earlier, signedIn.personId));
    if (!opened.ok) return opened;
    const sealed = await vaults.rewrap(opened.value, signedIn.passwordKey, tileOf(signedIn));
    if (!sealed.ok) return sealed;
    // The recovery key was of no help just now: the vault gets another one.
    vaults.dropRecovery(signedIn.personId);
    await this.#begin(tileOf(signedIn), opened.value, undefined, signedIn.tokens);
    return ok(undefined);
  }

  /**
   * Opens what this PC keeps under another password or PIN by the recovery key of the account service, and seals it under
   * the new one. False, with nothing opened, when that is not possible.
   */
  async recover(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }): Promise<boolean> {
    const { accessToken } = signedIn.tokens;
    const account = this.#accountClient({ accessToken: () => Promise.resolve(ok(accessToken)), refused: () => undefined }, new AbortController().signal);
    const vault = account && (await this.#recovery.open(signedIn.personId, account));
    if (!vault) return false;
    const sealed = await this.#ports.vaults.rewrap(vault, signedIn.passwordKey, tileOf(signedIn));
    await this.#begin(tileOf(signedIn), vault, sealed.ok ? undefined : sealed.failure, signedIn.tokens);
    return true;
  }

  /** Opens a remembered person's home with the password alone, online or not. */
  async unlock(person: Remembered, password: string): Promise<Result<undefined, ProblemCode>> {
    const { vaults, clock, log } = this.#ports;
    const begin = clock.monotonic();
    const passwordKey = vaults.passwordKey(password, person.id);
    void passwordKey.then(() => log.info('vault.key-derived', { ms: Math.round(clock.monotonic() - begin) }));
    const vault = await vaults.open(person.id, passwordKey);
    if (!vault.ok) return vault;
    return this.#begin(person, vault.value, undefined, undefined);
  }

  /** Takes the tokens of a sign-in that confirmed the open session, and the password if it was changed elsewhere. */
  async confirm(signedIn: SignedIn): Promise<void> {
    if (!this.#open) return;
    const { tokens, vault, home, submission } = this.#open;
    if (vault && signedIn.passwordKey) await this.#ports.vaults.rewrap(vault, signedIn.passwordKey, tileOf(signedIn));
    await tokens.adopt(signedIn.tokens);
    this.#keepRecovery();
    void home.refresh();
    void submission.run();
  }

  /**
   * The account has this password now: what this PC keeps is sealed under it. If that fails, `view` says why, and the
   * earlier password still opens it. A domain person's PIN stays.
   */
  async passwordChanged(password: string): Promise<void> {
    const { vaults, log } = this.#ports;
    const open = this.#open;
    if (!open?.vault || open.tile.via === 'domain') return;
    const passwordKey = await vaults.passwordKey(password, open.vault.id);
    if (this.#open !== open) return;
    try {
      const sealed = await vaults.rewrap(open.vault, passwordKey, open.tile);
      open.notRemembered = sealed.ok ? undefined : sealed.failure;
    } catch (error) {
      log.error('vault.not-sealed', { where: whereThrown(error) });
      open.notRemembered = 'kept-data-unreachable';
    }
    this.#keepRecovery();
  }

  /** Ends the session: at the server, in memory, and on disk unless the person is remembered. */
  async signOut(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    // The server is told while the window already shows the login page.
    void open.tokens.end();
    if (open.tile.via === 'domain') this.#ports.endBrowserSession();
    try {
      await this.#ports.database.call('saveSettings', { refreshToken: null });
    } catch (error) {
      // A full disk or a damaged copy keeps nobody signed in; the token left in it is dead at the server.
      this.#ports.log.error('sign-out.not-saved', { where: whereThrown(error) });
    }
    await this.#finish(open);
  }

  /** Signs out and erases what this PC keeps of the person. */
  async forgetMe(): Promise<void> {
    const { vault, account } = this.#open ?? {};
    const id = vault?.id;
    if (id !== undefined && account && this.#ports.vaults.hasRecovery(id)) {
      await Promise.race([account.forgetRecoveryKey(id), this.#ports.clock.wait(forgetWithinMs, account.signal)]);
    }
    await this.signOut();
    if (id !== undefined) await this.#ports.vaults.forget(id);
  }

  /** Closes for the end of the program. A remembered session goes on at the next start, another one ends now. */
  async close(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    const revoked = open.vault ? open.tokens.settled() : open.tokens.end();
    await Promise.race([revoked, this.#ports.clock.wait(quitWithinMs, open.over.signal)]);
    await this.#finish(open);
  }

  async #vaultFor(signedIn: SignedIn, tile: Tile): Promise<Result<OpenVault | undefined, ProblemCode>> {
    const { vaults } = this.#ports;
    const { passwordKey, personId } = signedIn;
    if (!passwordKey) return ok(undefined);
    if (personId === undefined) return vaults.create(tile, passwordKey);
    const opened = await vaults.open(personId, passwordKey);
    if (opened.ok) await vaults.rewrap(opened.value, passwordKey, tile);
    return opened;
  }

  async #begin(tile: Tile, vault: OpenVault | undefined, notRemembered: ProblemCode | undefined, fresh: Tokens | undefined): Promise<Result<undefined, ProblemCode>> {
    const { database, nativeBinding, issuerOf, http, config, clock, log, onSignInNeeded } = this.#ports;
    const opened = await openPersonDatabase(database, vault, nativeBinding);
    if (!opened.ok) {
      const problem = opened.failure === 'newer' ? 'kept-data-newer' : 'kept-data-unreachable';
      if (!fresh) return failed(problem);
      return this.#begin(tile, undefined, problem, fresh);
    }
    if (opened.value.rebuilt) log.error('database.rebuilt', { where: 'open' });
    if (opened.value.salvaged) log.error('work.salvaged', { where: 'open' });
    const calls: DatabaseCalls = { call: (method, ...args) => this.#survivingDamage(() => database.call(method, ...args)) };
    const tokens = new TokenSession({ client: issuerOf(tile.via), clock, onSignInNeeded, keepRefreshToken: (refreshToken) => calls.call('saveSettings', { refreshToken }) });
    const over = new AbortController();
    const fhir = new FhirClient(http, config.fhirBaseUrl, tokens, over.signal);
    const account = this.#accountClient(tokens, over.signal);
    const work = createWork({ ...this.#ports, tile, database: calls, fhir, base: config.fhirBaseUrl, account, over: over.signal });
    const begun: Open = { ...work, tile, vault, notRemembered, tokens, fhir, account, over };
    this.#open = begun;
    const settings = await calls.call('settings');
    if (fresh) await tokens.adopt(fresh);
    else tokens.restore(settings.refreshToken);
    await openWork(work, settings, opened.value);
    if (fresh) this.#keepRecovery();
    void this.administrators.learn(begun);
    return ok(undefined);
  }

  #accountClient(tokens: AccessTokens, signal: AbortSignal): AccountClient | undefined {
    const { http, config } = this.#ports;
    return config.accountUrl === undefined ? undefined : new AccountClient(http, config.accountUrl, tokens, signal);
  }

  /** Just signed in: a vault without a recovery key gets one, behind the open home. */
  #keepRecovery(): void {
    const { vault, account } = this.#open ?? {};
    if (vault && account) void this.#recovery.keep(vault, account);
  }

  /** A database call that survives finding the file damaged: the copy is begun anew and the call made again. */
  async #survivingDamage<Value>(call: () => Promise<Value>): Promise<Value> {
    try {
      return await call();
    } catch (error) {
      if (!(error instanceof DatabaseDamagedError)) throw error;
      this.#rebuilding ??= this.#rebuild().finally(() => (this.#rebuilding = undefined));
      await this.#rebuilding;
      return call();
    }
  }

  async #rebuild(): Promise<void> {
    const { database, nativeBinding, log } = this.#ports;
    const open = this.#open;
    const found = await database.call('damaged');
    await database.call('close');
    const opened = await openPersonDatabase(database, open?.vault, nativeBinding, found.length > 0 ? found : ['cache']);
    if (opened.ok && opened.value.salvaged) {
      log.error('work.salvaged', { where: 'use' });
      open?.home.workSalvaged();
    }
    if (opened.ok && !opened.value.rebuilt) return;
    log.error('database.rebuilt', { where: 'use' });
    await open?.tokens.keepAgain();
    open?.home.startOver();
  }

  async #finish(open: Open): Promise<void> {
    this.#open = undefined;
    open.over.abort();
    await closeWork(open);
    await this.#ports.database.end();
    open.vault?.dataKey.fill(0);
    this.#ports.onHome(undefined);
    this.#ports.onDrafts(undefined);
    this.#ports.onSubmission(undefined);
    this.#ports.onMessages(undefined);
    this.#ports.onDowntime(undefined);
    this.#ports.onSignInNeeded(false);
  }
}

function tileOf({ identity, via }: SignedIn): Tile {
  return { name: identity.name, email: identity.email, via, subject: identity.subject, practitioner: identity.practitioner };
}
