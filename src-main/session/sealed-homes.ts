import type { Problem, ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, type Result } from '../../src-shared/models/result.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseImages } from '../db/worker-api.ts';
import { delayAfter } from '../vault/guard.ts';
import { derivePasswordKey, newKdf, type PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered, Tile } from '../vault/tile.ts';
import type { HomeSeal, SealedHome } from './sealed-home.ts';

/** An opened home of somebody of whom nothing is on the disk; `notRemembered`: why Remember Me was not kept. */
export type Unsealed = { readonly images: DatabaseImages; readonly seal: HomeSeal; readonly notRemembered: ProblemCode | undefined };

/** Wrong passwords in a row, and until when (monotonic) the next one waits. */
type Tried = { readonly wrong: number; readonly until: number };

/** `atStake`: the server does not have everything of it. */
type Entry = { readonly person: Remembered; readonly atStake: boolean; readonly takesPassword: boolean; readonly notRemembered: ProblemCode | undefined; readonly home: Promise<SealedHome> };

/** The locked homes of people of whom nothing is on the disk. They last until they are opened or the program ends. */
export class SealedHomes {
  readonly #homes = new Map<string, Entry>();
  readonly #tried = new Map<string, Tried>();
  readonly #clock: Clock;
  readonly #allowed: () => number;

  /** `allowed`: how many wrong passwords in a row a home takes; then it takes a new sign-in. */
  constructor(clock: Clock, allowed: () => number) {
    this.#clock = clock;
    this.#allowed = allowed;
  }

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

  /** How many of them hold something that only this program's memory has. */
  atStake(): number {
    return [...this.#homes.values()].filter((entry) => entry.atStake).length;
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
  async open(id: string, password: string): Promise<Result<Unsealed, Problem>> {
    const entry = this.#homes.get(id);
    const kdf = (await entry?.home)?.kdf();
    if (!entry || !kdf) return failed({ code: 'wrong-password' });
    const { wrong: before, until } = this.#tried.get(id) ?? { wrong: 0, until: 0 };
    const waitMs = until - this.#clock.monotonic();
    if (before >= this.#allowed()) return failed({ code: 'attempts-over' });
    if (waitMs > 0) return failed({ code: 'unlock-wait', waitMs });
    // Counted before it is made.
    const wrong = before + 1;
    const nextMs = delayAfter(wrong);
    this.#tried.set(id, { wrong, until: this.#clock.monotonic() + nextMs });
    const opened = await this.#open(entry, await derivePasswordKey(password, kdf));
    if (opened.ok) return opened;
    return failed(wrong >= this.#allowed() ? { code: 'attempts-over' } : { code: opened.failure, ...(nextMs > 0 && { waitMs: nextMs }) });
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
    this.#tried.delete(person.id);
    return { ok: true, value: { ...opened.value, notRemembered } };
  }
}
