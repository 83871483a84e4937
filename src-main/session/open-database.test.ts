import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../src-shared/models/draft.ts';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import { openDatabase } from '../db/open-database.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import type { OpenVault } from '../vault/vault.ts';
import { openPersonDatabase } from './open-database.ts';

const opened = { rebuilt: false, salvaged: false };
const vaultAt = (): OpenVault => ({ id: 'x', databasePath: join(temporaryFolder(), 'cache.sqlite'), dataKey: Buffer.alloc(32, 3) });

/** Opens the vault's database, reads its settings and closes it. */
async function open(vault: OpenVault | undefined, save: Record<string, string> = {}) {
  const database = directDatabase();
  const result = await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding);
  if (!result.ok) return { opened: result };
  await database.call('saveSettings', save);
  const settings = await database.call('settings');
  await database.call('close');
  return { opened: result, settings };
}

describe('a person\'s database', () => {
  it('is opened again with what it held, and the vault keeps its key', async () => {
    const vault = vaultAt();
    expect(await open(vault, { a: '1' })).toEqual({ opened: ok(opened), settings: { a: '1' } });
    expect(await open(vault)).toEqual({ opened: ok(opened), settings: { a: '1' } });
    expect(vault.dataKey).toEqual(Buffer.alloc(32, 3));
  });

  it('that is damaged is put aside and begun anew', async () => {
    const vault = vaultAt();
    await open(vault, { a: '1' });
    writeFileSync(vault.databasePath, 'damaged'.repeat(2_000));
    writeFileSync(`${vault.databasePath}-wal`, 'old journal');
    expect(await open(vault)).toEqual({ opened: ok({ ...opened, rebuilt: true }), settings: {} });
    expect(readFileSync(`${vault.databasePath}.damaged`, 'utf8')).toBe('damaged'.repeat(2_000));
    expect(existsSync(`${vault.databasePath}-wal`)).toBe(false);
    expect(await open(vault)).toEqual({ opened: ok(opened), settings: {} });
  });

  it('of a newer program is left where it is', async () => {
    const vault = vaultAt();
    await open(vault, { a: '1' });
    const newer = openDatabase(vault.databasePath, vault.dataKey, nativeBinding);
    if (!newer.ok) return expect.fail();
    newer.value.pragma('user_version=99');
    newer.value.close();
    const before = readFileSync(vault.databasePath);
    expect(await open(vault)).toEqual({ opened: failed('newer') });
    expect(readFileSync(vault.databasePath)).toEqual(before);
    expect(existsSync(`${vault.databasePath}.damaged`)).toBe(false);
  });

  it('of nobody remembered is in memory', async () => {
    expect(await open(undefined, { a: '1' })).toEqual({ opened: ok(opened), settings: { a: '1' } });
    expect(await open(undefined)).toEqual({ opened: ok(opened), settings: {} });
  });

  it('of their own work that is damaged gives back what can be read of it, and is kept', async () => {
    const vault = vaultAt();
    const path = join(dirname(vault.databasePath), 'work.sqlite');
    const database = directDatabase();
    await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding);
    const notes = 'Words '.repeat(500);
    for (let index = 0; index < 100; index += 1) await database.call('drafts.create', `d${index}`, { ...emptyFields, notes: `${index} ${notes}` }, index);
    await database.call('close');
    const file = readFileSync(path);
    file.fill(7, file.length / 2, file.length / 2 + 4_096);
    writeFileSync(path, file);
    expect(await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding, ['work'])).toEqual(ok({ rebuilt: false, salvaged: true }));
    const ids = (await database.call('drafts.list')).map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(90);
    expect(ids).toEqual(expect.arrayContaining(['d0', 'd99']));
    expect(await database.call('damaged')).toEqual([]);
    expect(readFileSync(`${path}.damaged1`)).toEqual(file);
    expect(existsSync(`${path}.copy`)).toBe(false);
    await database.call('close');
    writeFileSync(path, 'nothing of it'.repeat(2_000));
    expect(await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding)).toEqual(ok({ rebuilt: false, salvaged: true }));
    expect(await database.call('drafts.list')).toEqual([]);
    expect(existsSync(`${path}.damaged2`)).toBe(true);
    await database.call('close');
  });
});
