import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { DatabaseDamagedError, type DatabaseThread } from '../db/database-thread.ts';
import type { Schema } from '../db/migrate.ts';
import type { DatabaseImages } from '../db/worker-api.ts';
import { keepAside, suffixes } from '../db/keep-aside.ts';
import type { OpenVault } from '../vault/vault.ts';

/**
 * How a person's databases came to be open. `rebuilt`: the copy of the server's data was damaged and was put aside.
 * `salvaged`: the person's own work was damaged, and what could be read of it is here.
 */
export type DatabaseOpened = { readonly rebuilt: boolean; readonly salvaged: boolean };

type Problem = 'newer' | 'unreachable';

/** The file of the person's own work, beside the copy of the server's data. */
const workPath = (vault: OpenVault): string => join(dirname(vault.databasePath), 'work.sqlite');

/**
 * Opens the vault's databases, or ones in memory with the content of `images`. What the cache holds is a copy of the server's data, so a damaged file
 * is put aside and begun anew; of a damaged file of the person's own work everything that can be read is taken over, and
 * the file is kept for ever. One written by a newer program, or on a disk that refuses now, is left alone. `damaged`:
 * files that are known to be damaged although they open.
 */
export async function openPersonDatabase(database: DatabaseThread, vault: OpenVault | undefined, nativeBinding: string, damaged: readonly Schema[] = [], images?: DatabaseImages): Promise<Result<DatabaseOpened, Problem>> {
  const opening = new Opening(database, vault, nativeBinding, images);
  const cache = await opening.cache(damaged.includes('cache'));
  if (!cache.ok) return cache;
  try {
    const work = await opening.work(damaged.includes('work'));
    if (work.ok) return ok({ rebuilt: cache.value === 'anew', salvaged: work.value === 'anew' });
    await database.call('close');
    return work;
  } catch (error) {
    // The work is sound, and showing it in the cache found that one damaged.
    if (!(error instanceof DatabaseDamagedError) || cache.value === 'anew') throw error;
    await database.call('close');
    return openPersonDatabase(database, vault, nativeBinding, ['cache']);
  }
}

/** Opens what was found damaged in use once more: the damaged files anew. */
export async function reopenDamaged(database: DatabaseThread, vault: OpenVault | undefined, nativeBinding: string): Promise<Result<DatabaseOpened, Problem>> {
  const found = await database.call('damaged');
  await database.call('close');
  return openPersonDatabase(database, vault, nativeBinding, found.length > 0 ? found : ['cache']);
}

/** What came of opening the same databases twice. */
export function eitherOpened(first: DatabaseOpened, second: DatabaseOpened): DatabaseOpened {
  return { rebuilt: first.rebuilt || second.rebuilt, salvaged: first.salvaged || second.salvaged };
}

class Opening {
  readonly #database: DatabaseThread;
  readonly #vault: OpenVault | undefined;
  readonly #nativeBinding: string;
  readonly #images: DatabaseImages | undefined;

  constructor(database: DatabaseThread, vault: OpenVault | undefined, nativeBinding: string, images: DatabaseImages | undefined) {
    this.#images = images;
    this.#database = database;
    this.#vault = vault;
    this.#nativeBinding = nativeBinding;
  }

  cache(isDamaged: boolean): Promise<Result<'opened' | 'anew', Problem>> {
    return this.#openOr('open', this.#vault?.databasePath, isDamaged, (path) => {
      putAside(path);
      return Promise.resolve(ok(undefined));
    });
  }

  work(isDamaged: boolean): Promise<Result<'opened' | 'anew', Problem>> {
    return this.#openOr('openWork', this.#vault && workPath(this.#vault), isDamaged, async (path) => {
      // The damaged file stays where it is until what can be read of it is on the disk.
      const [copy, anew] = [`${path}.copy`, `${path}.new`];
      for (const suffix of suffixes) {
        rmSync(anew + suffix, { force: true });
        if (existsSync(path + suffix)) copyFileSync(path + suffix, copy + suffix);
      }
      const salvaged = await this.#withKey((key) => this.#database.call('salvageWork', copy, anew, key, this.#nativeBinding));
      for (const suffix of suffixes) rmSync(copy + suffix, { force: true });
      if (!salvaged.ok) return failed(salvaged.failure === 'newer' ? 'newer' : 'unreachable');
      keepAside(path);
      renameSync(anew, path);
      return ok(undefined);
    });
  }

  async #openOr(method: 'open' | 'openWork', path: string | undefined, isDamaged: boolean, beginAnew: (path: string) => Promise<Result<undefined, Problem>>): Promise<Result<'opened' | 'anew', Problem>> {
    const image = method === 'open' ? this.#images?.cache : this.#images?.work;
    const open = () => this.#withKey((key) => this.#database.call(method, path, key, this.#nativeBinding, image));
    const first = isDamaged && path !== undefined ? failed('damaged' as const) : await open();
    if (first.ok) return ok('opened');
    if (path === undefined) throw new Error(`A database in memory does not open: ${first.failure}`);
    if (first.failure !== 'damaged') return failed(first.failure);
    const begun = await beginAnew(path);
    if (!begun.ok) return begun;
    const second = await open();
    if (!second.ok) throw new Error(`A new database does not open: ${second.failure}`);
    return ok('anew');
  }

  /** The thread is sent a copy; the vault's own key stays for sealing it again. */
  #withKey<Value>(call: (key: Uint8Array | undefined) => Value): Value {
    const key = this.#vault && Uint8Array.from(this.#vault.dataKey);
    const value = call(key);
    key?.fill(0);
    return value;
  }
}

/** Keeps the damaged file for support, in place of an earlier one, and removes its journal. */
function putAside(path: string): void {
  renameSync(path, `${path}.damaged`);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}
