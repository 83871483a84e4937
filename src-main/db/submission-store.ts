import { createHash, randomUUID } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import * as z from 'zod';
import { missingOf } from '../../src-shared/models/draft-missing.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Sheet } from '../../src-shared/models/outage.ts';
import type { Answer, Issue, Receipt, SendFailure, Submission } from '../../src-shared/models/submission.ts';
import { requestIdentifier } from '../fhir/draft/draft-to-claim.ts';
import { inquiryBundle } from '../fhir/pas/inquiry-bundle.ts';
import { requestBundle, type Parties } from '../fhir/pas/request-bundle.ts';
import { isEditable, readDraftRow, type DraftRow } from './draft-row.ts';
import { readSubmissionRow, receiptOf, submissionColumns, type SubmissionRow } from './submission-row.ts';

/** What goes over the wire, as it was stored. */
export type Outgoing = { readonly payload: string; readonly key: string };

/** What a request is made of when it leaves for the first time. `base` is the FHIR base address. */
export type Preparation = { readonly parties: Parties; readonly base: string };

/** What became of a sending: the payer's answer, the server's refusal, or nobody knows. `queued`: nothing was done. */
export type Settlement =
  | { readonly state: 'answered'; readonly answer: Answer }
  | { readonly state: 'refused'; readonly issues: readonly Issue[] }
  | { readonly state: 'outcome-unknown' | 'queued' };

const open = `state IN ('queued', 'sending', 'outcome-unknown')`;

