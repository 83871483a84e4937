import type { Database, Statement } from 'better-sqlite3';
import type { RequestQuery, RequestRow, SortColumn } from '../../src-shared/models/home.ts';
import type { RequestDetail } from '../../src-shared/models/request-detail.ts';
import { consumerId, consumerName } from '../fhir/consumer.ts';
import { requestDetail } from '../fhir/request-detail.ts';
import { fold, type RequestSummary } from '../fhir/request-summary.ts';
import { worklist, type LocalRequest } from './worklist.ts';
import { FilterIndex } from './filter-index.ts';
import { claimSchema, npiOf, patientSchema } from '../fhir/resources.ts';
import { readResource } from './read-resource.ts';
import * as z from 'zod';

const columns: Record<SortColumn, string> = {
  contract: 'contract',
  caseType: 'case_type',
  consumerId: 'consumer_id',
  consumerName: 'consumer_name',
  birthDate: 'birth_date',
  lastModified: 'last_modified',
};

/** The name and NPI of whatever provided: an Organization or a Practitioner. */
const providerSchema = z.object({
  name: z.union([z.string(), z.array(z.object({ family: z.string().optional(), given: z.array(z.string()).optional() }))]).optional(),
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).optional(),
});

export type ResourceRow = { readonly reference: string; readonly json: string };

/** A row of Request Saved But Not Submitted. */
export const requestColumns =
  'id, contract, case_type AS caseType, consumer_id AS consumerId, consumer_name AS consumerName, birth_date AS birthDate, last_modified AS lastModified';

type Counted = { readonly status: string; readonly contract: string; readonly count: number };
type Entry = RequestRow & { readonly contractId: string; readonly search: string };

const orderBy = (column: SortColumn, descending: boolean) => `ORDER BY ${columns[column]} ${descending ? 'DESC' : 'ASC'}, id`;

/** Reads and writes the requests of one person's database. Every write is one transaction. */
export class RequestStore {
  readonly #database: Database;
  readonly #index: FilterIndex<SortColumn, Entry>;
  readonly #show: Statement;
  /** How many there are of each, until that changes. */
  #counted: readonly Counted[] | undefined;

