import * as z from 'zod';

const rowId = z.string().min(1).max(100);
const text = z.string().max(20_000);

/** A code with its words; `text` may be empty. */
export const codedSchema = z.strictObject({ code: z.string().max(100), text });
export type Coded = z.infer<typeof codedSchema>;

const providerSchema = z.strictObject({ reference: z.string().max(200).optional(), name: text, npi: z.string().max(20).optional() });
const consumerSchema = z.strictObject({ reference: z.string().max(200), name: text, birthDate: z.string().max(10), consumerId: z.string().max(100) });
const diagnosisSchema = z.strictObject({ id: rowId, diagnosis: codedSchema.optional(), principal: z.boolean().optional() });
/** `quantity` as typed; `from` and `to` are ISO dates, or as typed when they are none. */
const serviceSchema = z.strictObject({
  id: rowId,
  service: codedSchema.optional(),
  quantity: z.string().max(100).optional(),
  unit: z.string().max(100).optional(),
  from: z.string().max(100).optional(),
  to: z.string().max(100).optional(),
});
/** A file of a draft. Its content never reaches the window; `sha256` (hex) is missing when only another PC has had it. */
export const attachmentSchema = z.strictObject({ id: rowId, title: text, contentType: z.string().max(100), bytes: z.number().int().nonnegative(), sha256: z.string().max(64).optional() });
export type DraftAttachment = z.infer<typeof attachmentSchema>;

/** What a person writes in a request that is not sent yet. */
export const draftFieldsSchema = z.strictObject({
  /** Organization/… of the insurer. */
  contractId: z.string().max(200).optional(),
  /** Claim.subType: IMP (inpatient) or AMB (outpatient). */
  requestType: z.string().max(100).optional(),
  consumer: consumerSchema.optional(),
  requesting: providerSchema.optional(),
  servicing: providerSchema.optional(),
  urgency: z.enum(['standard', 'expedited']).optional(),
  placeOfService: codedSchema.optional(),
  serviceType: codedSchema.optional(),
  diagnoses: z.array(diagnosisSchema),
  services: z.array(serviceSchema),
  notes: text,
  attachments: z.array(attachmentSchema),
  /** That all of it is right, until the next change. Epoch milliseconds. */
  attested: z.strictObject({ at: z.number(), by: z.string().max(300) }).optional(),
});
export type DraftFields = z.infer<typeof draftFieldsSchema>;

/**
 * `local`: never at the server; `synced`; `changed`: waits for it; `conflict`: a person decides; `parked`: the server
 * refused it; `gone`: deleted elsewhere; then what sending makes of it.
 */
export const draftStateSchema = z.enum(['local', 'synced', 'changed', 'conflict', 'parked', 'gone', 'sent-elsewhere', 'queued', 'sending', 'outcome-unknown', 'refused', 'answered']);
export type DraftState = z.infer<typeof draftStateSchema>;

/** The states of a draft of which the server has everything. */
export const safeStates: ReadonlySet<DraftState> = new Set(['synced', 'sent-elsewhere', 'answered']);

/** Where in the fields: ['notes'], ['services', id], ['services', id, 'quantity']. */
export const draftPathSchema = z.array(z.string().min(1).max(100)).min(1).max(3);
export type DraftPath = z.infer<typeof draftPathSchema>;

/** One field that was changed here and elsewhere; null: it isn't there. */
export const draftConflictSchema = z.object({ path: draftPathSchema, mine: z.json(), theirs: z.json(), base: z.json() });

/** What sending still needs: nothing is there, what is there can't be right, or the file is on another PC. */
export const draftMissingSchema = z.object({ path: draftPathSchema, code: z.enum(['needed', 'invalid', 'not-on-this-pc']) });
export type DraftMissing = z.infer<typeof draftMissingSchema>;

/** Why the server would not take a draft: its HTTP status and, of its own words, the code and the place. */
export const draftProblemSchema = z.object({ status: z.number(), code: z.string().optional(), expression: z.string().optional() });
export type DraftProblem = z.infer<typeof draftProblemSchema>;

/** A request that is not sent yet, as it is kept here. Times are epoch milliseconds. */
export const draftSchema = z.object({
  id: z.string(),
  fields: draftFieldsSchema,
  state: draftStateSchema,
  /** Grows with each change. */
  revision: z.number().int(),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  savedAt: z.number(),
  syncedAt: z.number().optional(),
  problem: draftProblemSchema.optional(),
  conflicts: z.array(draftConflictSchema),
  missing: z.array(draftMissingSchema),
});
export type Draft = z.infer<typeof draftSchema>;

/** An entry of "who changed what and when"; `by` is missing for the server's own. */
export const draftChangeSchema = z.object({ path: draftPathSchema, before: z.json(), after: z.json(), at: z.number(), by: z.string().optional(), undone: z.boolean() });
export type DraftChange = z.infer<typeof draftChangeSchema>;

/** A draft in a list. */
export const draftSummarySchema = z.object({ id: z.string(), state: draftStateSchema, problem: draftProblemSchema.optional(), contractId: z.string().optional(), consumerName: z.string(), savedAt: z.number() });
export type DraftSummary = z.infer<typeof draftSummarySchema>;

/** What the topic `drafts` tells: `revision` grows with every change of any draft. */
export const draftsSchema = z.object({
  revision: z.number().int(),
  syncing: z.boolean(),
  /** Drafts brought to the server so far, and how many there are, while that runs. */
  progress: z.object({ done: z.number().int(), total: z.number().int() }).optional(),
  items: z.array(draftSummarySchema),
});
export type Drafts = z.infer<typeof draftsSchema>;

/** The largest file that a payer takes, in bytes. */
export const largestFile = 5_000_000;

/** Why a change of a draft did not happen: the draft isn't here, is on its way or away, or the disk took nothing. */
export const draftFailureSchema = z.enum(['not-here', 'not-editable', 'not-saved']);
export type DraftFailure = z.infer<typeof draftFailureSchema>;
export const attachFailureSchema = z.enum([...draftFailureSchema.options, 'too-large', 'wrong-type', 'not-readable']);
export type AttachFailure = z.infer<typeof attachFailureSchema>;

/** A value, or why there is none. */
export function resultSchema<Value extends z.ZodType, Failure extends z.ZodType>(value: Value, failure: Failure) {
  return z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), failure })]);
}

/** The fields of a request that nobody has written in. */
export const emptyFields: DraftFields = { diagnoses: [], services: [], notes: '', attachments: [] };
