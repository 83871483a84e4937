import * as z from 'zod';
import { keychainProblemCodes } from './problem.ts';

/** What a person or the program did. */
export const auditActions = [
  'trail-begun',
  'signed-in',
  'signed-out',
  'unlocked',
  'locked',
  'emergency-access',
  'viewed',
  'searched',
  'created',
  'edited',
  'deleted',
  'restored',
  'sent',
  'withdrawn',
  'printed',
  'saved',
  'copied',
  'account-changed',
  'registration-reset',
  'person-forgotten',
  'settings-changed',
] as const;
export const auditActionSchema = z.enum(auditActions);

/** Whether it came to be: it was refused by a rule, or failed for another reason. */
export const auditOutcomes = ['done', 'refused', 'failed'] as const;
export const auditOutcomeSchema = z.enum(auditOutcomes);

/** One thing that happened. It holds no name: people and things are FHIR references. */
export const auditEventSchema = z.strictObject({
  action: auditActionSchema,
  /** `done` unless it says another. */
  outcome: auditOutcomeSchema.optional(),
  /** What it was done to: a reference, or urn:uuid: and the id of a request that only this PC has. */
  what: z.string().max(300).optional(),
  /** A word of the program: which verb, which problem. */
  detail: z.string().max(100).optional(),
  /** Why, in the person's own words: for emergency access only. */
  reason: z.string().max(1000).optional(),
});
export type AuditEvent = z.infer<typeof auditEventSchema>;

/** An event as the trail keeps it. */
export const auditEntrySchema = auditEventSchema.required({ outcome: true }).extend({
  /** 1, 2, 3 … */
  seq: z.int().positive(),
  /** The hash of the entry before, zeros for the first. */
  previous: z.string().regex(/^[\da-f]{64}$/),
  /** This PC's clock, epoch milliseconds. */
  at: z.number(),
  /** How far the server's clock was ahead of it, milliseconds; absent: not known. */
  aheadMs: z.number().optional(),
  /** Practitioner/… or the account; absent: nobody was signed in. */
  who: z.string().optional(),
  /** The PC's name, and the id that this installation gave itself. */
  host: z.string(),
  pc: z.string(),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** The end of the chain. */
export const auditHeadSchema = z.strictObject({ seq: z.int(), hash: z.string() });
export type AuditHead = z.infer<typeof auditHeadSchema>;

/** The first entry that is not as it was written: its content was changed, it is missing, or the end of the chain is. */
export const auditBreakSchema = z.object({ seq: z.int(), why: z.enum(['changed', 'missing', 'cut-off']) });
export type AuditBreak = z.infer<typeof auditBreakSchema>;

/** What checking every link gave. */
export const auditVerificationSchema = z.object({ count: z.int(), head: auditHeadSchema.optional(), broken: auditBreakSchema.optional() });
export type AuditVerification = z.infer<typeof auditVerificationSchema>;

/** Which entries; times are epoch milliseconds, `before` is not included. */
export const auditFilterSchema = z.strictObject({
  text: z.string().max(200).optional(),
  who: z.string().max(200).optional(),
  action: auditActionSchema.optional(),
  outcome: auditOutcomeSchema.optional(),
  from: z.number().optional(),
  before: z.number().optional(),
});
export type AuditFilter = z.infer<typeof auditFilterSchema>;
/** What the list can be sorted by; `seq` is the order in which things happened. */
export const auditColumnSchema = z.enum(['seq', 'at', 'who', 'action', 'what', 'outcome', 'host']);
export type AuditColumn = z.infer<typeof auditColumnSchema>;
export const auditQuerySchema = auditFilterSchema.extend({ sort: z.strictObject({ column: auditColumnSchema, descending: z.boolean() }), offset: z.int().nonnegative(), limit: z.int().positive().max(500) });
export type AuditQuery = z.infer<typeof auditQuerySchema>;
export const auditPageSchema = z.object({ total: z.int(), rows: z.array(auditEntrySchema) });
export type AuditPage = z.infer<typeof auditPageSchema>;

/** Where the trail is: on the disk, or only in memory, and why. */
export const auditKeptSchema = z.enum(['kept', ...keychainProblemCodes, 'kept-data-newer', 'kept-data-unreachable']);
export type AuditKept = z.infer<typeof auditKeptSchema>;

/** Entries that the server refused: how many, and the first one's number. */
const auditRefusalsSchema = z.object({ count: z.int().positive(), first: z.int() });
export type AuditRefusals = z.infer<typeof auditRefusalsSchema>;

/** The trail as a whole. `sent`: up to which entry the server has it, except those that it refused. */
export const auditStateSchema = z.object({ kept: auditKeptSchema, count: z.int(), sent: z.int(), refused: auditRefusalsSchema.optional(), people: z.array(z.string()) });
export type AuditState = z.infer<typeof auditStateSchema>;
