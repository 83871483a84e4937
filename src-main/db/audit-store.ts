import type { Database } from 'better-sqlite3';
import { auditEntrySchema, type AuditColumn, type AuditEntry, type AuditFilter, type AuditHead, type AuditPage, type AuditQuery, type AuditRefusals, type AuditVerification } from '../../src-shared/models/audit.ts';
import { canonical, hashOf, noHash, verifyChain, type AuditRow } from './audit-chain.ts';

/** An entry that has no place in the chain yet. */
export type NewEntry = Omit<AuditEntry, 'seq' | 'previous'>;

const sorted: Readonly<Record<AuditColumn, string>> = { seq: 'seq', at: 'at', who: 'who', action: 'action', what: 'what', outcome: 'outcome', host: "entry ->> 'host'" };

/** The audit trail's file. Only its end grows: the schema's triggers refuse everything else. */
export class AuditStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Appends entries, all or none; gives the new end. They are on the disk when this returns. */
  append(entries: readonly NewEntry[]): AuditHead {
    const insert = this.#database.prepare('INSERT INTO audit (seq, entry, hash) VALUES (?, ?, ?)');
    return this.#database.transaction(() => {
      let head = this.head();
      for (const entry of entries) {
        const seq = head.seq + 1;
        const text = canonical(auditEntrySchema.parse({ ...entry, seq, previous: head.hash }));
        head = { seq, hash: hashOf(text) };
        insert.run(seq, text, head.hash);
      }
      return head;
    }).immediate();
  }

  /** The last entry; number 0 of an empty trail. */
  head(): AuditHead {
    return (this.#database.prepare('SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1').get() as AuditHead | undefined) ?? { seq: 0, hash: noHash };
  }

  /** Checks every link. `known`: an end that there once was. */
  verify(known: AuditHead | undefined): AuditVerification {
    return verifyChain(this.#database.prepare('SELECT seq, entry AS text, hash FROM audit ORDER BY seq').iterate() as Iterable<AuditRow>, known);
  }

  /** A page of the entries that fit; those that are the same to the sort in the order in which they happened, or against it. */
  list({ sort, offset, limit, ...filter }: AuditQuery): AuditPage {
    const { where, values } = conditions(filter);
    const total = this.#database.prepare(`SELECT count(*) FROM audit ${where}`).pluck().get(values) as number;
    const direction = sort.descending ? 'DESC' : 'ASC';
    const texts = this.#database.prepare(`SELECT entry FROM audit ${where} ORDER BY ${sorted[sort.column]} ${direction}, seq ${direction} LIMIT @limit OFFSET @offset`).pluck().all({ ...values, limit, offset }) as string[];
    return { total, rows: texts.flatMap((text) => auditEntrySchema.safeParse(JSON.parse(text)).data ?? []) };
  }

  /** Whoever is named in it. */
  people(): string[] {
    return this.#database.prepare('SELECT DISTINCT who FROM audit WHERE who IS NOT NULL ORDER BY who').pluck().all() as string[];
  }

  /** The rows after `seq`, in their order. */
  after(seq: number, limit: number): AuditRow[] {
    return this.#database.prepare('SELECT seq, entry AS text, hash FROM audit WHERE seq > ? ORDER BY seq LIMIT ?').all(seq, limit) as AuditRow[];
  }

  /** The number of the first and the last entry of these days; undefined when there is none. */
  span({ from, before }: Pick<AuditFilter, 'from' | 'before'>): { first: number; last: number } | undefined {
    const { where, values } = conditions({ ...(from !== undefined && { from }), ...(before !== undefined && { before }) });
    const row = this.#database.prepare(`SELECT min(seq) AS first, max(seq) AS last FROM audit ${where}`).get(values) as { first: number | null; last: number | null };
    return row.first === null || row.last === null ? undefined : { first: row.first, last: row.last };
  }

  /** Up to which entry the server has answered. */
  sent(): number {
    return this.#database.prepare('SELECT seq FROM sent').pluck().get() as number;
  }

  /** The server has taken these entries and refused those: it has answered up to the last of them. */
  settle(taken: readonly number[], refused: readonly number[]): void {
    const take = this.#database.prepare('DELETE FROM refused WHERE seq = ?');
    const refuse = this.#database.prepare('INSERT OR IGNORE INTO refused (seq) VALUES (?)');
    this.#database.transaction(() => {
      for (const seq of taken) take.run(seq);
      for (const seq of refused) refuse.run(seq);
      this.#database.prepare('UPDATE sent SET seq = max(seq, ?)').run(Math.max(0, ...taken, ...refused));
    }).immediate();
  }

  /** The rows after `seq` that the server refused, in their order. */
  refused(seq: number, limit: number): AuditRow[] {
    return this.#database.prepare('SELECT seq, entry AS text, hash FROM audit JOIN refused USING (seq) WHERE seq > ? ORDER BY seq LIMIT ?').all(seq, limit) as AuditRow[];
  }

  /** How many entries the server refused, and the first one's number. */
  refusals(): AuditRefusals | undefined {
    const { count, first } = this.#database.prepare('SELECT count(*) AS count, min(seq) AS first FROM refused').get() as { count: number; first: number | null };
    return first === null ? undefined : { count, first };
  }
}

function conditions({ text, who, action, outcome, from, before }: AuditFilter): { where: string; values: Record<string, string | number> } {
  const parts = [
    text !== undefined && text.trim() !== '' && { sql: `ifnull(what, '') || ' ' || ifnull(who, '') LIKE @text ESCAPE '\\'`, values: { text: `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%` } },
    who !== undefined && { sql: 'who = @who', values: { who } },
    action !== undefined && { sql: 'action = @action', values: { action } },
    outcome !== undefined && { sql: 'outcome = @outcome', values: { outcome } },
    from !== undefined && { sql: 'at >= @from', values: { from } },
    before !== undefined && { sql: 'at < @before', values: { before } },
  ].filter((part) => part !== false);
  return { where: parts.length === 0 ? '' : `WHERE ${parts.map(({ sql }) => sql).join(' AND ')}`, values: Object.assign({}, ...parts.map((part) => part.values)) as Record<string, string | number> };
}
