import { needsServerCodes, type OfflineLimitCode, type Problem } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Settings } from '../../src-shared/models/settings.ts';
import type { TokenIssuer } from '../api/token-issuer.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls, DatabaseThread } from '../db/database-thread.ts';
import type { Logger } from '../log/logger.ts';
import { stepOf, type AppKey } from '../vault/app-code.ts';
import type { Standing } from '../vault/guards.ts';
import type { Remembered, Tile } from '../vault/tile.ts';
import type { Unlocked, Vaults } from '../vault/vault.ts';
import { sessionLeftMs } from '../watch/watch.ts';
import { moveAppKey } from './move-app-key.ts';
import { eitherOpened, openPersonDatabase, reopenDamaged, type DatabaseOpened } from './open-database.ts';
import { survivingDamage } from './surviving-damage.ts';
import { endsSession } from './token-session.ts';

/** Why nothing was opened. `held`: the password was right, and a code of so many digits, or an emergency, would open it. */
export type Refused = Problem & { readonly held?: 'code' | 'emergency'; readonly digits?: number };

/**
 * A home that may open. `standing`: how far the limits are, where the server was not asked; `emergency`: it is beyond them;
 * `how`: what asking the server found of its databases.
 */
export type Passed = { readonly person: Remembered; readonly vault: Unlocked; readonly standing?: Standing; readonly emergency?: boolean; readonly how?: DatabaseOpened };

export type UnlockingPorts = {
  readonly vaults: Vaults;
  readonly database: DatabaseThread;
  readonly nativeBinding: string;
  readonly issuerOf: (via: Tile['via']) => TokenIssuer;
  readonly settings: () => Settings;
  readonly clock: Clock;
  readonly log: Logger;
};

/** A vault that the password opened and that waits for a code or for an emergency. */
type Held = { readonly person: Remembered; readonly vault: Unlocked; readonly limit: OfflineLimitCode | undefined; readonly app: AppKey | undefined; readonly emergency: boolean; readonly how: DatabaseOpened };

/** What the server says of the kept session, and how its databases came to be open. */
type Contact = { readonly says: 'accepted' | 'refused' | 'away'; readonly how: DatabaseOpened };

/**
 * From a password to a home that may open. Within the limits it opens at once; beyond them, or where a code is wanted, the
 * server is asked first, and only without it the person for a code, or for a reason why it is an emergency.
 */
export class Unlocking {
  readonly #ports: UnlockingPorts;
  #held: Held | undefined;

  constructor(ports: UnlockingPorts) {
    this.#ports = ports;
  }

  /** The password or PIN. The database has to be closed. */
  async unlock(person: Remembered, password: string): Promise<Result<Passed, Refused>> {
    const { vaults, clock, log, settings } = this.#ports;
    this.letGo();
    const begin = clock.monotonic();
    const passwordKey = vaults.passwordKey(password, person.id);
    void passwordKey.then(() => log.info('vault.key-derived', { ms: Math.round(clock.monotonic() - begin) }));
    const vault = await vaults.open(person.id, passwordKey);
    (await passwordKey).key.fill(0);
    if (!vault.ok) return vault;
    const { standing } = vault.value;
    const { offlineSecondFactor } = settings();
    if (standing.limit === undefined && !offlineSecondFactor) return ok({ person, vault: vault.value, standing });
    const contact = await this.#contact(person, vault.value);
    if (!contact.ok) return this.#refuse(vault.value, contact.failure);
    const { says, how } = contact.value;
    if (says === 'accepted') return ok({ person, vault: vault.value, how });
    if (says === 'refused') {
      await vaults.revoke(person.id);
      return this.#refuse(vault.value, { code: 'access-revoked' });
    }
    const app = offlineSecondFactor ? await vaults.app(vault.value) : undefined;
    const limit = standing.limit ?? (offlineSecondFactor && !app ? 'offline-no-app' : undefined);
    this.#held = { person, vault: vault.value, limit, app, emergency: false, how };
    return this.#next(this.#held);
  }

