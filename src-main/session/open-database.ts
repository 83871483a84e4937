import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import type { OpenVault } from '../vault/vault.ts';

/** How a person's databases came to be open. `rebuilt`: the copy of the server's data was damaged and was put aside. */
export type DatabaseOpened = 'opened' | 'rebuilt';

/** The file of the person's own work, beside the copy of the server's data. */
const workPath = (vault: OpenVault): string => join(dirname(vault.databasePath), 'work.sqlite');

/**
 * Opens the vault's databases, or ones in memory. What the cache holds is a copy of the server's data, so a damaged file
 * is put aside and begun anew; one written by a newer program, or on a disk that refuses now, is left alone. A damaged
 * file of the person's own work is put aside too, but never over an earlier one.
 */
export async function openPersonDatabase(database: DatabaseThread, vault: OpenVault | undefined, nativeBinding: string): Promise<Result<DatabaseOpened, 'newer' | 'unreachable'>> {
  const cache = await openOrBegin(database, 'open', vault?.databasePath, vault, nativeBinding);
  if (!cache.ok) return cache;
  const work = await openOrBegin(database, 'openWork', vault && workPath(vault), vault, nativeBinding);
  if (work.ok) return cache;
  await database.call('close');
  return work;
}

async function openOrBegin(database: DatabaseThread, method: 'open' | 'openWork', path: string | undefined, vault: OpenVault | undefined, nativeBinding: string): Promise<Result<DatabaseOpened, 'newer' | 'unreachable'>> {
  const open = () => {
    const key = vault && Uint8Array.from(vault.dataKey);
    const opening = database.call(method, path, key, nativeBinding);
    // The thread was sent a copy; the vault's own stays for sealing it again.
    key?.fill(0);
    return opening;
  };
  const first = await open();
  if (first.ok) return ok('opened');
  if (path === undefined) throw new Error(`A database in memory does not open: ${first.failure}`);
  if (first.failure !== 'damaged') return failed(first.failure);
  if (method === 'open') putAside(path);
  else keepAside(path);
  const second = await open();
  if (!second.ok) throw new Error(`A new database does not open: ${second.failure}`);
  return ok('rebuilt');
}

/** Keeps the damaged file for support, in place of an earlier one, and removes its journal. */
export function putAside(path: string): void {
  renameSync(path, `${path}.damaged`);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}

/** Keeps a damaged file with its journal, beside any earlier one. */
function keepAside(path: string): void {
  let number = 1;
  while (existsSync(`${path}.damaged${number}`)) number += 1;
  for (const suffix of ['', '-wal', '-shm']) if (existsSync(path + suffix)) renameSync(path + suffix, `${path}.damaged${number}${suffix}`);
}
