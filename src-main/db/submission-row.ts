import * as z from 'zod';
import { draftFieldsSchema } from '../../src-shared/models/draft.ts';
import { answerSchema, issueSchema, submissionStateSchema, type Receipt } from '../../src-shared/models/submission.ts';

const json = <Schema extends z.ZodType>(schema: Schema) => z.string().transform((text) => JSON.parse(text) as unknown).pipe(schema);

/** A row of the table `submission`, read; without the payload, which is large. */
const rowSchema = z.object({
  seq: z.number(),
  draft_id: z.string(),
  fields: json(draftFieldsSchema),
  identifier: json(z.object({ system: z.string(), value: z.string() })),
  state: submissionStateSchema,
  key: z.string().nullable(),
  hash: z.string().nullable(),
  inquiry: z.string().nullable(),
  attempts: z.number(),
  queued_at: z.number(),
  sent_at: z.number().nullable(),
  answered_at: z.number().nullable(),
  answer: json(answerSchema).nullable(),
  issues: json(z.array(issueSchema)),
});
export type SubmissionRow = z.infer<typeof rowSchema>;

/** The columns of a row, for a SELECT. */
export const submissionColumns = Object.keys(rowSchema.shape).join(', ');

/** Reads what SQLite gave for a row of the table `submission`. */
export const readSubmissionRow = (row: unknown): SubmissionRow => rowSchema.parse(row);

/** A submission as its receipt; the contract by its reference. */
export function receiptOf(row: SubmissionRow): Receipt {
  const { consumer, contractId, requesting, servicing, services, attachments } = row.fields;
  return {
    id: row.draft_id,
    state: row.state,
    contract: contractId ?? '',
    consumer: { name: consumer?.name ?? '', consumerId: consumer?.consumerId ?? '', birthDate: consumer?.birthDate ?? '' },
    requesting: requesting?.name ?? '',
    servicing: servicing?.name ?? '',
    services: services.map(({ service, quantity, unit, from, to }, index) => ({
      sequence: index + 1,
      code: service?.code ?? '',
      text: service?.text ?? '',
      quantity: `${quantity ?? ''} ${unit ?? ''}`.trim(),
      from: from ?? '',
      to: to ?? '',
    })),
    attachments: attachments.map(({ title, bytes }) => ({ title, bytes })),
    identifier: row.identifier.value,
    ...(row.hash !== null && { hash: row.hash }),
    attempts: row.attempts,
    queuedAt: row.queued_at,
    ...(row.sent_at !== null && { sentAt: row.sent_at }),
    ...(row.answered_at !== null && { answeredAt: row.answered_at }),
    ...(row.answer && { answer: row.answer }),
    issues: row.issues,
  };
}
