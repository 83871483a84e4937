import type { Database } from 'better-sqlite3';
import { emptyFields, type DraftFailure, type DraftFields, type DraftPath, type DraftProblem } from '../../src-shared/models/draft.ts';
import { placeOf, sameValue, valueAt, withValue, type Json } from '../../src-shared/models/draft-path.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { draftClaimSchema, type DraftClaim } from '../fhir/draft/draft-claim.ts';
import { fieldsOf, type Known } from '../fhir/draft/draft-fields.ts';
import { mergeFields } from '../fhir/draft/draft-merge.ts';
import { claimFor, type ClaimHead } from '../fhir/draft/draft-to-claim.ts';
import { DraftJournal } from './draft-journal.ts';
import { draftRow, isEditable, readDraftRow, type DraftRow } from './draft-row.ts';
import type { Author } from './draft-store.ts';

/** Until then a deletion can be undone without the server having known of it. */
const deletionCalmMs = 10_000;

/** So many of what was sent without an answer are remembered. */
const mostSent = 20;

/** What brings a draft to the server. `revision` is what `accepted` says the server has then. */
export type Outgoing = { readonly id: string; readonly revision: number } & (
  | { readonly kind: 'create'; readonly identifier: string; readonly json: string }
  | { readonly kind: 'update'; readonly serverId: string; readonly version: string; readonly json: string }
  | { readonly kind: 'delete'; readonly serverId: string; readonly version: string }
);

/** What the server and this PC make of one draft. Every write is one transaction. */
export class DraftSyncStore {
  readonly #database: Database;
  readonly #journal: DraftJournal;
  readonly #known: Known;

  constructor(database: Database, known: Known) {
    this.#database = database;
    this.#journal = new DraftJournal(database);
    this.#known = known;
  }

  /** Ids of the drafts that the server should hear of, in the order in which they were written. */
  due(now: number): string[] {
    const select = `
      SELECT id FROM draft
      WHERE submission IS NULL AND elsewhere IS NULL AND (
        (deleted_at IS NULL AND problem IS NULL AND conflicts = '[]' AND revision IS NOT synced_revision AND (server_id IS NOT NULL OR revision > 1))
        OR (deleted_at <= ? AND etag IS NOT NULL))
      ORDER BY saved_at, id`;
    return this.#database.prepare(select).pluck().all(now - deletionCalmMs) as string[];
  }

  /** What is to be sent for a draft now; undefined when there is nothing any more. */
  outgoing(id: string, head: Omit<ClaimHead, 'identifier'>): Outgoing | undefined {
    const row = draftRow(this.#database, id);
    if (!row) return undefined;
    const { revision, identifier, server_id: serverId, etag } = row;
    if (row.deleted_at !== null) return serverId === null || etag === null ? undefined : { id, revision, kind: 'delete', serverId, version: etag };
    this.#database.prepare('UPDATE draft SET sent = ? WHERE id = ?').run(JSON.stringify([...row.sent.slice(-mostSent), row.fields]), row.id);
    const json = JSON.stringify(claimFor(baseOf(row), row.fields, { identifier, ...head }));
    return serverId === null || etag === null ? { id, revision, kind: 'create', identifier, json } : { id, revision, kind: 'update', serverId, version: etag, json };
  }

  /** The server has taken this revision, and now holds `text`. Undefined when that is no draft. */
  accepted(id: string, revision: number, text: string, at: number): true | undefined {
    const claim = readClaim(text);
    if (!claim) return undefined;
    this.#saveBase(id, claim, this.#fieldsOf(claim), at);
    this.#database.prepare('UPDATE draft SET synced_revision = ?, problem = NULL WHERE id = ?').run(revision, id);
    return true;
  }

  /**
   * Takes what the server holds now, field by field: its changes, ours, and for a person to decide where both changed.
   * A request that is no draft any more was sent elsewhere. Undefined when the text is no request.
   */
  merge(id: string, text: string, at: number): true | undefined {
    const claim = readClaim(text);
    if (!claim) return undefined;
    return this.#database.transaction((): true => {
      const row = draftRow(this.#database, id);
      // What is on its way is the payer's to answer.
      if (!row || (row.submission !== null && row.submission !== 'refused')) return true;
      if (claim.status !== 'draft') {
        this.elsewhere(row.id, 'sent-elsewhere');
        return true;
      }
      const theirs = this.#fieldsOf(claim);
      // A request that was created here and changed elsewhere before the answer came has no base: what is empty there counts as unchanged.
      const base = row.base_fields ?? emptyFields;
      const { fields, conflicts } = mergeFields({ base, sent: row.sent, mine: row.fields, theirs }, row.conflicts.map(({ path }) => path));
      const merged = this.#taking(row, fields, at);
      const known = new Map(row.conflicts.map((conflict) => [JSON.stringify(conflict.path), conflict.base]));
      const kept = conflicts.map(({ path, theirs: value, base: before }) => ({ path, mine: valueAt(merged, path), theirs: value, base: known.get(JSON.stringify(path)) ?? before }));
      this.#saveBase(row.id, claim, theirs, at);
      const revision = row.revision + 1;
      const isSame = kept.length === 0 && sameContent(merged, theirs);
      this.#database
        .prepare('UPDATE draft SET fields = ?, conflicts = ?, revision = ?, synced_revision = ?, problem = NULL, deleted_at = NULL WHERE id = ?')
        .run(JSON.stringify(merged), JSON.stringify(kept), revision, isSame ? revision : -1, row.id);
      return true;
    })();
  }

