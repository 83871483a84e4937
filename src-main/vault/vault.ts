import { randomBytes, randomUUID } from 'node:crypto';
import type { KeychainProblemCode, Problem } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Administrator } from '../../src-shared/models/trouble.ts';
import type { Keychain } from '../credentials/keychain.ts';
import { openAppKey, sealAppKey, type AppKey } from './app-code.ts';
import { deviceCheck, DeviceSecrets, isLost, type Device } from './device-secrets.ts';
import type { Guarded } from './guard-store.ts';
import { Guards, type GuardPorts, type Standing } from './guards.ts';
import { derivePasswordKey, expandKey, newKdf, type Kdf, type PasswordKey } from './key-derivation.ts';
import { seal, unseal } from './sealed-box.ts';
import { openTile, sealTile, type Remembered, type Tile } from './tile.ts';
import type { VaultFile, VaultFolder } from './vault-file.ts';

/**
 * The people whose tile can be read, how many can't be while the keychain does not answer, the ids of those whose key in
 * it is missing or another one, and what is wrong.
 */
export type People = {
  readonly readable: readonly Remembered[];
  readonly unreadable: number;
  readonly lost: readonly string[];
  readonly problem?: KeychainProblemCode;
};

/** An opened vault: the person's database and the key to it. */
export type OpenVault = { readonly id: string; readonly databasePath: string; readonly dataKey: Buffer };

/** A vault that the password opened, and whether it may be used without the server. */
export type Unlocked = OpenVault & { readonly standing: Standing };

/**
 * The vaults of this PC, one per remembered person: a random data key sealed under the device secret in the OS keychain
 * and the person's password together. A stolen disk, another OS user, or a colleague at the same login lacks one half.
 */
export class Vaults {
  readonly #folder: VaultFolder;
  readonly #keychain: Keychain;
  readonly #devices: DeviceSecrets;
  readonly #guards: Guards;

  constructor(folder: VaultFolder, keychain: Keychain, guardPorts: GuardPorts) {
    this.#folder = folder;
    this.#keychain = keychain;
    this.#devices = new DeviceSecrets(folder, keychain);
    this.#guards = new Guards(folder, keychain, guardPorts);
  }

  /** How many people are remembered, without asking the keychain. */
  count(): number {
    return this.#folder.ids().length;
  }

  /** How many wrong passwords or PINs in a row are taken. */
  triesAllowed(): number {
    return this.#guards.triesAllowed();
  }

  /** Somebody is about to open a vault: the keychain is got ready while they type. */
  warm(): void {
    this.#keychain.warm();
  }

  /** Reads every tile. */
  async people(): Promise<People> {
    const readable: Remembered[] = [];
    const lost: string[] = [];
    let problem: KeychainProblemCode | undefined;
    for (const id of this.#folder.ids()) {
      const opened = await this.#tile(id);
      if (opened.ok) readable.push({ id, ...opened.value });
      else {
        if (isLost(opened.failure)) lost.push(id);
        // One changed entry must not hide that the keychain as a whole is locked or away.
        if (problem === undefined || isLost(problem)) problem = opened.failure;
        // A keychain that hangs would only do so again for the next person.
        if (problem === 'keychain-hanging') break;
      }
    }
    readable.sort((a, b) => a.name.localeCompare(b.name));
    return { readable, unreadable: this.count() - readable.length - lost.length, lost, ...(problem && { problem }) };
  }

