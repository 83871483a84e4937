import type { ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, type Result } from '../../src-shared/models/result.ts';
import type { DatabaseImages } from '../db/worker-api.ts';
import { derivePasswordKey, newKdf, type PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered, Tile } from '../vault/vault.ts';
import type { HomeSeal, SealedHome } from './sealed-home.ts';

/** An opened home of somebody of whom nothing is on the disk; `notRemembered`: why Remember Me was not kept. */
export type Unsealed = { readonly images: DatabaseImages; readonly seal: HomeSeal; readonly notRemembered: ProblemCode | undefined };

type Entry = { readonly person: Remembered; readonly takesPassword: boolean; readonly notRemembered: ProblemCode | undefined; readonly home: Promise<SealedHome> };

/** The locked homes of people of whom nothing is on the disk. They last until they are opened or the program ends. */
export class SealedHomes {
  readonly #homes = new Map<string, Entry>();

  /** Takes a home that is being sealed; one that can't be is gone. */
  add(entry: Entry): void {
    const { id } = entry.person;
    this.#homes.set(id, entry);
    entry.home.catch(() => this.#homes.delete(id));
  }

  /** Whose they are. */
  people(): Remembered[] {
    return [...this.#homes.values()].map(({ person }) => person);
  }

  has(id: string): boolean {
    return this.#homes.has(id);
  }

  /** Whether it takes a new sign-in of the same person to open it. */
  takesSignIn(id: string): boolean {
    return this.#homes.get(id)?.takesPassword === false;
  }

  /** The half of a home's key out of a password that was typed at a sign-in: with the salt of the person's locked home, or a new one. */
  async lockKey(password: string, email: string): Promise<PasswordKey> {
    const locked = [...this.#homes.values()].find(({ person }) => person.via !== 'domain' && person.email.toLowerCase() === email.toLowerCase());
    return derivePasswordKey(password, (await locked?.home)?.kdf() ?? newKdf());
  }

  /** Opens a home with the password alone. */
  async open(id: string, password: string): Promise<Result<Unsealed, 'wrong-password'>> {
    const entry = this.#homes.get(id);
    const kdf = (await entry?.home)?.kdf();
    return entry && kdf ? this.#open(entry, await derivePasswordKey(password, kdf)) : failed('wrong-password');
  }

  /** Opens the home of somebody who has just signed in; undefined when there is none, or one under another password. */
  async openSignedIn({ subject, via }: Tile, lockKey: PasswordKey | undefined): Promise<Unsealed | undefined> {
    const entry = [...this.#homes.values()].find(({ person }) => person.subject === subject && (person.via === 'domain') === (via === 'domain'));
    const opened = entry && (await this.#open(entry, lockKey && { ...lockKey, key: Buffer.from(lockKey.key) }));
    return opened?.ok ? opened.value : undefined;
  }

  async #open({ person, notRemembered, home }: Entry, lockKey: PasswordKey | undefined): Promise<Result<Unsealed, 'wrong-password'>> {
    const opened = (await home).open(lockKey);
    if (!opened.ok) return opened;
    this.#homes.delete(person.id);
    return { ok: true, value: { ...opened.value, notRemembered } };
  }
}
