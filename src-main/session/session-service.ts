import type { Home } from '../../src-shared/models/home.ts';
import type { ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Session } from '../../src-shared/models/session.ts';
import { FhirClient, type FhirProblem } from '../api/fhir-client.ts';
import type { HttpClient } from '../api/http-client.ts';
import type { Identity } from '../api/id-token.ts';
import type { NativeAuthClient } from '../api/native-auth-client.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import type { Clock } from '../clock.ts';
import type { Config } from '../config/config.ts';
import { DatabaseDamagedError, type DatabaseCalls, type DatabaseThread } from '../db/database-thread.ts';
import { HomeService } from '../home/home-service.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { OpenVault, Remembered, Tile, Vaults } from '../vault/vault.ts';
import { openPersonDatabase, putAside } from './open-database.ts';
import { TokenSession } from './token-session.ts';

/** How long quitting waits for the server. */
const quitWithinMs = 2_000;

/** A finished sign-in. `passwordKey` is there when Remember Me is ticked; `personId` when this PC knows the person. */
export type SignedIn = {
  readonly tokens: Tokens;
  readonly identity: Identity;
  readonly via: Tile['via'];
  readonly passwordKey?: PasswordKey;
  readonly personId?: string;
};

export type SessionPorts = {
  readonly vaults: Vaults;
  readonly database: DatabaseThread;
  readonly nativeBinding: string;
  readonly auth: NativeAuthClient;
  readonly http: HttpClient;
  readonly config: Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly onHome: (home: Home | undefined) => void;
  readonly onSignInNeeded: (needed: boolean) => void;
};

type Open = {
  readonly tile: Tile;
  readonly vault: OpenVault | undefined;
  readonly notRemembered: ProblemCode | undefined;
  readonly tokens: TokenSession;
  readonly home: HomeService;
  readonly over: AbortController;
};

/** The one open session of the window: whose home it is, its tokens, its database. */
export class SessionService {
  readonly #ports: SessionPorts;
  #open: Open | undefined;
  #rebuilding: Promise<void> | undefined;

  constructor(ports: SessionPorts) {
    this.#ports = ports;
  }

  /** What the window may know of the open session. */
  view(): Session['open'] {
    if (!this.#open) return undefined;
    const { tile, vault, notRemembered } = this.#open;
    return { name: tile.name, email: tile.email, remembered: vault !== undefined, ...(notRemembered && { notRemembered }) };
  }

  /** Whose session is open, for confirming it. */
  person(): (Tile & { personId: string | undefined }) | undefined {
    return this.#open && { ...this.#open.tile, personId: this.#open.vault?.id };
  }

  home(): HomeService | undefined {
    return this.#open?.home;
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
    await this.#begin(tileOf(signedIn), opened.value, undefined, signedIn.tokens);
    return ok(undefined);
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
    const { tokens, vault, home } = this.#open;
    if (vault && signedIn.passwordKey) await this.#ports.vaults.rewrap(vault, signedIn.passwordKey, tileOf(signedIn));
    await tokens.adopt(signedIn.tokens);
    void home.refresh();
  }

  /** Ends the session: at the server, in memory, and on disk unless the person is remembered. */
  async signOut(): Promise<void> {
    const open = this.#open;
    if (!open) return;
    // The server is told while the window already shows the login page.
    void open.tokens.end();
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
    const id = this.#open?.vault?.id;
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
    const { database, nativeBinding, auth, http, config, clock, log, onHome, onSignInNeeded } = this.#ports;
    const opened = await openPersonDatabase(database, vault, nativeBinding);
    if (!opened.ok) {
      const problem = opened.failure === 'newer' ? 'kept-data-newer' : 'kept-data-unreachable';
      if (!fresh) return failed(problem);
      return this.#begin(tile, undefined, problem, fresh);
    }
    if (opened.value === 'rebuilt') log.error('database.rebuilt', { where: 'open' });
    const calls: DatabaseCalls = { call: (method, ...args) => this.#survivingDamage(() => database.call(method, ...args)) };
    const tokens = new TokenSession({ client: auth, clock, onSignInNeeded, keepRefreshToken: (refreshToken) => calls.call('saveSettings', { refreshToken }) });
    const over = new AbortController();
    const fhir = new FhirClient(http, config.fhirBaseUrl, tokens, over.signal);
    const home = new HomeService({ database: calls, fhir, practitioner: tile.practitioner, clock, onChange: onHome });
    this.#open = { tile, vault, notRemembered, tokens, home, over };
    const settings = await calls.call('settings');
    if (fresh) await tokens.adopt(fresh);
    else tokens.restore(settings.refreshToken);
    await home.open(settings);
    if (opened.value === 'rebuilt') home.startOver();
    else void home.refresh();
    return ok(undefined);
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
    log.error('database.rebuilt', { where: 'use' });
    await database.call('close');
    if (open?.vault) putAside(open.vault.databasePath);
    await openPersonDatabase(database, open?.vault, nativeBinding);
    await open?.tokens.keepAgain();
    open?.home.startOver();
  }

  async #finish(open: Open): Promise<void> {
    this.#open = undefined;
    open.over.abort();
    await open.home.close();
    await this.#ports.database.end();
    open.vault?.dataKey.fill(0);
    this.#ports.onHome(undefined);
    this.#ports.onSignInNeeded(false);
  }
}

function tileOf({ identity, via }: SignedIn): Tile {
  return { name: identity.name, email: identity.email, via, subject: identity.subject, practitioner: identity.practitioner };
}
