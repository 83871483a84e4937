import type { Place } from '../../src-shared/models/place.ts';
import { keychainProblemCodes, type Problem, type ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Session } from '../../src-shared/models/session.ts';
import { AccountClient } from '../api/account-client.ts';
import type { AccessTokens, FhirProblem } from '../api/fhir-client.ts';
import type { Identity } from '../api/id-token.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import { whereThrown } from '../log/logger.ts';
import type { AppKey } from '../vault/app-code.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered, Tile } from '../vault/tile.ts';
import type { OpenVault, Vaults } from '../vault/vault.ts';
import { Administrators } from './administrators.ts';
import { openSession, type OpenSession, type OpenSessionPorts } from './open-session.ts';
import { HomeSeal } from './sealed-home.ts';
import { SealedHomes, type Unsealed } from './sealed-homes.ts';
import { ShownWork } from './shown-work.ts';
import { Unlocking, type Passed, type Refused, type UnlockingPorts } from './unlocking.ts';
import { VaultRecovery } from './vault-recovery.ts';
import { hasOnlyHere, type Work } from './work.ts';

/** How long quitting waits for the server. */
const quitWithinMs = 2_000;
/** How long forgetting waits for the server to forget too. */
const forgetWithinMs = 2_000;

/**
 * A finished sign-in. `passwordKey` is there when Remember Me is ticked; `personId` when this PC knows the person; `lockKey`
 * when the password was typed and nothing is kept: it opens the home again after a lock.
 */
export type SignedIn = {
  readonly tokens: Tokens;
  readonly identity: Identity;
  readonly via: Tile['via'];
  readonly passwordKey?: PasswordKey;
  readonly personId?: string;
  readonly lockKey?: PasswordKey;
};

/** What is opened: a vault, or a home in memory, which `lockKey` opens again, with what it held if it was locked. */
type Home = { readonly tile: Tile; readonly vault: OpenVault | undefined; readonly notRemembered?: ProblemCode | undefined; readonly lockKey?: PasswordKey | undefined; readonly withoutServer?: Parameters<OpenSession['withoutServer']>[0] } & Partial<Pick<Unsealed, 'seal' | 'images'>>;

export type SessionPorts = Omit<OpenSessionPorts, 'tile' | 'vault' | 'vaults' | 'seal' | 'images' | 'accountClient'> & {
  readonly vaults: Vaults;
  readonly settings: UnlockingPorts['settings'];
  /** A domain person signed out: the browser that signed them in still knows them. */
  readonly endBrowserSession: () => void;
};

/** The one open session of the window: whose home it is, its tokens, its database. */
export class SessionService extends ShownWork {
  readonly administrators: Administrators;
  /** The locked homes of people of whom nothing is on the disk. */
  readonly sealed: SealedHomes;
  readonly #ports: SessionPorts;
  readonly #recovery: VaultRecovery;
  readonly #unlocking: Unlocking;
  /** The sign-ins that have given back the tries at a vault. */
  readonly #accepted = new WeakSet<Tokens>();
  #open: OpenSession | undefined;
  /** What the last opening and the last closing still do. */
  #beginning: Promise<unknown> = Promise.resolve();
  #closing: Promise<unknown> = Promise.resolve();
  #locking = false;

  constructor(ports: SessionPorts) {
    super();
    this.#ports = ports;
    this.sealed = new SealedHomes(ports.clock, () => ports.vaults.triesAllowed());
    this.administrators = new Administrators(ports.vaults, ports.log);
    this.#recovery = new VaultRecovery(ports.vaults, ports.log);
    this.#unlocking = new Unlocking(ports);
  }

  /** The open session, for telling it from the next one. */
  current(): object | undefined {
    return this.#shown();
  }

  /** What the window may know of the open session. */
  view(): Session['open'] {
    const open = this.#shown();
    if (!open) return undefined;
    const { tile, vault, notRemembered, place } = open;
    return { name: tile.name, email: tile.email, via: tile.via, remembered: vault !== undefined, place, ...(notRemembered && { notRemembered }), ...open.offline() };
  }

  /** Where the person is now, as far as it changed: they find it again after a lock. */
  keepPlace(changed: Place): void {
    const open = this.#shown();
    if (open) open.place = { ...open.place, ...changed };
  }

  /** Whose session is open, for confirming it. */
  person(): (Tile & { personId: string | undefined }) | undefined {
    const open = this.#shown();
    return open && { ...open.tile, personId: open.vault?.id };
  }

  protected override shownWork(): Work | undefined {
    return this.#shown()?.work;
  }

  /** The server for the open session. */
  fhir(): OpenSession['fhir'] | undefined {
    return this.#shown()?.fhir;
  }

  /** The account service for the open session; undefined when there is no session or no such service. */
  account(): AccountClient | undefined {
    return this.#shown()?.account;
  }

  /** Somebody is about to unlock: what that takes is started while they type. */
  warm(): void {
    this.#ports.vaults.warm();
    this.#ports.database.warm();
  }

  /** Whether the server accepts the session now; refreshes the token if need be. */
  contact(): Promise<Result<string, FhirProblem>> {
    const open = this.#shown();
    return open ? open.tokens.accessToken() : Promise.resolve(failed({ code: 'sign-in-needed' }));
  }

