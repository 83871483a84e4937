import { existsSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failed } from '../../src-shared/models/result.ts';
import { nativeBinding } from '../testing/database.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { isDamage, openDatabase } from './open-database.ts';

const key = Buffer.alloc(32, 5);
const marker = 'Muñoz, Ana Lucía of Springfield';

const open = (path: string | undefined, secret: Buffer | undefined = key) => openDatabase(path, secret, nativeBinding);

/** Opens, does `work`, closes. */
function using<Value>(path: string, work: (database: Extract<ReturnType<typeof open>, { ok: true }>['value']) => Value): Value {
  const opened = open(path);
  if (!opened.ok) return expect.fail(opened.failure);
  try {
    return work(opened.value);
  } finally {
    opened.value.close();
  }
}

/** A database with something in it. */
function written(): string {
  const path = join(temporaryFolder(), 'cache.sqlite');
  using(path, (database) => {
    const put = database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)');
    database.transaction(() => {
      for (let index = 0; index < 500; index += 1) put.run(`s${index}`, marker);
    })();
  });
  return path;
}

const count = (path: string) => using(path, (database) => database.prepare('SELECT count(*) FROM setting').pluck().get());

describe('the encrypted database', () => {
  it('keeps what was written, and shows nothing of it, not even that it is SQLite', () => {
    const path = written();
    const file = readFileSync(path);
    expect(file.includes('SQLite format 3')).toBe(false);
    expect(file.includes(marker)).toBe(false);
    expect(file.includes('CREATE TABLE')).toBe(false);
    expect(file.includes(key)).toBe(false);
    expect(count(path)).toBe(500);
  });

  it('writes its journal encrypted too', () => {
    const path = written();
    using(path, (database) => {
      database.prepare('INSERT INTO setting (name, value) VALUES (?, ?)').run('another', marker);
      const journal = readFileSync(`${path}-wal`);
      expect(journal.length).toBeGreaterThan(0);
      expect(journal.includes(marker)).toBe(false);
    });
  });

  it('is as durable and as sparing as it should be', () => {
    using(written(), (database) => {
      const pragma = (name: string): unknown => database.pragma(name, { simple: true });
      expect({
        journal_mode: pragma('journal_mode'), synchronous: pragma('synchronous'), foreign_keys: pragma('foreign_keys'), secure_delete: pragma('secure_delete'),
        temp_store: pragma('temp_store'), trusted_schema: pragma('trusted_schema'), checkpoint_fullfsync: pragma('checkpoint_fullfsync'), cache_size: pragma('cache_size'), user_version: pragma('user_version'),
      }).toEqual({ journal_mode: 'wal', synchronous: 2, foreign_keys: 1, secure_delete: 1, temp_store: 2, trusted_schema: 0, checkpoint_fullfsync: 1, cache_size: -8000, user_version: 6 });
    });
  });

  it('leaves nothing on disk when it is one in memory', () => {
    const opened = openDatabase(undefined, undefined, nativeBinding);
    expect(opened.ok && opened.value.memory).toBe(true);
    if (opened.ok) opened.value.close();
  });
});

describe('a file that can not be used', () => {
  const unharmed = (path: string, opens: () => unknown) => {
    const before = readFileSync(path);
    const result = opens();
    expect(readFileSync(path)).toEqual(before);
    return result;
  };

  it('under another key is damaged, and unharmed', () => {
    const path = written();
    expect(unharmed(path, () => open(path, Buffer.alloc(32, 6)))).toEqual(failed('damaged'));
    expect(count(path)).toBe(500);
  });

  it('that is encrypted does not open without a key', () => {
    const path = written();
    expect(unharmed(path, () => openDatabase(path, undefined, nativeBinding))).toEqual(failed('damaged'));
  });

  it.each<[string, (path: string) => void]>([
    ['text', (path) => writeFileSync(path, 'This is no database. '.repeat(1_000))],
    ['zeros', (path) => writeFileSync(path, Buffer.alloc(8_192))],
    ['half a page', (path) => truncateSync(path, 2_048)],
    ['a changed header', (path) => { const file = readFileSync(path); file.fill(0xff, 0, 64); writeFileSync(path, file); }],
  ])('holding %s is damaged, and unharmed', (_title, harm) => {
    const path = written();
    harm(path);
    expect(unharmed(path, () => open(path))).toEqual(failed('damaged'));
  });

  it('with one bit turned in a page is found damaged when that page is read', () => {
    const path = written();
    const file = readFileSync(path);
    const at = file.length - 2_000;
    file[at] = (file[at] ?? 0) ^ 1;
    writeFileSync(path, file);
    const opened = open(path);
    const found = (() => {
      if (!opened.ok) return opened.failure === 'damaged';
      try {
        opened.value.pragma('integrity_check');
        opened.value.prepare('SELECT * FROM setting').all();
        return false;
      } catch (error) {
        return isDamage(error);
      } finally {
        opened.value.close();
      }
    })();
    expect(found).toBe(true);
  });

  it('of a newer program is left alone', () => {
    const path = written();
    using(path, (database) => database.pragma('user_version=99'));
    expect(unharmed(path, () => open(path))).toEqual(failed('newer'));
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  it('where a folder is in its place, or none around it, is unreachable or a bug', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'cache.sqlite'));
    expect(open(join(folder, 'cache.sqlite'))).toEqual(failed('unreachable'));
    expect(() => open(join(folder, 'none', 'cache.sqlite'))).toThrow();
  });

  it('that another program holds is unreachable, not damaged', () => {
    const path = written();
    using(path, (holder) => {
      holder.pragma('locking_mode=EXCLUSIVE');
      holder.exec('BEGIN EXCLUSIVE');
      expect(open(path)).toEqual(failed('unreachable'));
      holder.exec('ROLLBACK');
    });
    expect(count(path)).toBe(500);
  }, 20_000);
});
