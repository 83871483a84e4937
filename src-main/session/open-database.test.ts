import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { DatabaseThread } from '../db/database-thread.ts';
import { openDatabase } from '../db/open-database.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { readyFields } from '../testing/ready-fields.ts';
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
});

describe('a damaged file of the person\'s own work', () => {
  const notes = 'Šárka O\'Brien 李小龙 عربي 🙂 '.repeat(80);

  let made: Promise<OpenVault> | undefined;

  /** Drafts d0 to d39, and one queued request. */
  async function make(): Promise<OpenVault> {
    const vault: OpenVault = { ...vaultAt(), databasePath: join(mkdtempSync(join(tmpdir(), 'facility-desk-')), 'cache.sqlite') };
    const database = directDatabase();
    await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding);
    for (let index = 0; index < 40; index += 1) await database.call('drafts.create', `d${index}`, readyFields({ notes: `${index} ${notes}` }), 1);
    await database.call('submissions.queue', 'd0', 2);
    await database.call('close');
    return vault;
  }
  afterAll(async () => {
    if (made) rmSync(dirname((await made).databasePath), { recursive: true });
  });

  /** A vault whose work has them. */
  async function worked() {
    const original = dirname((await (made ??= make())).databasePath);
    const vault = vaultAt();
    for (const name of readdirSync(original)) copyFileSync(join(original, name), join(dirname(vault.databasePath), name));
    return { vault, work: join(dirname(vault.databasePath), 'work.sqlite') };
  }

  async function reopen(vault: OpenVault) {
    const database = directDatabase();
    const result = await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding);
    const drafts = await database.call('drafts.list');
    const items = await database.call('submissions.items');
    const readable = await Promise.all(drafts.map(({ id }) => database.call('drafts.read', id)));
    await database.call('close');
    return { result, drafts, items, readable };
  }

  const harms: readonly (readonly [string, (path: string) => void, least: number])[] = [
    ['with a page in the middle overwritten', (path) => overwrite(path, 0.5, 4_096), 36],
    ['with a tenth overwritten', (path) => overwrite(path, 0.4, readFileSync(path).length / 10), 20],
    ['with its last third missing', (path) => truncateSync(path, Math.floor(readFileSync(path).length * 0.66)), 15],
    ['with an empty first page', (path) => overwrite(path, 0, 4_096), 0],
    ['that is something else', (path) => writeFileSync(path, 'This is no database.\n'.repeat(900)), 0],
  ];

  it.each(harms)('%s is kept, and what can be read is taken over', async (_title, harm, least) => {
    const { vault, work } = await worked();
    harm(work);
    const harmed = readFileSync(work);
    const database = directDatabase();
    const result = await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding);
    const found = await database.call('damaged');
    await database.call('close');
    const used = found.length > 0 ? await openPersonDatabase(database as unknown as DatabaseThread, vault, nativeBinding, found) : result;
    await database.call('close');
    expect(used).toEqual(ok({ rebuilt: false, salvaged: true }));
    expect(readFileSync(`${work}.damaged1`)).toEqual(harmed);
    const again = await reopen(vault);
    expect(again.result).toEqual(ok(opened));
    expect(again.drafts.length).toBeGreaterThanOrEqual(least);
    for (const draft of again.readable) expect(draft?.fields.notes).toContain(notes);
  });

  it('is never written over by the next one', async () => {
    const { vault, work } = await worked();
    for (let time = 0; time < 2; time += 1) {
      overwrite(work, 0, 4_096);
      await reopen(vault);
    }
    expect(readdirSync(dirname(work)).filter((name) => name.includes('damaged'))).toEqual(['work.sqlite.damaged1', 'work.sqlite.damaged2']);
  });

  it('is left alone when it is the copy of the server\'s data that is damaged', async () => {
    const { vault, work } = await worked();
    const before = readFileSync(work);
    overwrite(vault.databasePath, 0, 4_096);
    const { result, drafts, items } = await reopen(vault);
    expect([result, drafts.length, items.length]).toEqual([ok({ rebuilt: true, salvaged: false }), 40, 1]);
    overwrite(vault.databasePath, 0.3, readFileSync(vault.databasePath).length / 2);
    expect((await reopen(vault)).drafts).toHaveLength(40);
    expect(readFileSync(work)).toEqual(before);
    expect(existsSync(`${work}.damaged1`)).toBe(false);
  });
});

/** Overwrites bytes from a fraction of the file on, at the beginning of a page. */
function overwrite(path: string, from: number, bytes: number): void {
  const content = readFileSync(path);
  const start = Math.floor((content.length * from) / 4_096) * 4_096;
  writeFileSync(path, content.fill(0x5a, start, Math.min(content.length, Math.ceil(start + bytes))));
}
