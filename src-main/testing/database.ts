import type { Database } from 'better-sqlite3';
import { join } from 'node:path';
import { databaseError, type DatabaseCalls } from '../db/database-thread.ts';
import type { Schema } from '../db/migrate.ts';
import { errorName, openDatabase } from '../db/open-database.ts';
import { createWorkerApi } from '../db/worker-api.ts';

/** SQLite for the Node that runs the tests. */
export const nativeBinding = join(import.meta.dirname, `../../node_modules/better-sqlite3/prebuilds/${process.platform}-${process.arch}.node`);

/** An open database in memory. */
export function memoryDatabase(schema: Schema = 'cache'): Database {
  const opened = openDatabase(undefined, undefined, nativeBinding, schema);
  if (!opened.ok) throw new Error(opened.failure);
  return opened.value;
}

/** The database thread without its thread: the same calls, made at once. `calls` are the methods called. */
export function directDatabase(): DatabaseCalls & { readonly calls: string[] } {
  const api = createWorkerApi() as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const calls: string[] = [];
  const call = (method: string, ...args: readonly unknown[]) => {
    calls.push(method);
    return new Promise<unknown>((resolve, reject) => {
      try {
        resolve(api[method]?.(...args));
      } catch (error) {
        const name = errorName(error);
        // A bug says more here than across threads.
        reject(/^(damaged|SQLITE_)/.test(name) || !(error instanceof Error) ? databaseError(name) : error);
      }
    });
  };
  return { calls, call: call as DatabaseCalls['call'] };
}
