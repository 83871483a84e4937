import * as z from 'zod';
import { problemSchema } from './problem.ts';

/** A contract (an insurer) that the facilities file requests under. */
export const contractSchema = z.object({ id: z.string(), name: z.string() });
export type Contract = z.infer<typeof contractSchema>;

/** The facility home screen. Counts follow the selected contract; the rows come by `requests.list`. */
export const homeSchema = z.object({
  /** Those that the person works at; none until they are known. */
  facilities: z.array(z.object({ id: z.string(), name: z.string(), npi: z.string().optional() })),
  contracts: z.array(contractSchema),
  /** Absent: all contracts. */
  contractId: z.string().optional(),
  newMessages: z.number().int().nonnegative(),
  notSubmitted: z.number().int().nonnegative(),
  submitted: z.number().int().nonnegative(),
  /** When the shown data was last known to equal the server's, epoch milliseconds; absent: never. */
  asOf: z.number().optional(),
  refreshing: z.boolean(),
  /** Requests received so far, and how many there are, while the first load runs. */
  progress: z.object({ done: z.number(), total: z.number().optional() }).optional(),
  problem: problemSchema.optional(),
  /** Grows whenever the rows changed. */
  revision: z.number().int(),
});
export type Home = z.infer<typeof homeSchema>;

/** The columns of Request Saved But Not Submitted that can be sorted. */
export const sortColumnSchema = z.enum(['contract', 'caseType', 'consumerId', 'consumerName', 'birthDate', 'lastModified']);
export type SortColumn = z.infer<typeof sortColumnSchema>;

/** A window on the unsubmitted requests. */
export const requestQuerySchema = z.object({
  filter: z.string().max(200),
  sort: z.object({ column: sortColumnSchema, descending: z.boolean() }),
  offset: z.number().int().nonnegative(),
  limit: z.number().int().min(1).max(500),
});
export type RequestQuery = z.infer<typeof requestQuerySchema>;

/** One row of Request Saved But Not Submitted. `birthDate` is a FHIR date, `lastModified` a FHIR instant. */
export const requestRowSchema = z.object({
  id: z.string(),
  contract: z.string(),
  caseType: z.string(),
  consumerId: z.string(),
  consumerName: z.string(),
  birthDate: z.string(),
  lastModified: z.string(),
});
export type RequestRow = z.infer<typeof requestRowSchema>;

/** The rows of a window with how many match in all, and the revision of the home they belong to. */
export const requestPageSchema = z.object({ total: z.number().int(), rows: z.array(requestRowSchema), revision: z.number().int() });
export type RequestPage = z.infer<typeof requestPageSchema>;
