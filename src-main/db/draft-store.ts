import type { Database } from 'better-sqlite3';
import type { Draft, DraftAttachment, DraftChange, DraftFailure, DraftFields, DraftPath, DraftSummary } from '../../src-shared/models/draft.ts';
import { placeOf, sameValue, valueAt, withValue, type Json } from '../../src-shared/models/draft-path.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { DraftJournal, type Step } from './draft-journal.ts';
import { draftOf, draftRow, isEditable, listed, readDraftRow, readDraftSummary, summaryColumns, type DraftRow } from './draft-row.ts';

/** So many of those that were answered stay at hand; CASES has all, with their receipts. */
const answeredAtHand = 50;

/** Who writes, and when (epoch milliseconds). */
export type Author = { readonly by: string; readonly at: number };

/** What a change came to. */
export type Saved = { readonly revision: number; readonly savedAt: number };

/** The drafts of one person. Every write is one transaction: after it returns, a power cut takes nothing back. */
export class DraftStore {
  readonly #database: Database;
  readonly #journal: DraftJournal;

  constructor(database: Database) {
    this.#database = database;
    this.#journal = new DraftJournal(database);
    // Deleted for good: nobody can undo it any more, and the server has none.
    database.prepare('DELETE FROM draft WHERE deleted_at IS NOT NULL AND (etag IS NULL OR elsewhere IS NOT NULL)').run();
  }

