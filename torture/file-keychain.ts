import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import * as z from 'zod';
import type { Keychain } from '../src-main/credentials/keychain.ts';
import { ok } from '../src-shared/models/result.ts';

/** A keychain that is a file: what was stored outlives the program that is killed. */
export class FileKeychain implements Keychain {
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