  /** Keeps a draft of the server's here, to be edited. Undefined when the text is no draft. */
  adopt(text: string, at: number): string | undefined {
    const claim = readClaim(text);
    if (claim?.status !== 'draft' || claim.id === undefined) return undefined;
    const { id } = claim;
    const fields = this.#fieldsOf(claim);
    this.#database.transaction(() => {
      this.#database.prepare('INSERT INTO draft (id, identifier, server_id, fields, revision, synced_revision, saved_at) VALUES (@id, @id, @id, @fields, 1, 1, @at)').run({ id, fields: JSON.stringify(fields), at: Date.parse(claim.meta?.lastUpdated ?? '') || at });
      this.#saveBase(id, claim, fields, at);
    })();
    return id;
  }

  /** What a request of the server's says, sent or not; undefined when the text is none. */
  fields(text: string): DraftFields | undefined {
    const claim = readClaim(text);
    return claim && this.#fieldsOf(claim);
  }

  /** The server will not take it as it is; it waits for a person. */
  park(id: string, problem: DraftProblem): void {
    this.#database.prepare('UPDATE draft SET problem = ? WHERE id = ?').run(JSON.stringify(problem), id);
  }

  /** The server's own is deleted, or is no draft any more; what is here stays. */
  elsewhere(id: string, how: 'gone' | 'sent-elsewhere'): void {
    this.#database.prepare('UPDATE draft SET elsewhere = ? WHERE id = ?').run(how, id);
  }

  /** The server has deleted it too: restored, it would be a new one. Until then its place among the server's stays hidden. */
  deleted(id: string, newIdentifier: string): void {
    this.#database.prepare('UPDATE draft SET etag = NULL, base = NULL, base_fields = NULL, synced_revision = NULL, identifier = ? WHERE id = ?').run(newIdentifier, id);
  }

  /** A person decides a conflict. */
  resolve(id: string, path: DraftPath, take: 'mine' | 'theirs', { by, at }: Author): Result<undefined, DraftFailure> {
    return this.#database.transaction((): Result<undefined, DraftFailure> => {
      const row = draftRow(this.#database, id);
      if (!row) return failed('not-here');
      if (!isEditable(row)) return failed('not-editable');
      const where = JSON.stringify(path);
      const conflict = row.conflicts.find((each) => JSON.stringify(each.path) === where);
      if (!conflict) return ok(undefined);
      const fields = take === 'theirs' ? this.#takeTheirs(row, path, conflict.theirs, at, by) : row.fields;
      const others = row.conflicts.filter((each) => each !== conflict);
      this.#database.prepare('UPDATE draft SET fields = ?, conflicts = ?, revision = revision + 1, saved_at = ? WHERE id = ?').run(JSON.stringify(fields), JSON.stringify(others), at, row.id);
      return ok(undefined);
    })();
  }

  /** The server's drafts that are kept here and wait for nothing, with the version and time of what they are based on. */
  followed(): { id: string; serverId: string; version: string; lastUpdated: string }[] {
    const rows = this.#database.prepare('SELECT * FROM draft WHERE etag IS NOT NULL AND elsewhere IS NULL AND submission IS NULL').all().map(readDraftRow);
    return rows.map((row) => ({ id: row.id, serverId: row.server_id ?? '', version: row.etag ?? '', lastUpdated: baseOf(row)?.meta?.lastUpdated ?? '' }));
  }

  #fieldsOf(claim: DraftClaim): DraftFields {
    return fieldsOf(claim, this.#known);
  }

  #saveBase(id: string, claim: DraftClaim, fields: DraftFields, at: number): void {
    this.#database
      .prepare(`UPDATE draft SET server_id = ?, etag = ?, base = ?, base_fields = ?, sent = '[]', synced_at = ? WHERE id = ?`)
      .run(claim.id ?? null, claim.meta?.versionId ?? null, JSON.stringify(claim), JSON.stringify(fields), at, id);
  }

  /** What the merge changed here is in the history as the server's; what was attested is not that any more. */
  #taking({ id, fields: mine }: DraftRow, merged: DraftFields, at: number): DraftFields {
    const changes = changedPaths(mine, merged);
    for (const path of changes) this.#journal.record(id, { path, before: valueAt(mine, path), after: valueAt(merged, path), place: placeOf(mine, path), at, by: null });
    if (changes.length === 0 || merged.attested === undefined) return merged;
    return this.#write(id, merged, ['attested'], null, at, null);
  }

  /** Their value; of a row that was taken away here, the whole row. */
  #takeTheirs({ id, fields, base_fields }: DraftRow, path: DraftPath, theirs: Json, at: number, by: string): DraftFields {
    const row = path.slice(0, 2);
    const isRowHere = path.length < 3 || valueAt(fields, row) !== null;
    return isRowHere ? this.#write(id, fields, path, theirs, at, by) : this.#write(id, fields, row, valueAt(base_fields ?? emptyFields, row), at, by);
  }

  #write(id: string, fields: DraftFields, path: DraftPath, value: Json, at: number, by: string | null): DraftFields {
    const next = withValue(fields, path, value);
    if (!next) throw new Error('Not a change of a draft');
    this.#journal.record(id, { path, before: valueAt(fields, path), after: value, place: placeOf(fields, path), at, by });
    return next;
  }
}

const listed = ['diagnoses', 'services', 'attachments'] as const;

/** Members that differ, and of lists the rows that do. */
function changedPaths(before: DraftFields, after: DraftFields): DraftPath[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((name) => !(listed as readonly string[]).includes(name));
  const rows = listed.flatMap((name) => [...new Set([...before[name], ...after[name]].map(({ id }) => id))].map((id): DraftPath => [name, id]));
  return [...names.map((name): DraftPath => [name]), ...rows].filter((path) => !sameValue(valueAt(before, path), valueAt(after, path)));
}

/** Whether the server has all of it; the hash of a file and the attestation are this PC's. */
function sameContent(mine: DraftFields, theirs: DraftFields): boolean {
  const content = ({ attested: _attested, attachments, ...others }: DraftFields) => ({ ...others, attachments: attachments.map(({ id }) => id) });
  return sameValue(content(mine), content(theirs));
}

function baseOf(row: DraftRow): DraftClaim | undefined {
  return row.base === null ? undefined : draftClaimSchema.parse(JSON.parse(row.base));
}

function readClaim(text: string): DraftClaim | undefined {
  try {
    const parsed = draftClaimSchema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
