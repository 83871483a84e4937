import type { Database } from 'better-sqlite3';

/** Small named values of one person, as JSON text. */
export class SettingStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Every value. */
  all(): Record<string, string> {
    const rows = this.#database.prepare('SELECT name, value FROM setting').all() as { name: string; value: string }[];
    return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
  }

  /** Writes the given values together; `null` removes one. */
  save(values: Readonly<Record<string, string | null>>): void {
    const put = this.#database.prepare('INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)');
    const remove = this.#database.prepare('DELETE FROM setting WHERE name = ?');
    this.#database.transaction(() => {
      for (const [name, value] of Object.entries(values)) {
        if (value === null) remove.run(name);
        else put.run(name, value);
      }
    })();
  }
}
