import type { Database } from 'better-sqlite3';
import * as z from 'zod';
import { draftConflictSchema, draftFieldsSchema, draftProblemSchema, type Draft, type DraftState, type DraftSummary } from '../../src-shared/models/draft.ts';
import { valueAt } from '../../src-shared/models/draft-path.ts';
import { missingOf } from '../../src-shared/models/draft-missing.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => z.string().transform((text) => JSON.parse(text) as unknown).pipe(schema);

/** A row of the table `draft`, read. */
const rowSchema = z.object({
  id: z.string(),
  identifier: z.string(),
  server_id: z.string().nullable(),
  etag: z.string().nullable(),
  base: z.string().nullable(),
  base_fields: json(draftFieldsSchema).nullable(),
  fields: json(draftFieldsSchema),
  sent: json(z.array(draftFieldsSchema)),
  revision: z.number(),
  synced_revision: z.number().nullable(),
  saved_at: z.number(),
  synced_at: z.number().nullable(),
  conflicts: json(z.array(draftConflictSchema)),
  problem: json(draftProblemSchema).nullable(),
  elsewhere: z.enum(['gone', 'sent-elsewhere']).nullable(),
  submission: z.enum(['queued', 'sending', 'outcome-unknown', 'refused', 'answered']).nullable(),
  deleted_at: z.number().nullable(),
});
export type DraftRow = z.infer<typeof rowSchema>;

/** The row of a draft by its id, or by the server's; a deleted one too. */
export function draftRow(database: Database, id: string): DraftRow | undefined {
  const row = database.prepare('SELECT * FROM draft WHERE id = @id OR server_id = @id').get({ id });
  return row === undefined ? undefined : readDraftRow(row);
}

/** Reads what SQLite gave for a row of the table `draft`. */
export const readDraftRow = (row: unknown): DraftRow => rowSchema.parse(row);

/** Whether its person may change it now. */
export function isEditable({ deleted_at, elsewhere, submission }: DraftRow): boolean {
  return deleted_at === null && elsewhere === null && (submission === null || submission === 'refused');
}

function stateOf(row: Pick<DraftRow, 'submission' | 'elsewhere' | 'problem' | 'server_id' | 'synced_revision' | 'revision'>, inConflict: boolean): DraftState {
  if (row.submission !== null) return row.submission;
  if (row.elsewhere !== null) return row.elsewhere;
  if (inConflict) return 'conflict';
  if (row.problem !== null) return 'parked';
  if (row.server_id === null) return 'local';
  return row.synced_revision === row.revision ? 'synced' : 'changed';
}

/** The draft as the window sees it. */
export function draftOf(row: DraftRow, undo: { canUndo: boolean; canRedo: boolean }): Draft {
  return {
    id: row.id,
    fields: row.fields,
    state: stateOf(row, row.conflicts.length > 0),
    revision: row.revision,
    ...undo,
    savedAt: row.saved_at,
    ...(row.synced_at !== null && { syncedAt: row.synced_at }),
    ...(row.problem !== null && { problem: row.problem }),
    conflicts: row.conflicts.map((conflict) => ({ ...conflict, mine: valueAt(row.fields, conflict.path) })),
    missing: missingOf(row.fields),
  };
}

/** Which rows are requests that wait, as `isListed` has it, in SQL. */
export const listed = `deleted_at IS NULL AND elsewhere IS NOT 'sent-elsewhere' AND submission IS NOT 'answered'`;

/** Whether it is a request that waits. */
export function isListed({ deleted_at, elsewhere, submission }: DraftRow): boolean {
  return deleted_at === null && elsewhere !== 'sent-elsewhere' && submission !== 'answered';
}

const summarySchema = rowSchema
  .pick({ id: true, submission: true, elsewhere: true, problem: true, server_id: true, synced_revision: true, revision: true, saved_at: true })
  .extend({ in_conflict: z.number(), contract: z.string().nullable(), consumer: z.string().nullable() });

/** The columns of a draft in a list, for a SELECT: not its whole content. */
export const summaryColumns = `id, submission, elsewhere, problem, server_id, synced_revision, revision, saved_at, conflicts <> '[]' AS in_conflict,
  fields ->> '$.contractId' AS contract, fields ->> '$.consumer.name' AS consumer`;

/** The draft as a list shows it, of a row of these columns. */
export function readDraftSummary(value: unknown): DraftSummary {
  const row = summarySchema.parse(value);
  return {
    id: row.id,
    state: stateOf(row, row.in_conflict === 1),
    ...(row.problem !== null && { problem: row.problem }),
    ...(row.contract !== null && { contractId: row.contract }),
    consumerName: row.consumer ?? '',
    savedAt: row.saved_at,
  };
}
