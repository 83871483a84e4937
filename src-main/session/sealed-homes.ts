import type { Problem, ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, type Result } from '../../src-shared/models/result.ts';
import type { Settings } from '../../src-shared/models/settings.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseImages } from '../db/worker-api.ts';
import { delayAfter } from '../vault/guard.ts';
import { derivePasswordKey, newKdf, type PasswordKey } from '../vault/key-derivation.ts';
import type { Remembered, Tile } from '../vault/tile.ts';
import { PassingTime } from '../watch/passing-time.ts';
import { sessionLeftMs } from '../watch/watch.ts';
import type { HomeSeal, SealedHome } from './sealed-home.ts';

/** An opened home of somebody of whom nothing is on the disk; `notRemembered`: why Remember Me was not kept. */
export type Unsealed = { readonly images: DatabaseImages; readonly seal: HomeSeal; readonly notRemembered: ProblemCode | undefined };

/** Wrong passwords in a row, and until when (monotonic) the next one waits. */
type Tried = { readonly wrong: number; readonly until: number };

/**
 * A home that was closed. `atStake`: the server does not have everything of it; `signedInAt`: the last sign-in in full of
 * its session, epoch ms, undefined when that is too old already; `revoke` ends it at the server.
 */
export type Sealed = { readonly home: SealedHome; readonly atStake: boolean; readonly signedInAt: number | undefined; readonly revoke: () => Promise<void> };

/** A home that is being closed; `atStake` as far as it is known before. */
type Closing = { readonly person: Remembered; readonly atStake: boolean; readonly takesPassword: boolean; readonly notRemembered: ProblemCode | undefined; readonly sealed: Promise<Sealed> };
type Entry = Omit<Closing, 'atStake'> & { readonly opened: AbortController; atStake: boolean };

export type SealedHomesPorts = {
  readonly clock: Clock;
  readonly settings: () => Pick<Settings, 'sessionHours'>;
  /** How many wrong passwords in a row a home takes; then it takes a new sign-in. */
  readonly allowed: () => number;
  /** Somebody's session is over, and their home is gone unless something is at stake. */
  readonly onSessionOver: (person: Remembered) => void;
};

/** Sleep is noticed within this. */
const lookEveryMs = 15_000;

/**
 * The locked homes of people of whom nothing is on the disk. They last until they are opened, their session is as old as
 * one may be, or the program ends. One of which the server does not have everything outlasts its session.
 */
export class SealedHomes {
  readonly #homes = new Map<string, Entry>();
  readonly #tried = new Map<string, Tried>();
  /** The homes that a password is being tried at. */
  readonly #trying = new Set<string>();
  readonly #ports: SealedHomesPorts;

  constructor(ports: SealedHomesPorts) {
    this.#ports = ports;
  }

  /** Takes a home that is being sealed; one that can't be is gone. */
  add(closing: Closing): void {
    const entry = { ...closing, opened: new AbortController() };
    this.#homes.set(entry.person.id, entry);
    entry.sealed.then(
      (sealed) => this.#keep(entry, sealed),
      () => this.#homes.delete(entry.person.id),
    );
  }

  /** The program ends, and every session of theirs at its server. Best effort. */
  async revokeAll(): Promise<void> {
    await Promise.allSettled([...this.#homes.values()].map(async ({ sealed }) => (await sealed).revoke()));
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
    return derivePasswordKey(password, (await locked?.sealed)?.home.kdf() ?? newKdf());
  }

  /** Opens a home with the password alone. */
  async open(id: string, password: string): Promise<Result<Unsealed, Problem>> {
    this.#trying.add(id);
    try {
      return await this.#try(id, password);
    } finally {
      this.#trying.delete(id);
    }
  }

  /** Opens the home of somebody who has just signed in; undefined when there is none, or one under another password. */
  async openSignedIn({ subject, via }: Tile, lockKey: PasswordKey | undefined): Promise<Unsealed | undefined> {
    const entry = [...this.#homes.values()].find(({ person }) => person.subject === subject && (person.via === 'domain') === (via === 'domain'));
    const opened = entry && (await this.#open(entry, lockKey && { ...lockKey, key: Buffer.from(lockKey.key) }));
    return opened?.ok ? opened.value : undefined;
  }

  async #try(id: string, password: string): Promise<Result<Unsealed, Problem>> {
    const { clock, allowed } = this.#ports;
    const entry = this.#homes.get(id);
    const kdf = (await entry?.sealed)?.home.kdf();
    if (!entry || !kdf) return failed({ code: 'wrong-password' });
    const { wrong: before, until } = this.#tried.get(id) ?? { wrong: 0, until: 0 };
    const waitMs = until - clock.monotonic();
    if (before >= allowed()) return failed({ code: 'attempts-over' });
    if (waitMs > 0) return failed({ code: 'unlock-wait', waitMs });
    // Counted before it is made.
    const wrong = before + 1;
    const nextMs = delayAfter(wrong);
    this.#tried.set(id, { wrong, until: clock.monotonic() + nextMs });
    const opened = await this.#open(entry, await derivePasswordKey(password, kdf));
    if (opened.ok) return opened;
    return failed(wrong >= allowed() ? { code: 'attempts-over' } : { code: opened.failure, ...(nextMs > 0 && { waitMs: nextMs }) });
  }

  async #open({ person, notRemembered, sealed, opened: over }: Entry, lockKey: PasswordKey | undefined): Promise<Result<Unsealed, 'wrong-password'>> {
    const opened = (await sealed).home.open(lockKey);
    if (!opened.ok) return opened;
    over.abort();
    this.#remove(person.id);
    return { ok: true, value: { ...opened.value, notRemembered } };
  }

  /** Until it is opened, or its session is over. A person who is at the password just then is not too late. */
  async #keep(entry: Entry, { home, atStake, signedInAt, revoke }: Sealed): Promise<void> {
    const { person, opened } = entry;
    const { clock, settings, onSessionOver } = this.#ports;
    entry.atStake = atStake;
    const time = new PassingTime(clock);
    const [lockedAt, from] = [clock.now(), time.ms()];
    const leftMs = () => (signedInAt === undefined ? 0 : sessionLeftMs(signedInAt, lockedAt + time.ms() - from, settings()));
    for (let left = leftMs(); left > 0 || this.#trying.has(person.id); left = leftMs()) {
      await clock.wait(Math.min(left > 0 ? left : lookEveryMs, lookEveryMs), opened.signal);
      if (opened.signal.aborted) return;
    }
    void revoke();
    if (!atStake) {
      home.end();
      this.#remove(person.id);
    }
    onSessionOver(person);
  }

  #remove(id: string): void {
    this.#homes.delete(id);
    this.#tried.delete(id);
  }
}
