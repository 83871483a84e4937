import Database from 'better-sqlite3';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { migrate, type Schema } from './migrate.ts';

/** Why a database can't be used: not a readable one under this key, written by a newer program, or the disk refuses now. */
export type DatabaseProblem = 'damaged' | 'newer' | 'unreachable';

/** The oldest SQLite without the WAL-reset corruption (sqlite.org/wal.html#walresetbug). */
const oldestSqlite = [3, 51, 3];

/**
 * Opens the encrypted database at `path` with a 32-byte key (SQLCipher 4: AES-256-CBC and HMAC-SHA512 on each page, raw
 * key), or one in memory without; `path` can be the content of one. On any failure the file is closed again and untouched.
 */
export function openDatabase(path: string | Buffer | undefined, key: Buffer | undefined, nativeBinding: string, schema: Schema = 'cache'): Result<Database.Database, DatabaseProblem> {
  let database: Database.Database | undefined;
  try {
    database = openUnder(path, key, nativeBinding);
    database.pragma('temp_store=MEMORY');
    database.pragma('journal_mode=WAL');
    database.pragma('synchronous=FULL');
    database.pragma('checkpoint_fullfsync=ON');
    database.pragma('foreign_keys=ON');
    database.pragma('secure_delete=ON');
    database.pragma('trusted_schema=OFF');
    database.pragma('cache_size=-8000');
    assertSqlite(database);
    if (migrate(database, schema) === 'newer') {
      database.close();
      return failed('newer');
    }
    return ok(database);
  } catch (error) {
    database?.close();
    return failed(databaseProblem(error));
  }
}

/** Why a database can't be used, by what SQLite throws. Throws it again when it is a bug. */
export function databaseProblem(error: unknown): DatabaseProblem {
  if (isDamage(error)) return 'damaged';
  if (/^SQLITE_(CANTOPEN|BUSY|LOCKED|FULL|IOERR|READONLY|PERM)/.test(sqliteCode(error))) return 'unreachable';
  throw error;
}

/** Opens a damaged file without looking at it, for `salvage`. It is to be a copy: closing it may write. */
export function openDamaged(path: string, key: Buffer | undefined, nativeBinding: string): Database.Database {
  const database = openUnder(path, key, nativeBinding);
  // Otherwise SQLite reads nothing of a file that is shorter than its header says.
  database.unsafeMode();
  database.pragma('writable_schema=ON');
  return database;
}

function openUnder(path: string | Buffer | undefined, key: Buffer | undefined, nativeBinding: string): Database.Database {
  const database = new Database(path ?? ':memory:', { nativeBinding });
  if (key) {
    database.pragma(`cipher='sqlcipher'`);
    database.pragma(`legacy=4`);
    // SQLite takes a raw key as text only; the string is gone with the next collection.
    database.pragma(`key="x'${key.toString('hex')}'"`);
  }
  return database;
}

/** Whether SQLite says that the file is not what it should be. */
export function isDamage(error: unknown): boolean {
  return /^SQLITE_(NOTADB|CORRUPT)/.test(sqliteCode(error));
}

/** What an error is called on its way to main: `damaged`, SQLite's code, or where a bug was thrown; never a message, which could hold a value. */
export function errorName(error: unknown): string {
  if (isDamage(error)) return 'damaged';
  const code = sqliteCode(error);
  if (code !== '') return code;
  return error instanceof Error ? `${error.name} ${/:\d+:\d+/.exec(error.stack ?? '')?.[0] ?? ''}` : 'unknown';
}

function sqliteCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function assertSqlite(database: Database.Database): void {
  const version = database.prepare('SELECT sqlite_version()').pluck().get() as string;
  const parts = version.split('.').map(Number);
  const difference = oldestSqlite.map((oldest, index) => (parts[index] ?? 0) - oldest).find((each) => each !== 0) ?? 0;
  if (difference < 0) throw new Error(`SQLite ${version} is too old`);
}
