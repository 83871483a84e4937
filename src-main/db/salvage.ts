import type { Database } from 'better-sqlite3';
import { isDamage } from './open-database.ts';

/** What was read out of a damaged file: how many rows, and whether every table was read to its end. */
export type Salvaged = { readonly rows: number; readonly whole: boolean };

/** How many rows are looked for behind a place from which on nothing can be read. */
const furthest = 20_000;

/**
 * Copies into an empty database of the same schema what a damaged one still gives: each table row by row from its
 * beginning; where it breaks off, from its end, and each row that may be in between. Rows whose draft can't be read are
 * left out.
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
      const select = `SELECT rowid AS salvaged_rowid, ${columns} FROM ${table}`;
      const first = readInto(damaged, `${select} ORDER BY rowid`, put);
      if (first.whole) continue;
      whole = false;
      const last = readInto(damaged, `${select} ORDER BY rowid DESC`, put);
      const between = reading(() => damaged.prepare(`${select} WHERE rowid = ?`));
      for (let rowid = first.reached + 1; between && rowid < (last.reached || first.reached + furthest); rowid += 1) {
        const row = reading(() => between.get(rowid));
        if (row !== undefined) put(row);
      }
    }
    for (const { table, rowid } of into.pragma('foreign_key_check') as { table: string; rowid: number }[]) into.prepare(`DELETE FROM ${table} WHERE rowid = ?`).run(rowid);
  })();
  into.pragma('foreign_keys=ON');
  return { rows, whole };
}

/** Whether the query could be read to its end, and which row was the last that it gave. */
function readInto(damaged: Database, select: string, put: (row: unknown) => void): { readonly whole: boolean; readonly reached: number } {
  let reached = 0;
  const whole = reading(() => {
    for (const row of damaged.prepare(select).iterate()) {
      put(row);
      reached = (row as { salvaged_rowid: number }).salvaged_rowid;
    }
    return true;
  });
  return { whole: whole === true, reached };
}

/** What `read` gives; undefined where the file is damaged. */
function reading<Value>(read: () => Value): Value | undefined {
  try {
    return read();
  } catch (error) {
    if (isDamage(error)) return undefined;
    throw error;
  }
}