  /** The password half for an existing vault's salt, or for a new one. */
  passwordKey(password: string, id?: string): Promise<PasswordKey> {
    const kdf: Kdf = (id !== undefined ? this.#folder.read(id)?.kdf : undefined) ?? newKdf();
    return derivePasswordKey(password, kdf);
  }

  /**
   * Opens a vault. A guess is counted before it is made; `wrong-password` comes only when the keychain's half is proved
   * right.
   */
  async open(id: string, passwordKey: PasswordKey | Promise<PasswordKey>, isGuess = true): Promise<Result<Unlocked, Problem>> {
    // The keychain answers while the password is being stretched.
    const [device, half] = await Promise.all([this.#counted(id, isGuess), passwordKey]);
    if (!device.ok) return device;
    const { vault, secret } = device.value;
    const guarded = guardedBy(secret, id);
    const wrapping = wrappingKey(secret, half);
    const dataKey = unseal(wrapping, vault.dataKey, `data-key/${id}`);
    for (const key of [wrapping, secret]) key.fill(0);
    if (!dataKey) return failed(this.#guards.wrong(id, 'wrong-password'));
    const standing = await this.#guards.right(guarded);
    if (standing.ok) return ok({ id, databasePath: this.#folder.databasePath(id), dataKey, standing: standing.value });
    dataKey.fill(0);
    return standing;
  }

  /** The server accepts the person now: tries, days and openings are counted anew. */
  async accepted(id: string): Promise<Result<undefined, Problem>> {
    const guarded = await this.#guarded(id);
    return guarded.ok ? this.#guards.accepted(guarded.value) : failed({ code: guarded.failure });
  }

  /** The server refused the person's session for good: the vault opens with a sign-in only. */
  async revoke(id: string): Promise<void> {
    const guarded = await this.#guarded(id);
    if (guarded.ok) await this.#guards.revoke(guarded.value);
  }

  /** Tries a code of the authenticator app: the try is counted first, and each time step works once. `stepAt` finds the step whose code it is. */
  async useCode(id: string, stepAt: (time: number) => Promise<number | undefined>): Promise<Result<undefined, Problem>> {
    const guarded = await this.#guarded(id);
    if (!guarded.ok) return failed({ code: guarded.failure });
    const counted = await this.#guards.attempt(guarded.value);
    if (!counted.ok) return counted;
    const time = await this.#guards.time(guarded.value);
    if (!time.ok) return time;
    const step = await stepAt(time.value);
    return step === undefined ? failed(this.#guards.wrong(id, 'wrong-app-code')) : this.#guards.usedStep(guarded.value, step);
  }

  /** The vault is about to be closed: a clock that is set back before it is opened again is noticed. */
  async closing(id: string): Promise<void> {
    const guarded = await this.#guarded(id);
    if (guarded.ok) await this.#guards.time(guarded.value);
  }

  /** Makes a vault for a person not yet remembered. Nothing is left behind when the keychain refuses. */
  async create(tile: Tile, passwordKey: PasswordKey): Promise<Result<OpenVault, KeychainProblemCode>> {
    const id = randomUUID();
    const secret = randomBytes(32);
    const stored = await this.#devices.store(id, secret);
    if (!stored.ok) return stored;
    const dataKey = randomBytes(32);
    this.#folder.write(id, sealVault(id, secret, passwordKey, dataKey, tile));
    await this.#guards.accepted(guardedBy(secret, id));
    secret.fill(0);
    return ok({ id, databasePath: this.#folder.databasePath(id), dataKey });
  }

  /** Seals the open vault's data key under a changed password, and keeps the tile up to date. The recovery key and that of the authenticator app go on. */
  async rewrap(open: OpenVault, passwordKey: PasswordKey, tile: Tile): Promise<Result<undefined, KeychainProblemCode>> {
    return this.#reseal(open, (vault, secret, dataKey) => {
      const administrators = tile.administrators ?? openTile(open.id, secret, vault.tile)?.administrators;
      return { ...vault, ...sealVault(open.id, secret, passwordKey, dataKey, { ...tile, ...(administrators && { administrators }) }) };
    });
  }

  /** Whether the vault opens with a recovery key too. */
  hasRecovery(id: string): boolean {
    return this.#folder.read(id)?.recovery !== undefined;
  }

  /** Seals the open vault's data key under a recovery key (32 bytes) too, which the server has already. */
  addRecovery(open: OpenVault, recoveryKey: Buffer): Promise<Result<undefined, KeychainProblemCode>> {
    return this.#reseal(open, (vault, secret, dataKey) => ({ ...vault, recovery: seal(recoveryWrappingKey(secret, recoveryKey), dataKey, `recovery/${open.id}`) }));
  }

  /** Takes back that the vault opens with a recovery key: the server's is not the right one, or is about to be replaced. */
  dropRecovery(id: string): void {
    const vault = this.#folder.read(id);
    if (!vault?.recovery) return;
    const { recovery: _dropped, ...rest } = vault;
    this.#folder.write(id, rest);
  }

  /** Opens a vault with the recovery key that the server kept for it. */
  async openWithRecovery(id: string, recoveryKey: Buffer): Promise<Result<OpenVault, KeychainProblemCode | 'wrong-recovery-key'>> {
    const device = await this.#devices.of(id);
    if (!device.ok) return device;
    const { vault, secret } = device.value;
    const dataKey = vault.recovery && unseal(recoveryWrappingKey(secret, recoveryKey), vault.recovery, `recovery/${id}`);
    secret.fill(0);
    return dataKey ? ok({ id, databasePath: this.#folder.databasePath(id), dataKey }) : failed('wrong-recovery-key');
  }

  /** Keeps the key of the person's authenticator app in the open vault, or takes it out. */
  keepApp(open: OpenVault, app: AppKey | undefined): Promise<Result<undefined, KeychainProblemCode>> {
    return this.#reseal(open, ({ app: _before, ...vault }, secret, dataKey) => ({ ...vault, ...(app && { app: sealAppKey(open.id, secret, dataKey, app) }) }));
  }

  /** The key of the person's authenticator app; undefined when none is kept. */
  async app(open: OpenVault): Promise<AppKey | undefined> {
    const device = await this.#devices.of(open.id);
    if (!device.ok) return undefined;
    const { vault, secret } = device.value;
    const app = vault.app && openAppKey(open.id, secret, open.dataKey, vault.app);
    secret.fill(0);
    return app;
  }

  /** Keeps whom the person can ask for help, for the login page. */
  async keepAdministrators(open: OpenVault, administrators: readonly Administrator[]): Promise<Result<undefined, KeychainProblemCode>> {
    return this.#reseal(open, (vault, secret) => {
      const tile = openTile(open.id, secret, vault.tile);
      if (!tile || JSON.stringify(tile.administrators) === JSON.stringify(administrators)) return undefined;
      return { ...vault, tile: sealTile(open.id, secret, { ...tile, administrators: [...administrators] }) };
    });
  }

  /** Forget me on this PC: the keychain entry first, which makes the rest unreadable, then the files. */
  async forget(id: string): Promise<void> {
    await this.#keychain.delete(id);
    await this.#guards.forget(id);
    this.#folder.remove(id);
  }

  /** The device secret, once the try with it is counted. */
  async #counted(id: string, isGuess: boolean): Promise<Result<Device, Problem>> {
    const device = await this.#devices.of(id);
    if (!device.ok) return failed({ code: device.failure });
    const counted = isGuess ? await this.#guards.attempt(guardedBy(device.value.secret, id)) : ok(undefined);
    if (counted.ok) return device;
    device.value.secret.fill(0);
    return counted;
  }

  async #guarded(id: string): Promise<Result<Guarded, KeychainProblemCode>> {
    const device = await this.#devices.of(id);
    if (!device.ok) return device;
    const guarded = guardedBy(device.value.secret, id);
    device.value.secret.fill(0);
    return ok(guarded);
  }

  async #tile(id: string): Promise<Result<Tile, KeychainProblemCode>> {
    const device = await this.#devices.of(id);
    if (!device.ok) return device;
    const { vault, secret } = device.value;
    const tile = openTile(id, secret, vault.tile);
    secret.fill(0);
    return tile ? ok(tile) : failed('keychain-changed');
  }

  /**
   * Writes the open vault anew, from the file as it is then: another part may have been written while the keychain
   * answered. A vault that was forgotten in the meantime stays so; one that was closed lends its key till it is written.
   */
  async #reseal(open: OpenVault, change: (vault: VaultFile, secret: Buffer, dataKey: Buffer) => VaultFile | undefined): Promise<Result<undefined, KeychainProblemCode>> {
    const dataKey = Buffer.from(open.dataKey);
    const device = await this.#devices.of(open.id);
    try {
      if (!device.ok) return device;
      const vault = this.#folder.read(open.id);
      const changed = vault && change(vault, device.value.secret, dataKey);
      if (changed) this.#folder.write(open.id, changed);
      return ok(undefined);
    } finally {
      if (device.ok) device.value.secret.fill(0);
      dataKey.fill(0);
    }
  }
}

function sealVault(id: string, secret: Buffer, passwordKey: PasswordKey, dataKey: Buffer, tile: Tile): VaultFile {
  return {
    format: 1,
    kdf: passwordKey.kdf,
    deviceCheck: deviceCheck(secret).toString('base64'),
    dataKey: seal(wrappingKey(secret, passwordKey), dataKey, `data-key/${id}`),
    tile: sealTile(id, secret, tile),
  };
}

const guardedBy = (secret: Buffer, id: string): Guarded => ({ id, key: expandKey([secret], 'guard') });

const wrappingKey = (secret: Buffer, passwordKey: PasswordKey) => expandKey([secret, passwordKey.key], 'data-key');

const recoveryWrappingKey = (secret: Buffer, recoveryKey: Buffer) => expandKey([secret, recoveryKey], 'recovery');