  constructor(database: Database) {
    this.#database = database;
    database.exec(worklist);
    this.#show = database.prepare(`
      INSERT OR REPLACE INTO local_request (id, server_id, listed, contract_id, contract, case_type, consumer_id, consumer_name, birth_date, last_modified, search)
      VALUES (@id, @serverId, @listed, @contractId, @contract, @caseType, @consumerId, @consumerName, @birthDate, @lastModified, @search)`);
    this.#index = new FilterIndex({
      entries: () => database.prepare(`SELECT ${requestColumns}, contract_id AS contractId, search FROM worklist`).all() as Entry[],
      ids: (column, descending) => database.prepare(`SELECT id FROM worklist ${orderBy(column, descending)}`).pluck().all() as string[],
    });
  }

  /** Takes a page of the server's requests whole; `pass` marks them as seen in this listing. Gives whether any says something new. */
  save(requests: readonly RequestSummary[], resources: readonly ResourceRow[], pass: number): boolean {
    const known = this.#database.prepare('SELECT 1 FROM request WHERE id = ? AND version = ? AND contract = ? AND search = ?');
    const isNews = requests.some(({ id, version, contract, search }) => known.get(id, version, contract, search) === undefined);
    if (isNews) this.#changed();
    const request = this.#database.prepare(`
      INSERT OR REPLACE INTO request (id, status, version, contract_id, contract, case_type, consumer_id, consumer_name, birth_date, last_modified, search, patient, services, priority, case_search, pass)
      VALUES (@id, @status, @version, @contractId, @contract, @caseType, @consumerId, @consumerName, @birthDate, @lastModified, @search, @patient, @services, @priority, @caseSearch, @pass)`);
    const resource = this.#database.prepare('INSERT OR REPLACE INTO resource (reference, json) VALUES (@reference, @json)');
    this.#database.transaction(() => {
      for (const each of requests) request.run({ ...each, pass });
      for (const each of resources) resource.run(each);
    })();
    return isNews;
  }

  /** Drops what a whole listing did not show any more. */
  keepOnly(pass: number): void {
    this.#changed();
    this.#database.transaction(() => {
      this.#database.prepare(`DELETE FROM resource WHERE reference IN (SELECT 'Claim/' || id FROM request WHERE pass <> ?)`).run(pass);
      this.#database.prepare('DELETE FROM request WHERE pass <> ?').run(pass);
    })();
  }

  /** How many requests wait and how many were sent, for one contract or all. */
  counts(contractId: string | undefined): { notSubmitted: number; submitted: number } {
    this.#counted ??= this.#database.prepare('SELECT status, contract_id AS contract, count(*) AS count FROM request GROUP BY status, contract_id').all() as Counted[];
    const count = (wanted: string) =>
      (this.#counted ?? []).filter(({ status, contract }) => status === wanted && (contractId === undefined || contract === contractId)).reduce((sum, { count: each }) => sum + each, 0);
    return { notSubmitted: count('draft'), submitted: count('active') };
  }

  /** The same with the drafts that are kept here: their own state counts, whatever the server last said of them. */
  homeCounts(contractId: string | undefined): { notSubmitted: number; submitted: number } {
    const notSubmitted = this.#database.prepare('SELECT count(*) FROM worklist WHERE @contractId IS NULL OR contract_id = @contractId').pluck().get({ contractId: contractId ?? null }) as number;
    return { ...this.counts(contractId), notSubmitted };
  }

  /** Shows a draft of this PC in place of the server's, or only hides that one. */
  showDraft({ serverId, listed, ...summary }: LocalRequest): void {
    this.#index.clear();
    this.#show.run({ ...summary, serverId, listed: listed ? 1 : 0 });
  }

  /** Hides one of the server's, in whose place a draft of this PC was that is not shown any more. */
  hideDraft(id: string, serverId: string): void {
    this.showDraft({ id, serverId, listed: false, contractId: '', contract: '', caseType: '', consumerId: '', consumerName: '', birthDate: '', lastModified: '', search: '' });
  }

  /** The server's again. */
  forgetDraft(id: string): void {
    this.#index.clear();
    this.#database.prepare('DELETE FROM local_request WHERE id = ?').run(id);
  }

  /** What the server last said of a request: its version and the Claim as text. */
  claim(id: string): { readonly version: string; readonly lastModified: string; readonly json: string } | undefined {
    const row = this.#database.prepare(`SELECT version, last_modified AS lastModified, json FROM request JOIN resource ON reference = 'Claim/' || id WHERE id = ?`).get(id);
    return row as ReturnType<RequestStore['claim']>;
  }

  /** What is known of a consumer, for a request that names them. */
  consumer(reference: string): { name: string; birthDate: string; consumerId: string } | undefined {
    const parsed = patientSchema.safeParse(readResource(this.#database, reference));
    return parsed.success ? { name: consumerName(parsed.data), birthDate: parsed.data.birthDate ?? '', consumerId: consumerId(parsed.data) } : undefined;
  }

  /** A window on the unsubmitted requests that hold every word of the filter, with how many there are. */
  list(query: RequestQuery, contractId: string | undefined): { total: number; rows: RequestRow[] } {
    const { sort, offset, limit } = query;
    const words = fold(query.filter).split(/\s+/).filter(Boolean);
    if (words.length === 0) return this.#unfiltered(query, contractId);
    const { total, rows } = this.#index.matching(sort.column, sort.descending, words, contractId === undefined ? undefined : (row) => row.contractId === contractId, { offset, limit });
    return { total, rows: rows.map(({ contractId: _contractId, ...row }) => row) };
  }

  #changed(): void {
    this.#index.clear();
    this.#counted = undefined;
  }

  #unfiltered({ sort, offset, limit }: RequestQuery, contractId: string | undefined): { total: number; rows: RequestRow[] } {
    const where = contractId === undefined ? '' : 'WHERE contract_id = ?';
    const values = contractId === undefined ? [] : [contractId];
    const rows = this.#database.prepare(`SELECT ${requestColumns} FROM worklist ${where} ${orderBy(sort.column, sort.descending)} LIMIT ? OFFSET ?`);
    const total = this.#database.prepare(`SELECT count(*) FROM worklist ${where}`).pluck().get(...values) as number;
    return { total, rows: rows.all(...values, limit, offset) as RequestRow[] };
  }

  /** The whole request, or undefined when it is not here (any more). */
  read(id: string): RequestDetail | undefined {
    const claim = claimSchema.safeParse(readResource(this.#database, `Claim/${id}`));
    if (!claim.success) return undefined;
    const patient = patientSchema.safeParse(readResource(this.#database, claim.data.patient.reference ?? ''));
    const contract = this.#database.prepare('SELECT contract FROM request WHERE id = ?').pluck().get(id) as string | undefined;
    return requestDetail(claim.data, patient.success ? patient.data : undefined, contract ?? '', (reference) => this.provider(reference));
  }

  /** The name and NPI of whatever provides. */
  provider(reference: string): { name: string; npi?: string } | undefined {
    const parsed = providerSchema.safeParse(readResource(this.#database, reference));
    if (!parsed.success) return undefined;
    const { name, identifier } = parsed.data;
    const [person] = Array.isArray(name) ? name : [];
    const text = person ? [person.family, (person.given ?? []).join(' ')].filter(Boolean).join(', ') : typeof name === 'string' ? name : '';
    const npi = npiOf(identifier);
    return { name: text, ...(npi !== undefined && { npi }) };
  }
}