  /** The code of the authenticator app that is due. */
  async submitCode(code: string): Promise<Result<Passed, Refused>> {
    const held = this.#held;
    if (!held?.app) return failed({ code: 'flow-expired' });
    const { app } = held;
    const used = await this.#ports.vaults.useCode(held.person.id, (time) => stepOf(app, code, time));
    // Somebody may have left in the meantime, and the key with them.
    if (this.#held !== held) return failed({ code: 'flow-expired' });
    if (used.ok) return this.#next({ ...held, app: undefined });
    if (!needsServerCodes.has(used.failure.code)) return failed({ ...used.failure, held: 'code', digits: app.digits });
    // No code opens it any more.
    this.letGo();
    return used;
  }

  /** The person says that it is an emergency (45 CFR 164.312(a)(2)(ii)). */
  openInEmergency(): Result<Passed, Refused> {
    const held = this.#held;
    if (!held?.limit || !this.#ports.settings().emergencyAccess) return failed({ code: 'flow-expired' });
    return this.#next({ ...held, emergency: true });
  }

  /** Nobody waits any more: the key is gone. */
  letGo(): void {
    this.#held?.vault.dataKey.fill(0);
    this.#held = undefined;
  }

  /** The limits first, then the code. */
  #next(held: Held): Result<Passed, Refused> {
    const { person, vault, limit, app, emergency, how } = held;
    this.#held = held;
    if (limit !== undefined && !emergency) {
      if (this.#ports.settings().emergencyAccess) return failed({ code: limit, held: 'emergency' });
      this.letGo();
      return failed({ code: limit });
    }
    if (app) return failed({ code: 'offline-code', held: 'code', digits: app.digits });
    this.#held = undefined;
    return ok({ person, vault, how, standing: vault.standing, ...(emergency && { emergency }) });
  }

  #refuse(vault: Unlocked, problem: Problem): Result<Passed, Refused> {
    vault.dataKey.fill(0);
    return failed(problem);
  }

  /** Whether the server accepts the kept session, before anything is shown. A fault of the network refuses nothing. */
  async #contact(person: Remembered, vault: Unlocked): Promise<Result<Contact, Problem>> {
    const { database, nativeBinding, log } = this.#ports;
    const opened = await openPersonDatabase(database, vault, nativeBinding);
    if (!opened.ok) return failed({ code: opened.failure === 'newer' ? 'kept-data-newer' : 'kept-data-unreachable' });
    let how = opened.value;
    const surviving = survivingDamage(database, async () => {
      const again = await reopenDamaged(database, vault, nativeBinding);
      if (again.ok) how = eitherOpened(how, again.value);
    });
    try {
      const says = await this.#ask(person, vault, surviving);
      if (how.rebuilt) log.error('database.rebuilt', { where: 'unlock' });
      if (how.salvaged) log.error('work.salvaged', { where: 'unlock' });
      return ok({ says, how });
    } finally {
      await database.end();
    }
  }

  async #ask({ via }: Remembered, vault: Unlocked, database: DatabaseCalls): Promise<Contact['says']> {
    const { issuerOf, clock, settings } = this.#ports;
    const kept = await database.call('settings');
    await moveAppKey(kept, database, vault, this.#ports);
    const { refreshToken, signedInAt } = kept;
    // A session that is too old is not renewed: the server wants a sign-in in full.
    const goesOn = sessionLeftMs(Number(signedInAt ?? Number.NaN), clock.now(), settings()) > 0;
    if (refreshToken === undefined || !goesOn) return 'away';
    const answer = await issuerOf(via).refresh(refreshToken);
    if (answer.kind === 'tokens') {
      // The session goes on with what is kept: its age does not begin anew.
      await database.call('saveSettings', { refreshToken: answer.tokens.refreshToken ?? refreshToken });
      return 'accepted';
    }
    if (!endsSession(answer)) return 'away';
    await database.call('saveSettings', { refreshToken: null });
    return 'refused';
  }
}
