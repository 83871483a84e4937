import type { Database } from 'better-sqlite3';

/** What was read out of a damaged file: how many rows, and whether every table was read to its end. */
export type Salvaged = { readonly rows: number; readonly whole: boolean };

/**
 * Copies into an empty database of the same schema what a damaged one still gives: each table row by row from its
 * beginning, and from its end where it breaks off. Rows whose draft can't be read are left out.
 */
export function salvage(damaged: Database, into: Database): Salvaged {
  const tables = into.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'`).pluck().all() as string[];
  let rows = 0;
  let whole = true;
  // Whatever order the tables come in.
  into.pragma('foreign_keys=OFF');
  into.transaction(() => {
    for (const table of tables) {
      const columns = (into.prepare(`SELECT name FROM pragma_table_info(?)`).pluck().all(table) as string[]).join(', ');
      const put = (row: unknown) => {
        const values = row as Record<string, unknown>;
        rows += into.prepare(`INSERT OR IGNORE INTO ${table} (${columns}) VALUES (${columns.replaceAll(/\w+/g, '@$&')})`).run(values).changes;
      };
      const isWhole = readInto(damaged, `SELECT ${columns} FROM ${table} ORDER BY rowid`, put);
      if (!isWhole) readInto(damaged, `SELECT ${columns} FROM ${table} ORDER BY rowid DESC`, put);
      whole &&= isWhole;
    }
    for (const { table, rowid } of into.pragma('foreign_key_check') as { table: string; rowid: number }[]) into.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
  })();
  into.pragma('foreign_keys=ON');
  return { rows, whole };
}

/** Whether the query could be read to its end. */
function readInto(damaged: Database, select: string, put: (row: unknown) => void): boolean {
  try {
    for (const row of damaged.prepare(select).iterate()) put(row);
    return true;
  } catch {
    return false;
  }
}
