import type { Database } from 'better-sqlite3';
import { requestsAndSettings } from './migrations/0001-requests-and-settings.ts';

/** Every step from an empty file to this version's schema, in order; the count is kept in user_version. */
const migrations: readonly string[] = [requestsAndSettings];

/** Brings the schema up to date, each step whole or not at all. `newer` when a later program wrote the file: it is left alone. */
export function migrate(database: Database): 'current' | 'newer' {
  const version = database.pragma('user_version', { simple: true }) as number;
  if (version > migrations.length) return 'newer';
  for (const [index, sql] of migrations.entries()) {
    if (index < version) continue;
    database.transaction(() => {
      database.exec(sql);
      database.pragma(`user_version=${index + 1}`);
    })();
  }
  return 'current';
}
