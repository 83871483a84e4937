import * as z from 'zod';
import { decisionSchema, serviceAnswerSchema } from './answer.ts';
import { resultSchema } from './draft.ts';
import { requestDetailSchema } from './request-detail.ts';

/** What became of a submitted request. `sent`: no answer yet; the others are the payer's decision. */
export const caseStateSchema = z.enum(['sent', ...decisionSchema.options]);
export type CaseState = z.infer<typeof caseStateSchema>;

/** The columns of CASES that can be sorted. */
export const caseColumnSchema = z.enum(['consumerName', 'consumerId', 'services', 'contract', 'caseId', 'authorization', 'state', 'sent']);
export type CaseColumn = z.infer<typeof caseColumnSchema>;

/** A window on the submitted requests, of all contracts. Sent at or after `from` and before `before`, epoch milliseconds. */
export const caseQuerySchema = z.object({
  filter: z.string().max(200),
  state: caseStateSchema.optional(),
  from: z.number().optional(),
  before: z.number().optional(),
  sort: z.object({ column: caseColumnSchema, descending: z.boolean() }),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(500),
});
export type CaseQuery = z.infer<typeof caseQuerySchema>;

/** One submitted request as a row; what nobody has given yet is an empty text. `sent` is a FHIR instant, `due` epoch milliseconds: when what it waits for is due. */
export const caseRowSchema = z.object({
  id: z.string(),
  state: caseStateSchema,
  consumerName: z.string(),
  consumerId: z.string(),
  services: z.string(),
  contract: z.string(),
  caseId: z.string(),
  authorization: z.string(),
  sent: z.string(),
  due: z.number().optional(),
});
export type CaseRow = z.infer<typeof caseRowSchema>;

/** The rows from `offset` on of the `total` that fit. */
export const casePageSchema = z.object({ total: z.number().int(), rows: z.array(caseRowSchema) });
export type CasePage = z.infer<typeof casePageSchema>;

/** Something that happened to a case. `at` is a FHIR instant. `words` are the server's, when it gives some. */
export const caseEventSchema = z.object({
  kind: z.enum(['created', 'changed', 'submitted', 'answered', 'other']),
  at: z.string(),
  by: z.string().optional(),
  state: caseStateSchema.optional(),
  words: z.string().optional(),
});
export type CaseEvent = z.infer<typeof caseEventSchema>;

/** A whole submitted request with its newest answer. */
export const caseDetailSchema = requestDetailSchema.extend({
  state: caseStateSchema,
  caseId: z.string().optional(),
  authorization: z.string().optional(),
  validFrom: z.string().optional(),
  validTo: z.string().optional(),
  answered: z.string().optional(),
  patient: z.string(),
  /** One for each service, in their order; undefined: not decided. */
  decisions: z.array(serviceAnswerSchema.optional()),
  errors: z.array(z.string()),
  /** What its own resources say of its course; the record says more. */
  events: z.array(caseEventSchema),
  /** Messages about it, to and from the payer, the newest first. */
  messages: z.array(z.object({ id: z.string(), own: z.boolean(), topic: z.string(), text: z.string(), sent: z.string() })),
});
export type CaseDetail = z.infer<typeof caseDetailSchema>;

/** What is known beside a case: what happened, and letters; `asOf` epoch milliseconds. */
export const caseRecordSchema = z.object({
  asOf: z.number(),
  events: z.array(caseEventSchema),
  letters: z.array(z.object({ id: z.string(), title: z.string(), bytes: z.number().optional(), date: z.string() })),
});
export type CaseRecord = z.infer<typeof caseRecordSchema>;

/** What a look at the server gave: the record as it is now, or why it could not be asked. */
export const caseLookSchema = resultSchema(caseRecordSchema, z.enum(['unreachable', 'sign-in-needed', 'not-there', 'garbled']));
export type CaseLook = z.infer<typeof caseLookSchema>;

/** What asking the payer for the answer gave: its state now, or why there is none. */
export const statusCheckSchema = resultSchema(caseStateSchema, z.enum(['unreachable', 'sign-in-needed', 'not-there', 'garbled', 'refused']));
export type StatusCheck = z.infer<typeof statusCheckSchema>;