  /**
   * Opens the home after a finished sign-in. Refused: this PC keeps data of the person under another password or PIN, or it
   * was tried too often, and nothing was opened. A keychain that refuses only costs Remember Me.
   */
  openSignedIn(signedIn: SignedIn): Promise<Result<undefined, Problem>> {
    return this.#opening(this.#openSignedIn(signedIn));
  }

  /** Opens the kept data under the earlier password, then seals it under the new one. */
  openWithEarlierPassword(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }, earlier: string): Promise<Result<undefined, Problem>> {
    return this.#opening(this.#openWithEarlierPassword(signedIn, earlier));
  }

  /**
   * Opens what this PC keeps under another password or PIN by the recovery key of the account service, and seals it under
   * the new one. False, with nothing opened, when that is not possible.
   */
  recover(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }): Promise<boolean> {
    return this.#opening(this.#recover(signedIn));
  }

  /** Opens a remembered person's home with the password alone, online or not. */
  unlock(person: Remembered, password: string): Promise<Result<undefined, Refused>> {
    return this.#opening(this.#unlock(person, password));
  }

  /** Opens a home that waits for a code of the authenticator app. */
  submitOfflineCode(code: string): Promise<Result<undefined, Refused>> {
    return this.#opening(this.#unlocking.submitCode(code).then((passed) => this.#pass(passed)));
  }

  /** Opens a home that is beyond its limits, for the minutes of an emergency. */
  openInEmergency(): Promise<Result<undefined, Refused>> {
    return this.#opening(this.#pass(this.#unlocking.openInEmergency()));
  }

  /** Keeps the authenticator app of the open session's person for opening without the server, or forgets it. */
  async keepApp(app: AppKey | undefined): Promise<void> {
    await this.#open?.keepApp(app);
  }

  /** Nobody waits any more for what the password opened. */
  letGo(): void {
    this.#unlocking.letGo();
  }

  /** Takes the tokens of a sign-in that confirmed the open session, and the password if it was changed elsewhere. */
  async confirm(signedIn: SignedIn): Promise<void> {
    if (!this.#open) return;
    const { vault, work: { home, submission } } = this.#open;
    if (vault && signedIn.passwordKey) await this.#ports.vaults.rewrap(vault, signedIn.passwordKey, tileOf(signedIn));
    await this.#open.signedIn(signedIn.tokens);
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
    if (!open || open.tile.via === 'domain') return;
    if (!open.vault) return open.seal.rewrap(await this.sealed.lockKey(password, open.tile.email));
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
      await open.forgetTokens();
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

  /**
   * Closes the open session until the person unlocks it: from now on nothing answers for it, and nothing of it is left in
   * memory when `closed` settles. Undefined when nobody's home is open; one that is being opened is locked as soon as it is.
   */
  async lock(): Promise<{ readonly person: Remembered; readonly closed: Promise<void> } | undefined> {
    this.#locking = true;
    try {
      await this.#beginning;
      const open = this.#open;
      if (!open) return undefined;
      const person = { ...open.tile, id: open.vault?.id ?? open.seal.id };
      if (open.vault) return { person, closed: this.#finish(open, () => open.closeLocked()) };
      const home = this.#finish(open, () => open.closeSealed());
      this.sealed.add({ person, atStake: hasOnlyHere(open.work), notRemembered: open.notRemembered, takesPassword: open.seal.takesPassword(), home });
      return { person, closed: home.then(() => undefined) };
    } finally {
      this.#locking = false;
    }
  }

  /** How many people would lose what neither the server nor the disk has, if the program ended now. */
  atStake(): number {
    const open = this.#open;
    return this.sealed.atStake() + (open && !open.vault && hasOnlyHere(open.work) ? 1 : 0);
  }

  /** Closes for the end of the program. A remembered session goes on at the next start, another one ends now. */
  async close(): Promise<void> {
    const open = this.#open;
    if (!open) {
      await this.#closing;
      return;
    }
    if (!open.vault) await Promise.race([open.tokens.end(), this.#ports.clock.wait(quitWithinMs, open.over.signal)]);
    await this.#finish(open);
  }

  /** The session as far as anybody may see it. */
  #shown(): OpenSession | undefined {
    return this.#locking ? undefined : this.#open;
  }

  /** A lock waits for what is being opened. */
  #opening<Value>(work: Promise<Value>): Promise<Value> {
    this.#beginning = Promise.allSettled([work]);
    return work;
  }

  async #openSignedIn(signedIn: SignedIn): Promise<Result<undefined, Problem>> {
    const tile = tileOf(signedIn);
    const vault = await this.#vaultFor(signedIn, tile);
    if (!vault.ok && !keychainProblemCodes.some((code) => code === vault.failure.code)) return vault;
    const { tokens, passwordKey, lockKey = passwordKey } = signedIn;
    // A home that was locked before Remember Me was ticked stays locked.
    const unsealed = vault.ok && vault.value ? undefined : await this.sealed.openSignedIn(tile, lockKey);
    await this.#begin({ tile, vault: vault.ok ? vault.value : undefined, notRemembered: vault.ok ? undefined : vault.failure.code, lockKey, ...unsealed }, tokens);
    return ok(undefined);
  }

  async #openWithEarlierPassword(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }, earlier: string): Promise<Result<undefined, Problem>> {
    const { vaults } = this.#ports;
    const opened = await vaults.open(signedIn.personId, await vaults.passwordKey(earlier, signedIn.personId));
    if (!opened.ok) return opened;
    const sealed = await vaults.rewrap(opened.value, signedIn.passwordKey, tileOf(signedIn));
    if (!sealed.ok) return failed({ code: sealed.failure });
    // The recovery key was of no help just now: the vault gets another one.
    vaults.dropRecovery(signedIn.personId);
    await this.#begin({ tile: tileOf(signedIn), vault: opened.value }, signedIn.tokens);
    return ok(undefined);
  }

  async #recover(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }): Promise<boolean> {
    const { accessToken } = signedIn.tokens;
    const account = this.#accountClient({ accessToken: () => Promise.resolve(ok(accessToken)), refused: () => undefined }, new AbortController().signal);
    const vault = account && (await this.#recovery.open(signedIn.personId, account));
    if (!vault) return false;
    const sealed = await this.#ports.vaults.rewrap(vault, signedIn.passwordKey, tileOf(signedIn));
    await this.#begin({ tile: tileOf(signedIn), vault, notRemembered: sealed.ok ? undefined : sealed.failure }, signedIn.tokens);
    return true;
  }

  async #unlock(person: Remembered, password: string): Promise<Result<undefined, Refused>> {
    if (this.sealed.has(person.id)) {
      const opened = await this.sealed.open(person.id, password);
      return opened.ok ? this.#begin({ tile: person, vault: undefined, ...opened.value }, undefined) : opened;
    }
    await Promise.allSettled([this.#closing]);
    return this.#pass(await this.#unlocking.unlock(person, password));
  }

  async #pass(passed: Result<Passed, Refused>): Promise<Result<undefined, Refused>> {
    if (!passed.ok) return passed;
    const { person, vault, standing, emergency = false } = passed.value;
    const emergencyMs = emergency ? this.#ports.settings().emergencyMinutes * 60_000 : undefined;
    return this.#begin({ tile: person, vault, withoutServer: { standing, emergencyMs } }, undefined);
  }

  async #vaultFor(signedIn: SignedIn, tile: Tile): Promise<Result<OpenVault | undefined, Problem>> {
    const { vaults } = this.#ports;
    const { passwordKey, personId, tokens, via } = signedIn;
    if (!passwordKey) return ok(undefined);
    if (personId === undefined) {
      const created = await vaults.create(tile, passwordKey);
      return created.ok ? created : failed({ code: created.failure });
    }
    // A sign-in gives back the tries once, however often a PIN is typed after it. A password that the server took is none.
    if (!this.#accepted.has(tokens)) await vaults.accepted(personId);
    this.#accepted.add(tokens);
    const opened = await vaults.open(personId, passwordKey, via === 'domain');
    if (opened.ok) await vaults.rewrap(opened.value, passwordKey, tile);
    return opened;
  }

  /** Opens the databases and the services, once those of the person before are closed. */
  async #begin(home: Home, fresh: Tokens | undefined): Promise<Result<undefined, Problem>> {
    await Promise.allSettled([this.#closing]);
    if (this.#open) throw new Error('A home is open');
    const { tile, vault, notRemembered, lockKey, seal = new HomeSeal(vault ? undefined : lockKey), images } = home;
    const opened = await openSession({ ...this.#ports, tile, vault, seal, images, accountClient: (tokens, signal) => this.#accountClient(tokens, signal) });
    if (!opened.ok) {
      const problem = opened.failure === 'newer' ? 'kept-data-newer' : 'kept-data-unreachable';
      return fresh ? this.#begin({ tile, vault: undefined, notRemembered: problem, lockKey }, fresh) : failed({ code: problem });
    }
    const { session, how } = opened.value;
    this.#open = session;
    session.notRemembered = notRemembered;
    if (home.withoutServer) session.withoutServer(home.withoutServer);
    await session.start(how, fresh);
    if (fresh) this.#keepRecovery();
    void this.administrators.learn(session);
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

  /** Nothing answers for it from here on; the promise is about what it still does. */
  #finish(open: OpenSession): Promise<void>;
  #finish<Value>(open: OpenSession, close: () => Promise<Value>): Promise<Value>;
  #finish(open: OpenSession, close: () => Promise<unknown> = () => open.close()): Promise<unknown> {
    this.#open = undefined;
    for (const tell of [this.#ports.onHome, this.#ports.onDrafts, this.#ports.onSubmission, this.#ports.onMessages, this.#ports.onDowntime]) tell(undefined);
    this.#ports.onSignInNeeded(false);
    const closing = close();
    this.#closing = closing;
    return closing;
  }
}

function tileOf({ identity, via }: SignedIn): Tile {
  return { name: identity.name, email: identity.email, via, subject: identity.subject, practitioner: identity.practitioner };
}
