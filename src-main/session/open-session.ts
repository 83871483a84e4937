import { placeSchema, type Place } from '../../src-shared/models/place.ts';
import type { ProblemCode } from '../../src-shared/models/problem.ts';
import { ok, type Result } from '../../src-shared/models/result.ts';
import type { Settings } from '../../src-shared/models/settings.ts';
import type { AccountClient } from '../api/account-client.ts';
import { FhirClient, type AccessTokens } from '../api/fhir-client.ts';
import type { HttpClient } from '../api/http-client.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import type { TokenIssuer } from '../api/token-issuer.ts';
import type { Config } from '../config/config.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import { SessionDatabase } from '../db/session-database.ts';
import type { DatabaseImages } from '../db/worker-api.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import type { AppKey } from '../vault/app-code.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { Tile } from '../vault/tile.ts';
import type { OpenVault, Vaults } from '../vault/vault.ts';
import { sessionLeftMs } from '../watch/watch.ts';
import { moveAppKey } from './move-app-key.ts';
import { openPersonDatabase, reopenDamaged, type DatabaseOpened } from './open-database.ts';
import type { HomeSeal } from './sealed-home.ts';
import type { Sealed } from './sealed-homes.ts';
import { survivingDamage } from './surviving-damage.ts';
import { TokenSession } from './token-session.ts';
import { WithoutServer } from './without-server.ts';
import { closeWork, createWork, hasOnlyHere, openWork, type Work, type WorkListeners, type WorkPorts } from './work.ts';

/** How long the end of a session waits for a token that is being refreshed. */
const settleWithinMs = 2_000;

/** What a session is opened with. */
export type OpenSessionPorts = WorkListeners &
  Pick<WorkPorts, 'clock' | 'connection'> & {
    readonly tile: Tile;
    /** Undefined: nothing of the person is on the disk. */
    readonly vault: OpenVault | undefined;
    /** Closes a home of which nothing is on the disk, for as long as it is locked; `images`: what it held then. */
    readonly seal: HomeSeal;
    readonly images: DatabaseImages | undefined;
    /** What the server says of the session counts for opening the vault without it. */
    readonly vaults: Pick<Vaults, 'accepted' | 'revoke' | 'closing' | 'rewrap' | 'keepApp'>;
    readonly database: DatabaseThread;
    readonly nativeBinding: string;
    /** The server that keeps the sessions of people who sign in this way. */
    readonly issuerOf: (via: Tile['via']) => TokenIssuer;
    readonly accountClient: (tokens: AccessTokens, signal: AbortSignal) => AccountClient | undefined;
    readonly http: HttpClient;
    readonly config: Config;
    readonly log: Logger;
    readonly onSignInNeeded: (needed: boolean) => void;
    readonly settings: () => Settings;
    /** The person proved to be there. `signedInAt`: the last sign-in in full, epoch ms; undefined when the session is too old to go on. */
    readonly onProved: (signedInAt: number | undefined) => void;
    /** What `withoutServer` says changed. */
    readonly onOffline: () => void;
    /** The time of an emergency is over. */
    readonly onEmergencyOver: () => void;
  };

/** Opens a person's databases, and a session over them that has yet to be started. */
export async function openSession(ports: OpenSessionPorts): Promise<Result<{ session: OpenSession; how: DatabaseOpened }, 'newer' | 'unreachable'>> {
  const { database, vault, nativeBinding, log, images } = ports;
  const opened = await openPersonDatabase(database, vault, nativeBinding, [], vault ? undefined : images);
  for (const image of [images?.cache, images?.work]) image?.fill(0);
  if (!opened.ok) return opened;
  if (opened.value.rebuilt) log.error('database.rebuilt', { where: 'open' });
  if (opened.value.salvaged) log.error('work.salvaged', { where: 'open' });
  return ok({ session: new OpenSession(ports), how: opened.value });
}

