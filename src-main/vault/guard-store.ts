import type { Problem } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Clock } from '../clock.ts';
import type { Keychain } from '../credentials/keychain.ts';
import { openGuard, sealGuard, together, type Guard } from './guard.ts';
import type { VaultFolder } from './vault-file.ts';

/** Whose guard it is, and the key that seals it (32 bytes, out of the device secret). */
export type Guarded = { readonly id: string; readonly key: Buffer };

/** What becomes of the guard; undefined when the copies don't belong together. `time` is that of this PC as far as it is believed. */
type Change = (guard: Guard | undefined, time: number) => Result<Guard, Problem>;

/** The keychain entry of a person's guard, beside that of the device secret. */
const markOf = (id: string): string => `guard-${id}`;

/**
 * The guards on this PC, each kept twice: in the person's folder and in the keychain. Who puts back an older copy of one is
 * noticed; who puts back both at once, which takes this OS login, is not.
 */
export class GuardStore {
  readonly #folder: VaultFolder;
  readonly #keychain: Keychain;
  readonly #clock: Pick<Clock, 'now'>;
  #last: Promise<unknown> = Promise.resolve();

  constructor(folder: VaultFolder, keychain: Keychain, clock: Pick<Clock, 'now'>) {
    this.#folder = folder;
    this.#keychain = keychain;
    this.#clock = clock;
  }

  /** Reads, changes and writes, one after the other: what is answered is on the disk and in the keychain. */
  change(guarded: Guarded, change: Change): Promise<Result<Guard, Problem>> {
    const turn = this.#last.then(() => this.#change(guarded, change));
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Forgets the keychain's copy; the other goes with the person's folder. */
  async forget(id: string): Promise<void> {
    await this.#keychain.delete(markOf(id));
  }

  async #change({ id, key }: Guarded, change: Change): Promise<Result<Guard, Problem>> {
    const entry = await this.#keychain.get(markOf(id));
    if (!entry.ok) return failed({ code: entry.failure });
    const [file, mark] = [this.#folder.readGuard(id), entry.value].map((text) => openGuard(key, text, id));
    const guard = together(file, mark);
    const changed = change(guard, this.#clock.now() + (guard?.aheadMs ?? 0));
    if (!changed.ok) return changed;
    const next = { ...changed.value, turn: Math.max(file?.turn ?? 0, mark?.turn ?? 0) + 1 };
    // A full disk is met before the keychain is written.
    const text = sealGuard(key, next, id);
    const commit = this.#prepared(id, text);
    if (!commit) return failed({ code: 'kept-data-unreachable' });
    const set = await this.#keychain.set(markOf(id), text);
    if (!set.ok) return failed({ code: set.failure });
    commit();
    return ok(next);
  }

  #prepared(id: string, text: string): (() => void) | undefined {
    try {
      return this.#folder.prepareGuard(id, text);
    } catch {
      return undefined;
    }
  }
}
