import type { Problem } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { AccountClient } from '../api/account-client.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import { whereThrown } from '../log/logger.ts';
import type { AppKey } from '../vault/app-code.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered } from '../vault/tile.ts';
import type { Vaults } from '../vault/vault.ts';
import { Administrators } from './administrators.ts';
import { HomeOpening, type FoundHome } from './home-opening.ts';
import { eitherOpened } from './open-database.ts';
import { openSession, type OpenSession, type OpenSessionPorts } from './open-session.ts';
import { HomeSeal } from './sealed-home.ts';
import type { SealedHomes } from './sealed-homes.ts';
import { ShownSession } from './shown-session.ts';
import { tileOf, type SignedIn } from './signed-in.ts';
import type { Refused, UnlockingPorts } from './unlocking.ts';
import { VaultRecovery } from './vault-recovery.ts';
import { hasOnlyHere } from './work.ts';

/** How long quitting waits for the server. */
const quitWithinMs = 2_000;
/** How long forgetting waits for the server to forget too. */
const forgetWithinMs = 2_000;

export type SessionPorts = Omit<OpenSessionPorts, 'tile' | 'vault' | 'vaults' | 'seal' | 'images' | 'accountClient'> & {
  readonly vaults: Vaults;
  readonly settings: UnlockingPorts['settings'];
  /** A domain person signed out: the browser that signed them in still knows them. */
  readonly endBrowserSession: () => void;
  /** The session of a locked home of which nothing is on the disk is over. */
  readonly onSessionOver: (person: Remembered) => void;
};

/** The one open session of the window: whose home it is, its tokens, its database. */
export class SessionService extends ShownSession {
  readonly administrators: Administrators;
  /** The locked homes of people of whom nothing is on the disk. */
  readonly sealed: SealedHomes;
  readonly #ports: SessionPorts;
  readonly #recovery: VaultRecovery;
  readonly #homes: HomeOpening;
  readonly #accountClient: OpenSessionPorts['accountClient'];
  #open: OpenSession | undefined;
  /** What the last opening and the last closing still do. */
  #beginning: Promise<unknown> = Promise.resolve();
  #closing: Promise<unknown> = Promise.resolve();
  #locking = false;

  constructor(ports: SessionPorts) {
    super();
    this.#ports = ports;
    const { http, config } = ports;
    this.#accountClient = (tokens, signal) => (config.accountUrl === undefined ? undefined : new AccountClient(http, config.accountUrl, tokens, signal));
    this.administrators = new Administrators(ports.vaults, ports.log);
    this.#recovery = new VaultRecovery(ports.vaults, ports.log);
    this.#homes = new HomeOpening({ ...ports, recovery: this.#recovery, accountClient: this.#accountClient });
    this.sealed = this.#homes.sealed;
  }

  /** Somebody is about to unlock: what that takes is started while they type. */
  warm(): void {
    this.#ports.vaults.warm();
    this.#ports.database.warm();
  }

  /**
   * Opens the home after a finished sign-in. Refused: this PC keeps data of the person under another password or PIN, or it
   * was tried too often, and nothing was opened. A keychain that refuses only costs Remember Me.
   */
  openSignedIn(signedIn: SignedIn): Promise<Result<undefined, Problem>> {
    return this.#opening(this.#beginFound(this.#homes.signedIn(signedIn), signedIn.tokens));
  }

