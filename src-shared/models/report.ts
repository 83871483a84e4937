import * as z from 'zod';
import { deadlineSchema } from './deadline.ts';
import { contractClockSchema } from './setup.ts';

/** Unsubmitted requests whose last change is `from` to `to` days ago; without `to`: or longer. */
export const ageBandSchema = z.object({ from: z.number().int(), to: z.number().int().optional(), count: z.number().int() });
export type AgeBand = z.infer<typeof ageBandSchema>;

/** What was sent and what was answered in the week that begins at `start`, a Monday. */
export const weekSchema = z.object({ start: z.number(), sent: z.number().int(), answered: z.number().int() });
export type Week = z.infer<typeof weekSchema>;

/**
 * How long a contract takes to decide, against its clock: of the requests decided lately, how many were in time, the
 * median and the longest; of those that wait, how many are late.
 */
export const turnaroundSchema = z.object({
  contract: z.string(),
  expedited: z.boolean(),
  clock: contractClockSchema.optional(),
  decided: z.number().int(),
  inTime: z.number().int(),
  medianMs: z.number().optional(),
  longestMs: z.number().optional(),
  waiting: z.number().int(),
  late: z.number().int(),
});
export type Turnaround = z.infer<typeof turnaroundSchema>;

/** A request that the payer pended, with what is due next and by which clock. */
export const pendedSchema = deadlineSchema.partial().extend({
  id: z.string(),
  consumerName: z.string(),
  consumerId: z.string(),
  contract: z.string(),
  services: z.string(),
  pendedAt: z.number(),
});
export type Pended = z.infer<typeof pendedSchema>;

/** The reports, of every contract, from what this PC keeps. Times are epoch milliseconds; days and weeks are this PC's. */
export const reportSchema = z.object({
  drafts: z.array(ageBandSchema),
  weeks: z.array(weekSchema),
  turnaround: z.array(turnaroundSchema),
  /** What is due first comes first. */
  pended: z.array(pendedSchema),
});
export type Report = z.infer<typeof reportSchema>;

/** A table to be saved: the first row is its head. */
export const tableSchema = z.array(z.array(z.string().max(1000)).max(50)).min(1).max(20_000);
export const savedTableSchema = z.enum(['saved', 'cancelled', 'not-written']);
export type SavedTable = z.infer<typeof savedTableSchema>;
