import type { Database } from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { caseRecordSchema, type CaseColumn, type CaseDetail, type CaseQuery, type CaseRecord, type CaseRow, type CaseState } from '../../src-shared/models/case.ts';
import { caseId, claimResponseSchema, decisions, generalErrors, type AnswerSummary } from '../fhir/answer.ts';
import { fold } from '../fhir/request-summary.ts';
import { communicationSchema, messageDetail } from '../fhir/message.ts';
import { courseOf } from '../fhir/case-record.ts';
import { claimSchema } from '../fhir/resources.ts';
import type { ClockedCase } from '../../src-shared/models/deadline.ts';
import { FilterIndex } from './filter-index.ts';
import { clocked } from './report-rows.ts';
import { readResource } from './read-resource.ts';
import type { RequestStore, ResourceRow } from './request-store.ts';

const columns: Record<CaseColumn, string> = {
  consumerName: 'r.consumer_name',
  consumerId: 'r.consumer_id',
  services: 'r.services',
  contract: 'r.contract',
  caseId: `ifnull(a.case_id, '')`,
  authorization: `ifnull(a.authorization, '')`,
  state: 'state',
  sent: 'r.last_modified',
};

// A sent request is not changed any more: its last change is its sending, of which the Claim itself says no time.
const from = `FROM request r LEFT JOIN answer a ON a.claim = r.id WHERE r.status <> 'draft'`;
const state = `CASE WHEN r.status = 'active' THEN ifnull(a.state, 'sent') ELSE 'cancelled' END AS state`;
const rowColumns = `r.id, ${state}, r.consumer_name AS consumerName, r.consumer_id AS consumerId, r.services, r.contract,
  ifnull(a.case_id, '') AS caseId, ifnull(a.authorization, '') AS authorization, r.last_modified AS sent`;

/** A row, and how its clocks see it while it waits for an answer. */
export type ListedCase = CaseRow & { readonly clocked?: ClockedCase };

/** `sentAt`: epoch milliseconds. */
type Entry = CaseRow & { readonly sentAt: number; readonly answered: string | null; readonly priority: string | null; readonly search: string };

/** An answer by its reference, and when the payer gave it (a FHIR instant). */
export type AnswerInState = { readonly response: string; readonly state: CaseState; readonly answered: string };

function listedCase({ sentAt: _sentAt, answered, priority, ...row }: Omit<Entry, 'search'>): ListedCase {
  return row.state === 'sent' || row.state === 'pended' ? { ...row, clocked: clocked({ ...row, answered, priority }) } : row;
}

/** The submitted requests of one person's database, with the payer's answers. Every write is one transaction. */
export class CaseStore {
  readonly #database: Database;
  readonly #requests: RequestStore;
  readonly #index: FilterIndex<CaseColumn, Entry>;
  /** Another with every change, and in every store: a copy that was built again is not taken for the one before. */
  #revision = randomUUID();