  /** Opens the kept data under the earlier password, then seals it under the new one. */
  openWithEarlierPassword(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }, earlier: string): Promise<Result<undefined, Problem>> {
    return this.#opening(this.#beginFound(this.#homes.withEarlierPassword(signedIn, earlier), signedIn.tokens));
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
    return this.#opening(this.#beginFound(this.#closed().then(() => this.#homes.unlocked(person, password))));
  }

  /** Opens a home that waits for a code of the authenticator app. */
  submitOfflineCode(code: string): Promise<Result<undefined, Refused>> {
    return this.#opening(this.#beginFound(this.#homes.withCode(code)));
  }

  /** Opens a home that is beyond its limits, for the minutes of an emergency. */
  openInEmergency(): Promise<Result<undefined, Refused>> {
    return this.#opening(this.#beginFound(this.#homes.inEmergency()));
  }

  /** Keeps the authenticator app of the open session's person for opening without the server, or forgets it. */
  async keepApp(app: AppKey | undefined): Promise<void> {
    await this.#open?.keepApp(app);
  }

  /** Nobody waits any more for what the password opened. */
  letGo(): void {
    this.#homes.letGo();
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
    const open = this.#open;
    if (!open || open.tile.via === 'domain') return;
    const { vault, tile } = open;
    const passwordKey = await (vault ? this.#ports.vaults.passwordKey(password, vault.id) : this.sealed.lockKey(password, tile.email));
    if (this.#open !== open) return;
    await open.rewrap(passwordKey);
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
      const sealed = this.#finish(open, () => open.closeSealed());
      this.sealed.add({ person, atStake: hasOnlyHere(open.work), notRemembered: open.notRemembered, takesPassword: open.seal.takesPassword(), sealed });
      return { person, closed: sealed.then(() => undefined) };
    } finally {
      this.#locking = false;
    }
  }

  /** How many people would lose what neither the server nor the disk has, if the program ended now. */
  atStake(): number {
    const open = this.#open;
    return this.sealed.atStake() + (open && !open.vault && hasOnlyHere(open.work) ? 1 : 0);
  }

  /** Closes for the end of the program. A remembered session goes on at the next start, the others end at their servers now. */
  async close(): Promise<void> {
    const open = this.#open;
    const waited = new AbortController();
    const revoked = Promise.all([this.sealed.revokeAll(), open?.vault === undefined ? open?.tokens.end() : undefined]);
    await Promise.race([revoked, this.#ports.clock.wait(quitWithinMs, waited.signal)]);
    waited.abort();
    await (open ? this.#finish(open) : this.#closing);
  }

  protected override shown(): OpenSession | undefined {
    return this.#locking ? undefined : this.#open;
  }

  /** The home before is closed, whatever became of that. */
  async #closed(): Promise<void> {
    await Promise.allSettled([this.#closing]);
  }

  /** A lock waits for what is being opened. */
  #opening<Value>(work: Promise<Value>): Promise<Value> {
    this.#beginning = Promise.allSettled([work]);
    return work;
  }

  async #recover(signedIn: Parameters<SessionService['recover']>[0]): Promise<boolean> {
    const home = await this.#homes.recovered(signedIn);
    if (home) await this.#begin(home, signedIn.tokens);
    return home !== undefined;
  }

  async #beginFound<Why extends Problem>(finding: Result<FoundHome, Why> | Promise<Result<FoundHome, Why>>, fresh?: Tokens): Promise<Result<undefined, Why | Problem>> {
    const found = await finding;
    return found.ok ? this.#begin(found.value, fresh) : found;
  }

  /** Opens the databases and the services, once those of the person before are closed. */
  async #begin(home: FoundHome, fresh: Tokens | undefined): Promise<Result<undefined, Problem>> {
    await this.#closed();
    if (this.#open) throw new Error('A home is open');
    const { tile, vault, notRemembered, lockKey, seal = new HomeSeal(vault ? undefined : lockKey), images } = home;
    const opened = await openSession({ ...this.#ports, tile, vault, seal, images, accountClient: this.#accountClient });
    if (!opened.ok) {
      const problem = opened.failure === 'newer' ? 'kept-data-newer' : 'kept-data-unreachable';
      return fresh ? this.#begin({ tile, vault: undefined, notRemembered: problem, lockKey }, fresh) : failed({ code: problem });
    }
    const { session, how } = opened.value;
    this.#open = session;
    session.notRemembered = notRemembered;
    if (home.withoutServer) session.withoutServer.opened(home.withoutServer);
    await session.start(home.how ? eitherOpened(home.how, how) : how, fresh);
    if (fresh) this.#keepRecovery();
    void this.administrators.learn(session);
    return ok(undefined);
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
    for (const tell of [this.#ports.onHome, this.#ports.onDrafts, this.#ports.onSubmission, this.#ports.onMessages, this.#ports.onDowntime, this.#ports.onAttention]) tell(undefined);
    this.#ports.onSignInNeeded(false);
    const closing = close();
    this.#closing = closing;
    return closing;
  }
}
