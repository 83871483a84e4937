import type { Database } from 'better-sqlite3';
import type { DraftChange, DraftPath } from '../../src-shared/models/draft.ts';
import type { Json } from '../../src-shared/models/draft-path.ts';

/** Keystrokes in one field that follow each other within this are undone together. */
const oneStepMs = 1_000;

/** A change of one field, with where a row stood. `by` is null for the server's. */
export type Change = { readonly path: DraftPath; readonly before: Json; readonly after: Json; readonly place: number | undefined; readonly at: number; readonly by: string | null };

type Row = { readonly seq: number; readonly path: string; readonly before: string; readonly after: string; readonly place: number | null; readonly at: number; readonly by: string | null; readonly undone: number };

/** A change that undo or redo goes over. */
export type Step = { readonly seq: number; readonly path: DraftPath; readonly before: Json; readonly after: Json; readonly place: number | undefined };

/** `undone` of a change that was undone and can't be redone, since something else was written after it. */
const overtaken = 2;

/** Who changed what in a draft, and the way back. Its writes belong in the transaction of the change. */
export class DraftJournal {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Records a change; a keystroke that goes on with the one before becomes one with it. */
  record(draftId: string, { path, before, after, place, at, by }: Change): void {
    const where = JSON.stringify(path);
    if (by !== null) this.#database.prepare(`UPDATE draft_change SET undone = ${overtaken} WHERE draft_id = ? AND undone = 1`).run(draftId);
    const last = this.#database.prepare('SELECT * FROM draft_change WHERE draft_id = ? ORDER BY seq DESC LIMIT 1').get(draftId) as Row | undefined;
    const goesOn = by !== null && last?.by === by && last.path === where && last.undone === 0 && at >= last.at && at - last.at < oneStepMs && path.length !== 2 && before !== null;
    if (goesOn) {
      this.#database.prepare('UPDATE draft_change SET after = ?, at = ? WHERE seq = ?').run(JSON.stringify(after), at, last.seq);
      return;
    }
    this.#database
      .prepare('INSERT INTO draft_change (draft_id, path, before, after, place, at, by) VALUES (?, ?, ?, ?, ?, ?, ?)')
      .run(draftId, where, JSON.stringify(before), JSON.stringify(after), place ?? null, at, by);
  }

  /** The change that undo takes back next. */
  undoable(draftId: string): Step | undefined {
    return this.#step('SELECT * FROM draft_change WHERE draft_id = ? AND undone = 0 AND by IS NOT NULL ORDER BY seq DESC LIMIT 1', draftId);
  }

  /** The change that redo makes again next. */
  redoable(draftId: string): Step | undefined {
    return this.#step('SELECT * FROM draft_change WHERE draft_id = ? AND undone = 1 ORDER BY seq LIMIT 1', draftId);
  }

  /** Notes that a change is undone, made again, or can be neither any more. */
  mark(seq: number, as: 'undone' | 'done' | 'overtaken'): void {
    this.#database.prepare('UPDATE draft_change SET undone = ? WHERE seq = ?').run(as === 'done' ? 0 : as === 'undone' ? 1 : overtaken, seq);
  }

  /** Every change, the newest first. */
  history(draftId: string): DraftChange[] {
    const rows = this.#database.prepare('SELECT * FROM draft_change WHERE draft_id = ? ORDER BY seq DESC').all(draftId) as Row[];
    return rows.map((row) => ({ ...read(row), at: row.at, ...(row.by !== null && { by: row.by }), undone: row.undone !== 0 }));
  }

  #step(select: string, draftId: string): Step | undefined {
    const row = this.#database.prepare(select).get(draftId) as Row | undefined;
    return row && { ...read(row), seq: row.seq, place: row.place ?? undefined };
  }
}

function read({ path, before, after }: Row): { path: DraftPath; before: Json; after: Json } {
  return { path: JSON.parse(path) as DraftPath, before: JSON.parse(before) as Json, after: JSON.parse(after) as Json };
}
