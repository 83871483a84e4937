import { createHmac, timingSafeEqual } from 'node:crypto';
import type { KeychainProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Keychain } from '../credentials/keychain.ts';
import type { VaultFile, VaultFolder } from './vault-file.ts';

/** A vault's file with the device secret (32 bytes) that belongs to it. Whoever asks for it overwrites it. */
export type Device = { readonly vault: VaultFile; readonly secret: Buffer };

/** The half of each vault's key that is in the OS keychain. */
export class DeviceSecrets {
  readonly #folder: VaultFolder;
  readonly #keychain: Keychain;

  constructor(folder: VaultFolder, keychain: Keychain) {
    this.#folder = folder;
    this.#keychain = keychain;
  }

  /** The secret of a vault, once it is proved to be the one that it was made with. */
  async of(id: string): Promise<Result<Device, KeychainProblemCode>> {
    const vault = this.#folder.read(id);
    if (!vault) return failed('keychain-changed');
    const entry = await this.#keychain.get(id);
    if (!entry.ok) return entry;
    if (entry.value === undefined) return failed('keychain-changed');
    const secret = Buffer.from(entry.value, 'base64');
    if (secret.length !== 32) return failed('keychain-garbled');
    const check = Buffer.from(vault.deviceCheck, 'base64');
    if (check.length !== 32 || !timingSafeEqual(deviceCheck(secret), check)) return failed('keychain-changed');
    return ok({ vault, secret });
  }

  /** Writes a new secret, reads it back and compares, so that nothing is sealed under a key the keychain lost. */
  async store(id: string, secret: Buffer): Promise<Result<undefined, KeychainProblemCode>> {
    const text = secret.toString('base64');
    const written = await this.#keychain.set(id, text);
    if (!written.ok) return written;
    const read = await this.#keychain.get(id);
    if (read.ok && read.value === text) return ok(undefined);
    await this.#keychain.delete(id);
    return read.ok ? failed('keychain-garbled') : read;
  }
}

/** Whether the vault itself is out of reach for good, whatever the keychain answers later. */
export const isLost = (problem: KeychainProblemCode): boolean => problem === 'keychain-changed' || problem === 'keychain-garbled';

/** What a vault's file tells its device secret by. */
export const deviceCheck = (secret: Buffer): Buffer => createHmac('sha256', secret).update('facility-desk/device-check').digest();