  /** A new draft; with `copyOf`, the files of that one come along. */
  create(id: string, fields: DraftFields, at: number, copyOf?: string): Draft {
    return this.#write(() => {
      this.#database.prepare('INSERT INTO draft (id, identifier, fields, revision, saved_at) VALUES (?, ?, ?, ?, ?)').run(id, id, JSON.stringify(fields), copyOf === undefined ? 1 : 2, at);
      this.#database.prepare('INSERT INTO draft_content SELECT ?, sha256, content FROM draft_content WHERE draft_id = ?').run(id, copyOf ?? '');
      return this.#draft(this.#here(id));
    });
  }

  /** A draft by its id, or by the server's. */
  read(id: string): Draft | undefined {
    const row = this.row(id);
    return row?.deleted_at === null ? this.#draft(row) : undefined;
  }

  /** Those that are at hand, the newest change first: all that are not answered, and the newest that are. */
  list(): DraftSummary[] {
    const select = (which: string) => this.#database.prepare(`SELECT ${summaryColumns} FROM draft WHERE deleted_at IS NULL AND ${which}`).all().map(readDraftSummary);
    const drafts = [...select(`(submission IS NULL OR submission IN ('queued', 'sending', 'outcome-unknown', 'refused'))`), ...select(`submission = 'answered' ORDER BY saved_at DESC, id LIMIT ${answeredAtHand}`)];
    return drafts.toSorted((a, b) => b.savedAt - a.savedAt || (a.id < b.id ? -1 : 1));
  }

  history(id: string): DraftChange[] {
    return this.#journal.history(this.row(id)?.id ?? '');
  }

  /** Writes one field. Throws for a value or path that is none of a draft. Any other change takes back that all is right. */
  edit(id: string, path: DraftPath, value: Json, author: Author): Result<Saved, DraftFailure> {
    return this.#change(id, author.at, (row) => {
      const next = this.#set(row.id, row.fields, whole(path, value), value, author);
      return next.attested === undefined || path[0] === 'attested' ? next : this.#set(row.id, next, ['attested'], null, author);
    });
  }

  /** Takes back the last step whose outcome still stands. */
  undo(id: string, at: number): Result<Draft, DraftFailure> {
    return this.#goOver(id, at, (draftId) => this.#journal.undoable(draftId), 'undone');
  }

  /** Makes the last undone step again. */
  redo(id: string, at: number): Result<Draft, DraftFailure> {
    return this.#goOver(id, at, (draftId) => this.#journal.redoable(draftId), 'done');
  }

  /** Adds a file with its content. */
  attach(id: string, attachment: DraftAttachment & { sha256: string }, content: Uint8Array, author: Author): Result<Saved, DraftFailure> {
    return this.#write(() => {
      const saved = this.edit(id, ['attachments', attachment.id], attachment, author);
      if (saved.ok) this.#database.prepare('INSERT OR IGNORE INTO draft_content SELECT id, @sha256, @content FROM draft WHERE id = @id OR server_id = @id').run({ id, sha256: attachment.sha256, content });
      return saved;
    });
  }

  /** The content of a file. */
  content(id: string, sha256: string): Uint8Array | undefined {
    return this.#database.prepare('SELECT content FROM draft_content WHERE draft_id = ? AND sha256 = ?').pluck().get(this.row(id)?.id, sha256) as Uint8Array | undefined;
  }

  /** Deletes a draft, as long as it is not on its way; `restore` brings it back. */
  delete(id: string, at: number): Result<undefined, DraftFailure> {
    const row = this.row(id);
    if (row?.deleted_at !== null) return failed('not-here');
    if (!isEditable(row) && row.elsewhere === null) return failed('not-editable');
    this.#database.prepare('UPDATE draft SET deleted_at = ? WHERE id = ?').run(at, row.id);
    return ok(undefined);
  }

  restore(id: string): Draft | undefined {
    this.#database.prepare('UPDATE draft SET deleted_at = NULL WHERE id = @id OR server_id = @id').run({ id });
    return this.read(id);
  }

  /** The requests that wait, and of the others those that stand in place of one of the server's. */
  rows(): { readonly listed: DraftRow[]; readonly hidden: { readonly id: string; readonly serverId: string }[] } {
    return {
      listed: this.#database.prepare(`SELECT * FROM draft WHERE ${listed}`).all().map(readDraftRow),
      hidden: this.#database.prepare(`SELECT id, server_id AS serverId FROM draft WHERE server_id IS NOT NULL AND NOT (${listed})`).all() as { id: string; serverId: string }[],
    };
  }

  /** The row of a draft by its id, or by the server's; a deleted one too. */
  row(id: string): DraftRow | undefined {
    return draftRow(this.#database, id);
  }

  #here(id: string): DraftRow {
    const row = this.row(id);
    if (!row) throw new Error('A draft is not here');
    return row;
  }

  #draft(row: DraftRow): Draft {
    return draftOf(row, { canUndo: this.#journal.undoable(row.id) !== undefined, canRedo: this.#journal.redoable(row.id) !== undefined });
  }

  #write<Value>(work: () => Value): Value {
    return this.#database.transaction(work)();
  }

  #set(id: string, fields: DraftFields, path: DraftPath, value: Json, { by, at }: Author): DraftFields {
    const before = valueAt(fields, path);
    const next = withValue(fields, path, value);
    if (!next) throw new Error('Not a change of a draft');
    const after = valueAt(next, path);
    if (!sameWords(before, after)) this.#journal.record(id, { path, before, after, place: placeOf(fields, path), at, by });
    return next;
  }

  #goOver(id: string, at: number, nextStep: (draftId: string) => Step | undefined, as: 'undone' | 'done'): Result<Draft, DraftFailure> {
    return this.#write(() => {
      const saved = this.#change(id, at, ({ id: draftId, fields }) => {
        for (let step = nextStep(draftId); step; step = nextStep(draftId)) {
          const [from, to] = as === 'undone' ? [step.after, step.before] : [step.before, step.after];
          const next = sameValue(valueAt(fields, step.path), from) ? withValue(fields, step.path, to, step.place) : undefined;
          this.#journal.mark(step.seq, next ? as : 'overtaken');
          if (next) return next;
        }
        return fields;
      });
      return saved.ok ? ok(this.#draft(this.#here(id))) : saved;
    });
  }

  #change(id: string, at: number, work: (row: DraftRow) => DraftFields): Result<Saved, DraftFailure> {
    return this.#write(() => {
      const row = this.row(id);
      if (row?.deleted_at !== null) return failed('not-here');
      if (!isEditable(row)) return failed('not-editable');
      const fields = work(row);
      const revision = row.revision + 1;
      this.#database.prepare('UPDATE draft SET fields = ?, revision = ?, saved_at = ?, problem = NULL, submission = NULL WHERE id = ?').run(JSON.stringify(fields), revision, at, row.id);
      return ok({ revision, savedAt: at });
    });
  }
}

/** The path of a row that is added: its list, with the row's own id. */
function whole(path: DraftPath, value: Json): DraftPath {
  const [member = ''] = path;
  if (path.length > 1 || typeof value !== 'object' || value === null || Array.isArray(value)) return path;
  return typeof value.id === 'string' ? [member, value.id] : path;
}

function sameWords(before: Json, after: Json): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}
