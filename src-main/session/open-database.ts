import { renameSync, rmSync } from 'node:fs';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import type { OpenVault } from '../vault/vault.ts';

/** How a person's database came to be open. `rebuilt`: the old file was damaged and was put aside. */
export type DatabaseOpened = 'opened' | 'rebuilt';

/**
 * Opens the vault's database, or one in memory. What it holds is a copy of the server's data, so a damaged file is put
 * aside and begun anew; one written by a newer program, or on a disk that refuses now, is left alone.
 */
export async function openPersonDatabase(database: DatabaseThread, vault: OpenVault | undefined, nativeBinding: string): Promise<Result<DatabaseOpened, 'newer' | 'unreachable'>> {
  const open = () => {
    const key = vault && Uint8Array.from(vault.dataKey);
    const opening = database.call('open', vault?.databasePath, key, nativeBinding);
    // The thread was sent a copy; the vault's own stays for sealing it again.
    key?.fill(0);
    return opening;
  };
  const first = await open();
  if (first.ok) return ok('opened');
  if (!vault) throw new Error(`A database in memory does not open: ${first.failure}`);
  if (first.failure !== 'damaged') return failed(first.failure);
  putAside(vault.databasePath);
  const second = await open();
  if (!second.ok) throw new Error(`A new database does not open: ${second.failure}`);
  return ok('rebuilt');
}

/** Keeps the damaged file for support, in place of an earlier one, and removes its journal. */
export function putAside(path: string): void {
  renameSync(path, `${path}.damaged`);
  for (const suffix of ['-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
}
