import type { Database } from 'better-sqlite3';
import { outageMs, type Outage } from '../../src-shared/models/outage.ts';

/** How many outages are kept. */
const most = 100;

type Row = { readonly began: number; readonly ended: number | null };

/** The outages of one person, in the file of their own work. Times are epoch milliseconds. */
export class OutageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** When the outage began that lasts; undefined when none does. */
  lasting(): number | undefined {
    return this.#database.prepare('SELECT began FROM outage WHERE ended IS NULL').pluck().get() as number | undefined;
  }

  /** An outage begins, unless one lasts; gives when the lasting one began. */
  begin(at: number): number {
    return this.#database.transaction(() => {
      if (this.lasting() === undefined) this.#database.prepare('INSERT INTO outage (began) VALUES (?) ON CONFLICT DO UPDATE SET ended = NULL').run(at);
      return this.lasting() ?? at;
    })();
  }

  /** The lasting outage is over. One that was shorter than an outage is, is forgotten; so is the oldest of too many. */
  end(at: number): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM outage WHERE ended IS NULL AND @at - began < @outageMs').run({ at, outageMs });
      this.#database.prepare('UPDATE outage SET ended = ? WHERE ended IS NULL').run(at);
      this.#database.prepare('DELETE FROM outage WHERE began NOT IN (SELECT began FROM outage ORDER BY began DESC LIMIT ?)').run(most);
    })();
  }

  /** Every outage, the newest first, with what was done meanwhile. */
  list(now: number): Outage[] {
    const count = this.#database
      .prepare(
        `SELECT count(*) FROM (SELECT draft_id FROM draft_change WHERE by IS NOT NULL AND at BETWEEN @from AND @to
         UNION SELECT draft_id FROM submission WHERE queued_at BETWEEN @from AND @to)`,
      )
      .pluck();
    const rows = this.#database.prepare('SELECT began, ended FROM outage WHERE ifnull(ended, @now) - began >= @outageMs ORDER BY began DESC').all({ now, outageMs }) as Row[];
    return rows.map(({ began, ended }) => ({ from: began, ...(ended !== null && { to: ended }), requests: count.get({ from: began, to: ended ?? now }) as number }));
  }

  /** The last outage that there was between two times; undefined when there was none. */
  during(from: number, to: number, now: number): Omit<Outage, 'requests'> | undefined {
    const row = this.#database
      .prepare('SELECT began, ended FROM outage WHERE began <= @to AND ifnull(ended, @now) >= @from AND ifnull(ended, @now) - began >= @outageMs ORDER BY began DESC LIMIT 1')
      .get({ from, to, now, outageMs }) as Row | undefined;
    return row && { from: row.began, ...(row.ended !== null && { to: row.ended }) };
  }
}