/** The requests of one person that are sent. Every step is one transaction, written before what it announces is done. */
export class SubmissionStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
    // The program ended while these were on their way.
    database.transaction(() => {
      database.prepare(`UPDATE submission SET state = 'outcome-unknown' WHERE state = 'sending'`).run();
      database.prepare(`UPDATE draft SET submission = 'outcome-unknown' WHERE submission = 'sending'`).run();
    })();
  }

  /** Puts a ready draft at the end of the queue; from now on it can't be changed. `at` is epoch milliseconds. */
  queue(draftId: string, at: number): Result<undefined, SendFailure> {
    return this.#write(() => {
      const draft = this.#draft(draftId);
      if (draft?.deleted_at !== null) return failed('not-here');
      if (!isEditable(draft)) return failed('not-editable');
      if (draft.conflicts.length > 0 || missingOf(draft.fields).length > 0) return failed('not-ready');
      this.#database
        .prepare(`INSERT INTO submission (draft_id, fields, identifier, state, queued_at) VALUES (?, ?, ?, 'queued', ?)`)
        .run(draft.id, JSON.stringify(draft.fields), JSON.stringify(identifierOf(draft)), at);
      this.#mark(draft.id, 'queued');
      return ok(undefined);
    });
  }

  /** The ids of the drafts that can be sent as they are, oldest change first. */
  ready(): string[] {
    return this.#ready().map(({ id }) => id);
  }

  /** Takes a request that has not left out of the queue. False when it is not waiting any more. */
  cancel(draftId: string): boolean {
    return this.#write(() => {
      const id = this.#draft(draftId)?.id ?? '';
      const isGone = this.#database.prepare(`DELETE FROM submission WHERE draft_id = ? AND state = 'queued'`).run(id).changes > 0;
      if (isGone) this.#mark(id, null);
      return isGone;
    });
  }

  /** What is on its way, in order, then what is ready, each with all that is asked for. */
  sheets(): Sheet[] {
    const sent = this.#open().map(({ draft_id, state, identifier, fields }) => ({ id: draft_id, state: state as Sheet['state'], identifier: identifier.value, fields }));
    return [...sent, ...this.#ready().map((draft) => ({ id: draft.id, state: 'ready' as const, identifier: identifierOf(draft).value, fields: draft.fields }))];
  }

  /** The first open request after a place in the queue. */
  next(after: number): SubmissionRow | undefined {
    return this.#row(`WHERE ${open} AND seq > ? ORDER BY seq LIMIT 1`, after);
  }

  at(seq: number): SubmissionRow | undefined {
    return this.#row('WHERE seq = ?', seq);
  }

  /** The newest submission of a draft. */
  of(draftId: string): SubmissionRow | undefined {
    return this.#row('WHERE draft_id = ? ORDER BY seq DESC LIMIT 1', this.#draft(draftId)?.id ?? draftId);
  }

  receipt(draftId: string): Receipt | undefined {
    const row = this.of(draftId);
    return row && receiptOf(row);
  }

  /** The draft that was sent from here as this request of the server's: by the Claim's id, or one of its identifiers. */
  draftOf(claimId: string, identifiers: readonly string[]): string | undefined {
    const wanted = `server_id = ? OR identifier IN (SELECT replace(value, 'urn:uuid:', '') FROM json_each(?))`;
    return this.#database
      .prepare(`SELECT id FROM draft WHERE (${wanted}) AND EXISTS (SELECT 1 FROM submission WHERE draft_id = draft.id)`)
      .pluck()
      .get(claimId, JSON.stringify(identifiers)) as string | undefined;
  }

  /** What is on its way, in order. */
  items(): Submission['items'] {
    return this.#open().map(({ draft_id, state, fields, queued_at }) => ({ id: draft_id, state, consumerName: fields.consumer?.name ?? '', queuedAt: queued_at }));
  }

  /**
   * A request leaves now: from here on its outcome is open. The first time it is built, with a key of its own; later the
   * same bytes go again. Undefined when it was cancelled, or was never built and nothing is given to build it from.
   */
  begin(seq: number, at: number, preparation?: Preparation): Outgoing | undefined {
    return this.#write(() => {
      const row = this.#row(`WHERE seq = ? AND state IN ('queued', 'outcome-unknown')`, seq);
      if (!row) return undefined;
      if (row.key === null && !preparation) return undefined;
      if (row.key === null && preparation) this.#build(row, at, preparation);
      this.#database.prepare(`UPDATE submission SET state = 'sending', attempts = attempts + 1, sent_at = ? WHERE seq = ?`).run(at, seq);
      this.#mark(row.draft_id, 'sending');
      return z.object({ payload: z.string(), key: z.string() }).parse(this.#database.prepare('SELECT payload, key FROM submission WHERE seq = ?').get(seq));
    });
  }

  /** Writes down what became of a request. Once that is known, only the hash of what was sent is kept. */
  settle(seq: number, at: number, settlement: Settlement): void {
    this.#write(() => {
      const { state } = settlement;
      const isKnown = state === 'answered' || state === 'refused';
      this.#database
        .prepare(
          `UPDATE submission SET state = :state, answer = coalesce(:answer, answer), issues = :issues, answered_at = coalesce(:answeredAt, answered_at),
           payload = iif(:isKnown, NULL, payload) WHERE seq = :seq`,
        )
        .run({
          seq,
          state,
          answer: state === 'answered' ? JSON.stringify(settlement.answer) : null,
          issues: JSON.stringify(state === 'refused' ? settlement.issues : []),
          answeredAt: isKnown ? at : null,
          isKnown: isKnown ? 1 : 0,
        });
      const draftId = this.#database.prepare('SELECT draft_id FROM submission WHERE seq = ?').pluck().get(seq) as string;
      this.#mark(draftId, state);
    });
  }

  #build({ seq, draft_id, fields, identifier }: SubmissionRow, at: number, { parties, base }: Preparation): void {
    const content = this.#database.prepare('SELECT content FROM draft_content WHERE draft_id = ? AND sha256 = ?').pluck();
    const bundle = requestBundle({
      fields,
      identifier,
      parties,
      base,
      at: new Date(at).toISOString(),
      newId: randomUUID,
      content: (sha256) => content.get(draft_id, sha256) as Uint8Array | undefined,
    });
    const payload = JSON.stringify(bundle);
    const hash = createHash('sha256').update(payload).digest('hex');
    this.#database
      .prepare('UPDATE submission SET key = ?, payload = ?, hash = ?, inquiry = ? WHERE seq = ?')
      .run(randomUUID(), payload, hash, JSON.stringify(inquiryBundle(bundle, randomUUID)), seq);
  }

  #ready(): DraftRow[] {
    const drafts = this.#database.prepare('SELECT * FROM draft WHERE deleted_at IS NULL AND submission IS NULL ORDER BY saved_at, id').all().map(readDraftRow);
    return drafts.filter((draft) => isEditable(draft) && draft.conflicts.length === 0 && missingOf(draft.fields).length === 0);
  }

  #open(): SubmissionRow[] {
    return this.#database.prepare(`SELECT ${submissionColumns} FROM submission WHERE ${open} ORDER BY seq`).all().map(readSubmissionRow);
  }

  #draft(id: string): DraftRow | undefined {
    const row = this.#database.prepare('SELECT * FROM draft WHERE id = @id OR server_id = @id').get({ id });
    return row === undefined ? undefined : readDraftRow(row);
  }

  #row(where: string, value: number | string): SubmissionRow | undefined {
    const row = this.#database.prepare(`SELECT ${submissionColumns} FROM submission ${where}`).get(value);
    return row === undefined ? undefined : readSubmissionRow(row);
  }

  #mark(draftId: string, state: Settlement['state'] | 'sending' | null): void {
    this.#database.prepare('UPDATE draft SET submission = ? WHERE id = ?').run(state, draftId);
  }

  #write<Value>(work: () => Value): Value {
    return this.#database.transaction(work)();
  }
}

/** What the request is known by: the server's draft keeps its own identifier, so that it becomes the request. */
function identifierOf({ base, identifier }: DraftRow): { system: string; value: string } {
  const known = z.object({ identifier: z.array(z.object({ system: z.string(), value: z.string() })).min(1) }).safeParse(base === null ? undefined : JSON.parse(base));
  return known.data?.identifier[0] ?? requestIdentifier(identifier);
}
