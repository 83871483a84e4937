import * as z from 'zod';
import { draftFieldsSchema } from './draft.ts';
import { contractClockSchema } from './setup.ts';

/** What is over sooner is no outage, in milliseconds. */
export const outageMs = 60_000;

/** The server could not be reached from `from` to `to`; without `to` it lasts. Times are epoch milliseconds. */
export const outageSchema = z.object({
  from: z.number(),
  to: z.number().optional(),
  /** How many requests were written or put in the queue meanwhile, as far as they are kept here. */
  requests: z.number().int(),
});
export type Outage = z.infer<typeof outageSchema>;

/** What the topic `downtime` tells: since when there is an outage, epoch milliseconds. */
export const downtimeSchema = z.object({ since: z.number().optional() });
export type Downtime = z.infer<typeof downtimeSchema>;

/** The outage that a request waited for, and what its contract allows afterwards where that is known. */
export const waitedForSchema = z.object({ from: z.number(), to: z.number().optional(), rule: contractClockSchema.optional() });
export type WaitedFor = z.infer<typeof waitedForSchema>;

/** A request as it is asked for by phone or fax: it waits to be sent, may have arrived, or is ready to be sent. */
export const sheetSchema = z.object({
  id: z.string(),
  state: z.enum(['queued', 'sending', 'outcome-unknown', 'ready']),
  /** The request's own number. */
  identifier: z.string(),
  fields: draftFieldsSchema,
});
export type Sheet = z.infer<typeof sheetSchema>;
