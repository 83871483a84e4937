import { keychainProblemCodes, type Problem, type ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Tokens } from '../api/native-auth-outcome.ts';
import type { PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered, Tile } from '../vault/tile.ts';
import type { OpenVault } from '../vault/vault.ts';
import type { DatabaseOpened } from './open-database.ts';
import type { OpenSessionPorts } from './open-session.ts';
import { SealedHomes, type SealedHomesPorts, type Unsealed } from './sealed-homes.ts';
import { tileOf, type SignedIn } from './signed-in.ts';
import { Unlocking, type Passed, type Refused, type UnlockingPorts } from './unlocking.ts';
import type { VaultRecovery } from './vault-recovery.ts';
import type { WithoutServer } from './without-server.ts';

/** What may be opened: a vault, or a home in memory, which `lockKey` opens again, with what it held if it was locked. */
export type FoundHome = {
  readonly tile: Tile;
  readonly vault: OpenVault | undefined;
  readonly notRemembered?: ProblemCode | undefined;
  readonly lockKey?: PasswordKey | undefined;
  /** What was found of its databases before. */
  readonly how?: DatabaseOpened | undefined;
  readonly withoutServer?: Parameters<WithoutServer['opened']>[0];
} & Partial<Pick<Unsealed, 'seal' | 'images'>>;

export type HomeOpeningPorts = UnlockingPorts & Pick<OpenSessionPorts, 'accountClient'> & Pick<SealedHomesPorts, 'onSessionOver'> & { readonly recovery: VaultRecovery };

/** From a sign-in, a password or a PIN to the home that it opens: a vault, a locked home in memory, or a new one. */
export class HomeOpening {
  /** The locked homes of people of whom nothing is on the disk. */
  readonly sealed: SealedHomes;
  readonly #ports: HomeOpeningPorts;
  readonly #unlocking: Unlocking;
  /** The sign-ins that have given back the tries at a vault. */
  readonly #accepted = new WeakSet<Tokens>();

  constructor(ports: HomeOpeningPorts) {
    this.#ports = ports;
    this.sealed = new SealedHomes({ ...ports, allowed: () => ports.vaults.triesAllowed() });
    this.#unlocking = new Unlocking(ports);
  }

  /** The home of a finished sign-in. A keychain that refuses only costs Remember Me. */
  async signedIn(signedIn: SignedIn): Promise<Result<FoundHome, Problem>> {
    const tile = tileOf(signedIn);
    const vault = await this.#vaultFor(signedIn, tile);
    if (!vault.ok && !keychainProblemCodes.some((code) => code === vault.failure.code)) return vault;
    const { passwordKey, lockKey = passwordKey } = signedIn;
    // A home that was locked before Remember Me was ticked stays locked.
    const unsealed = vault.ok && vault.value ? undefined : await this.sealed.openSignedIn(tile, lockKey);
    return ok({ tile, vault: vault.ok ? vault.value : undefined, notRemembered: vault.ok ? undefined : vault.failure.code, lockKey, ...unsealed });
  }

  /** The kept data under the earlier password, sealed under the new one from now on. */
  async withEarlierPassword(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }, earlier: string): Promise<Result<FoundHome, Problem>> {
    const { vaults } = this.#ports;
    const opened = await vaults.open(signedIn.personId, await vaults.passwordKey(earlier, signedIn.personId));
    if (!opened.ok) return opened;
    const sealed = await vaults.rewrap(opened.value, signedIn.passwordKey, tileOf(signedIn));
    if (!sealed.ok) return failed({ code: sealed.failure });
    // The recovery key was of no help just now: the vault gets another one.
    vaults.dropRecovery(signedIn.personId);
    return ok({ tile: tileOf(signedIn), vault: opened.value });
  }

  /** The kept data by the recovery key of the account service, sealed under the new password or PIN; undefined when that is not possible. */
  async recovered(signedIn: SignedIn & { personId: string; passwordKey: PasswordKey }): Promise<FoundHome | undefined> {
    const { vaults, recovery, accountClient } = this.#ports;
    const { accessToken } = signedIn.tokens;
    const account = accountClient({ accessToken: () => Promise.resolve(ok(accessToken)), refused: () => undefined }, new AbortController().signal);
    const vault = account && (await recovery.open(signedIn.personId, account));
    if (!vault) return undefined;
    const sealed = await vaults.rewrap(vault, signedIn.passwordKey, tileOf(signedIn));
    return { tile: tileOf(signedIn), vault, notRemembered: sealed.ok ? undefined : sealed.failure };
  }

  /** The home behind a tile, by the password alone. No database may be open. */
  async unlocked(person: Remembered, password: string): Promise<Result<FoundHome, Refused>> {
    if (!this.sealed.has(person.id)) return this.#passed(await this.#unlocking.unlock(person, password));
    const opened = await this.sealed.open(person.id, password);
    return opened.ok ? ok({ tile: person, vault: undefined, ...opened.value }) : opened;
  }

  /** The home that waits for a code of the authenticator app. */
  async withCode(code: string): Promise<Result<FoundHome, Refused>> {
    return this.#passed(await this.#unlocking.submitCode(code));
  }

  /** The home that is beyond its limits, for the minutes of an emergency. */
  inEmergency(): Result<FoundHome, Refused> {
    return this.#passed(this.#unlocking.openInEmergency());
  }

  /** Nobody waits any more for what the password opened. */
  letGo(): void {
    this.#unlocking.letGo();
  }

  #passed(passed: Result<Passed, Refused>): Result<FoundHome, Refused> {
    if (!passed.ok) return passed;
    const { person, vault, standing, how, emergency = false } = passed.value;
    const emergencyMs = emergency ? this.#ports.settings().emergencyMinutes * 60_000 : undefined;
    return ok({ tile: person, vault, how, withoutServer: { standing, emergencyMs } });
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
}