  constructor(database: Database, requests: RequestStore) {
    this.#database = database;
    this.#requests = requests;
    this.#index = new FilterIndex({
      entries: () => {
        const rows = database.prepare(`SELECT ${rowColumns}, a.answered, r.priority, r.search || ' ' || r.case_search || ' ' || ifnull(a.search, '') AS search ${from}`).all() as Omit<Entry, 'sentAt'>[];
        return rows.map((row) => ({ ...row, sentAt: Date.parse(row.sent) }));
      },
      ids: (column, descending) => database.prepare(`SELECT r.id, ${state} ${from} ORDER BY ${columns[column]} ${descending ? 'DESC' : 'ASC'}, r.id`).pluck().all() as string[],
    });
  }

  /** Takes a page of answers or coverages whole. A request's newest answer counts. */
  save(answers: readonly AnswerSummary[], resources: readonly ResourceRow[]): void {
    const known = this.#database.prepare('SELECT 1 FROM answer WHERE claim = ? AND response = ? AND version = ?');
    if (answers.some(({ claim, response, version }) => known.get(claim, response, version) === undefined)) this.changed();
    const answer = this.#database.prepare(`
      INSERT INTO answer (claim, response, version, state, case_id, authorization, answered, search)
      VALUES (@claim, @response, @version, @state, @caseId, @authorization, @answered, @search)
      ON CONFLICT (claim) DO UPDATE SET response = excluded.response, version = excluded.version, state = excluded.state, case_id = excluded.case_id,
        authorization = excluded.authorization, answered = excluded.answered, search = excluded.search
      WHERE excluded.version >= answer.version`);
    const resource = this.#database.prepare('INSERT OR REPLACE INTO resource (reference, json) VALUES (@reference, @json)');
    this.#database.transaction(() => {
      for (const each of answers) answer.run(each);
      for (const each of resources) resource.run(each);
    })();
  }

  /** Requests or answers were written. */
  changed(): void {
    this.#revision = randomUUID();
    this.#index.clear();
  }

  /** A window on the submitted requests that hold every word of the filter, in the state and days asked for. */
  list({ filter, state: wanted, from: start, before, sort, offset, limit }: CaseQuery): { total: number; rows: ListedCase[] } {
    const words = fold(filter).split(/\s+/).filter(Boolean);
    const fits = (row: Omit<Entry, 'search'>) =>
      (wanted === undefined || row.state === wanted) &&
      (start === undefined || row.sentAt >= start) &&
      (before === undefined || row.sentAt < before);
    const isNarrowed = wanted !== undefined || start !== undefined || before !== undefined;
    const { total, rows } = this.#index.matching(sort.column, sort.descending, words, isNarrowed ? fits : undefined, { offset, limit });
    return { total, rows: rows.map(listedCase) };
  }

  /** The newest answers in these states to requests that stand, and the `revision` they are of; undefined when `known` is that. */
  answersIn(states: readonly CaseState[], known?: string): { revision: string; answers: AnswerInState[] } | undefined {
    if (known === this.#revision) return undefined;
    // In this order, so that only the answers in these states are read.
    const select = `SELECT a.response, a.state, a.answered FROM json_each(?) AS wanted CROSS JOIN answer a CROSS JOIN request r
      WHERE a.state = wanted.value AND r.id = a.claim AND r.status = 'active' ORDER BY a.response`;
    return { revision: this.#revision, answers: this.#database.prepare(select).all(JSON.stringify(states)) as AnswerInState[] };
  }

  /** The requests of a consumer that were submitted, the newest first. */
  ofConsumer(patient: string): CaseRow[] {
    return this.#database.prepare(`SELECT ${rowColumns} ${from} AND r.patient = ? ORDER BY r.last_modified DESC, r.id`).all(patient) as CaseRow[];
  }

  /** The whole request with its newest answer, or undefined when it is not here. */
  read(id: string): CaseDetail | undefined {
    const claim = claimSchema.safeParse(readResource(this.#database, `Claim/${id}`));
    const request = this.#requests.read(id);
    const row = this.#database.prepare(`SELECT ${state}, a.response ${from} AND r.id = ?`).get(id) as { state: CaseState; response: string | null } | undefined;
    if (!claim.success || !request || !row) return undefined;
    const response = claimResponseSchema.safeParse(row.response === null ? undefined : readResource(this.#database, row.response)).data;
    const number = response && caseId(response);
    return {
      ...request,
      state: row.state,
      patient: claim.data.patient.reference ?? '',
      decisions: response ? decisions(claim.data, response) : [],
      errors: response ? generalErrors(response) : [],
      events: courseOf(claim.data, response),
      messages: this.#messages(id),
      ...(number && { caseId: number }),
      ...(response?.preAuthRef !== undefined && { authorization: response.preAuthRef }),
      ...(response?.preAuthPeriod?.start !== undefined && { validFrom: response.preAuthPeriod.start }),
      ...(response?.preAuthPeriod?.end !== undefined && { validTo: response.preAuthPeriod.end }),
      ...(response && { answered: response.created }),
    };
  }

  /** The request as the server sent it, and the reference of its newest answer. */
  sources(id: string): { claim: string | undefined; response: string | undefined } {
    const claim = this.#database.prepare('SELECT json FROM resource WHERE reference = ?').pluck().get(`Claim/${id}`) as string | undefined;
    const response = this.#database.prepare('SELECT response FROM answer WHERE claim = ?').pluck().get(id) as string | undefined;
    return { claim, response };
  }

  /** What was last known beside a case. */
  record(id: string): CaseRecord | undefined {
    const json = this.#database.prepare('SELECT json FROM case_record WHERE claim = ?').pluck().get(id) as string | undefined;
    return json === undefined ? undefined : caseRecordSchema.safeParse(JSON.parse(json)).data;
  }

  #messages(id: string): CaseDetail['messages'] {
    const rows = this.#database.prepare('SELECT own, json FROM message WHERE instr(json, ?) > 0 ORDER BY sent DESC, id').all(`Claim/${id}"`) as { own: number; json: string }[];
    return rows.map(({ own, json }) => {
      const message = communicationSchema.parse(JSON.parse(json));
      const { topic, sent, texts } = messageDetail(message, undefined, undefined, () => undefined);
      return { id: message.id, own: own === 1, topic, text: texts.join('\n'), sent };
    });
  }

  /** Keeps what is known beside a case. */
  saveRecord(id: string, record: CaseRecord): void {
    this.#database.prepare('INSERT OR REPLACE INTO case_record (claim, json) VALUES (?, ?)').run(id, JSON.stringify(record));
  }
}