/** One person's session, from its opening to its end: tokens, databases, services. */
export class OpenSession {
  readonly tile: Tile;
  readonly vault: OpenVault | undefined;
  readonly seal: HomeSeal;
  notRemembered: ProblemCode | undefined;
  /** Where the person is. */
  place: Place = {};
  readonly tokens: TokenSession;
  readonly fhir: FhirClient;
  readonly account: AccountClient | undefined;
  readonly over = new AbortController();
  readonly withoutServer: WithoutServer;
  readonly work: Work;
  readonly home: Work['home'];
  readonly #ports: OpenSessionPorts;
  readonly #database: SessionDatabase;
  /** The last sign-in in full of a session that goes on, epoch ms. */
  #signedInAt: number | undefined;

  constructor(ports: OpenSessionPorts) {
    const { tile, vault, seal, vaults, database, issuerOf, accountClient, clock, http, config, onSignInNeeded } = ports;
    this.#ports = ports;
    this.tile = tile;
    this.vault = vault;
    this.seal = seal;
    this.withoutServer = new WithoutServer(clock, ports.onEmergencyOver, this.over.signal);
    this.#database = new SessionDatabase(survivingDamage(database, () => this.#rebuild()));
    const keepRefreshToken = (refreshToken: string | null) => this.#database.call('saveSettings', { refreshToken });
    const onAccepted = () => {
      this.withoutServer.accepted();
      if (vault) void vaults.accepted(vault.id).then(() => ports.onOffline());
    };
    const onRefused = () => void (vault && vaults.revoke(vault.id));
    this.tokens = new TokenSession({ client: issuerOf(tile.via), clock, onSignInNeeded, onAccepted, onRefused, keepRefreshToken });
    this.fhir = new FhirClient(http, config.fhirBaseUrl, this.tokens, this.over.signal);
    this.account = accountClient(this.tokens, this.over.signal);
    this.work = createWork({ ...ports, database: this.#database, fhir: this.fhir, base: config.fhirBaseUrl, account: this.account, over: this.over.signal });
    this.home = this.work.home;
  }

  /** Shows what is kept, then asks the server behind it. `fresh`: the tokens of a sign-in just now. */
  async start(how: DatabaseOpened, fresh: Tokens | undefined): Promise<void> {
    const settings = await this.#database.call('settings');
    // First of all: the window takes the place with the first that it hears of the home.
    if (settings.place !== undefined) await this.#findPlace(settings.place);
    if (this.vault) await moveAppKey(settings, this.#database, this.vault, this.#ports);
    if (fresh) {
      await this.signedIn(fresh);
      this.#endKept(settings.refreshToken);
    } else await this.#goOn(settings);
    await openWork(this.work, settings, how);
  }

  /** Takes the tokens of a sign-in in full: the session's age begins anew. */
  async signedIn(fresh: Tokens): Promise<void> {
    this.#signedInAt = this.#ports.clock.now();
    await this.tokens.adopt(fresh);
    await this.#database.call('saveSettings', { signedInAt: String(this.#signedInAt) });
    this.#ports.onProved(this.#signedInAt);
  }

  /** Goes on with the kept session. One that is too old has no token any more: the server wants a sign-in in full. */
  async #goOn({ refreshToken, signedInAt }: Readonly<Record<string, string>>): Promise<void> {
    const { clock, settings, onProved } = this.#ports;
    const since = Number(signedInAt ?? Number.NaN);
    const goesOn = sessionLeftMs(since, clock.now(), settings()) > 0;
    if (!goesOn && refreshToken !== undefined) {
      await this.forgetTokens();
      this.#endKept(refreshToken);
    }
    this.tokens.restore(goesOn ? refreshToken : undefined);
    this.#signedInAt = goesOn ? since : undefined;
    onProved(this.#signedInAt);
  }

  /** A kept session that does not go on ends at its server too: behind the open home, as far as the server is there. */
  #endKept(refreshToken: string | undefined): void {
    if (refreshToken !== undefined) void this.#ports.issuerOf(this.tile.via).revoke(refreshToken);
  }

  /** The place of the last lock, for this once. */
  async #findPlace(kept: string): Promise<void> {
    const read = placeSchema.safeParse(JSON.parse(kept));
    if (read.success) this.place = read.data;
    await this.#database.call('saveSettings', { place: null });
  }

  /** Keeps what codes of the person's authenticator app are checked with where the server is away, or forgets it. */
  async keepApp(app: AppKey | undefined): Promise<void> {
    const { vaults, log } = this.#ports;
    const kept = this.vault && (await vaults.keepApp(this.vault, app));
    if (kept?.ok === false) log.info('app.not-kept', { code: kept.failure });
  }

  /** What is kept is sealed under this password from now on, which is used up. If that fails, `notRemembered` says why. */
  async rewrap(passwordKey: PasswordKey): Promise<void> {
    const { vaults, log } = this.#ports;
    if (!this.vault) return this.seal.rewrap(passwordKey);
    try {
      const sealed = await vaults.rewrap(this.vault, passwordKey, this.tile);
      this.notRemembered = sealed.ok ? undefined : sealed.failure;
    } catch (error) {
      log.error('vault.not-sealed', { where: whereThrown(error) });
      this.notRemembered = 'kept-data-unreachable';
    }
  }

  /** Forgets the session at its next opening. */
  async forgetTokens(): Promise<void> {
    await this.#database.call('saveSettings', { refreshToken: null });
  }

  /** Closes a home of which nothing is on the disk, and gives it sealed. */
  async closeSealed(): Promise<Sealed> {
    let sealed: Sealed | undefined;
    await this.closeLocked(async () => {
      const home = this.seal.close(await this.#ports.database.call('images'));
      sealed = { home, atStake: hasOnlyHere(this.work), signedInAt: this.#signedInAt, revoke: this.tokens.revocation() };
    });
    if (!sealed) throw new Error('Nothing was sealed');
    return sealed;
  }

  /** Closes for a lock: the person finds their own place again. */
  async closeLocked(last?: () => Promise<void>): Promise<void> {
    const { database, log } = this.#ports;
    await this.close(async () => {
      try {
        await database.call('saveSettings', { place: JSON.stringify(this.place) });
      } catch (error) {
        // A full disk costs the place, not the lock.
        log.error('place.not-kept', { where: whereThrown(error) });
      }
      await last?.();
    });
  }

  /** Lets what is under way settle, closes the databases, and leaves no key and no token in memory. `last` is done just before they are closed. */
  async close(last?: () => Promise<void>): Promise<void> {
    const { clock, database, vaults } = this.#ports;
    this.over.abort();
    const settled = new AbortController();
    try {
      await closeWork(this.work);
      // A refresh token that was rotated just now has to be kept.
      await Promise.race([this.tokens.settled(), clock.wait(settleWithinMs, settled.signal)]);
      await this.#database.end();
      await last?.();
      await database.end();
      if (this.vault) await vaults.closing(this.vault.id);
    } finally {
      settled.abort();
      this.tokens.drop();
      this.vault?.dataKey.fill(0);
    }
  }

  async #rebuild(): Promise<void> {
    const { database, nativeBinding, log } = this.#ports;
    const opened = await reopenDamaged(database, this.vault, nativeBinding);
    if (opened.ok && opened.value.salvaged) {
      log.error('work.salvaged', { where: 'use' });
      this.home.workSalvaged();
    }
    if (opened.ok && !opened.value.rebuilt) return;
    log.error('database.rebuilt', { where: 'use' });
    await this.tokens.keepAgain();
    if (this.#signedInAt !== undefined) await this.#database.call('saveSettings', { signedInAt: String(this.#signedInAt) });
    this.home.startOver();
  }
}
