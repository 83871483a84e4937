import type { Database } from 'better-sqlite3';
import type { CaseState } from '../../src-shared/models/case.ts';
import type { ClockedCase } from '../../src-shared/models/deadline.ts';

/** A submitted request as the reports count it; `sent` and `answered` are FHIR instants, `priority` a code of processpriority. */
export type SentRow = {
  readonly id: string;
  readonly state: CaseState;
  readonly contract: string;
  readonly consumerName: string;
  readonly consumerId: string;
  readonly services: string;
  readonly sent: string;
  readonly answered: string | null;
  readonly priority: string | null;
};

/** How many unsubmitted requests were last changed between each two of these instants, and before the last one. */
export function draftCounts(database: Database, instants: readonly string[]): number[] {
  const count = database.prepare(`SELECT count(*) FROM worklist WHERE last_modified >= ? AND last_modified < ?`).pluck();
  return instants.map((instant, index) => count.get(instants[index + 1] ?? '', instant) as number);
}

const select = `
  SELECT r.id, CASE WHEN r.status = 'active' THEN ifnull(a.state, 'sent') ELSE 'cancelled' END AS state, r.contract, r.consumer_name AS consumerName,
    r.consumer_id AS consumerId, r.services, r.last_modified AS sent, a.answered, r.priority
  FROM request r LEFT JOIN answer a ON a.claim = r.id
  WHERE r.status <> 'draft'`;

/** The submitted requests that were sent or answered since an instant, or still wait for a decision. */
export function sentRows(database: Database, since: string): SentRow[] {
  const wanted = `(r.last_modified >= @since OR a.answered >= @since OR (r.status = 'active' AND ifnull(a.state, 'sent') IN ('sent', 'pended')))`;
  return database.prepare(`${select} AND ${wanted}`).all({ since }) as SentRow[];
}

/** One submitted request. */
export function sentRow(database: Database, id: string): SentRow | undefined {
  return database.prepare(`${select} AND r.id = ?`).get(id) as SentRow | undefined;
}

/** A row as the clocks see it. Urgent is what FHIR calls `stat`. */
export function clocked({ state, priority, sent, answered }: Pick<SentRow, 'state' | 'priority' | 'sent' | 'answered'>): ClockedCase {
  return { state, expedited: priority === 'stat', sent: Date.parse(sent), ...(answered !== null && { answered: Date.parse(answered) }) };
}
