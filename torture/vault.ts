import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { systemClock } from '../src-main/clock.ts';
import type { Keychain } from '../src-main/credentials/keychain.ts';
import type { Tile } from '../src-main/vault/tile.ts';
import { Vaults } from '../src-main/vault/vault.ts';
import { VaultFolder } from '../src-main/vault/vault-file.ts';
import { ok } from '../src-shared/models/result.ts';
import { defaultSettings } from '../src-shared/models/settings.ts';

/** The one person of the killed program, and their password. */
export const password = 'correct horse battery staple';

/** Whose vault it is. */
export const tileOf = (practitioner: string): Tile => ({ name: 'Torture', email: '', via: 'email', subject: 's', practitioner });

/** The vaults below a folder, with a keychain that is a file: what was stored outlives the program that is killed. */
export function vaultsIn(folder: string): Vaults {
  return new Vaults(new VaultFolder(path.join(folder, 'people')), new FileKeychain(path.join(folder, 'keychain.json')), { clock: systemClock, settings: () => defaultSettings, aheadMs: () => undefined });
}

class FileKeychain implements Keychain {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  warm(): void {
    // It is always ready.
  }

  get(account: string) {
    return Promise.resolve(ok(this.#read()[account]));
  }

  set(account: string, secret: string) {
    this.#write({ ...this.#read(), [account]: secret });
    return Promise.resolve(ok(undefined));
  }

  delete(account: string) {
    const { [account]: _gone, ...rest } = this.#read();
    this.#write(rest);
    return Promise.resolve(ok(undefined));
  }

  #read(): Record<string, string> {
    return existsSync(this.#file) ? z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(this.#file, 'utf8'))) : {};
  }

  /** Whole or not at all, as a keychain does it. */
  #write(entries: Record<string, string>): void {
    const whole = openSync(`${this.#file}.new`, 'w', 0o600);
    writeSync(whole, JSON.stringify(entries));
    fsyncSync(whole);
    closeSync(whole);
    renameSync(`${this.#file}.new`, this.#file);
  }
}
