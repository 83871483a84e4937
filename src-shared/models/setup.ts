import * as z from 'zod';
import { problemSchema } from './problem.ts';

/** What a clock counts: the payer's answer, or what the facility has to do in time; after an outage, counted from its end. */
export const clockKindSchema = z.enum(['decision-expedited', 'decision-standard', 'answer-to-pend', 'reconsideration', 'retroactive-after-outage']);
export type ClockKind = z.infer<typeof clockKindSchema>;

/** A time that a contract allows, and where that is written. `since`: the FHIR date from which it holds. */
export const contractClockSchema = z.object({
  kind: clockKindSchema,
  amount: z.number().int().positive(),
  unit: z.enum(['hours', 'days', 'business-days']),
  source: z.string(),
  since: z.string().optional(),
});
export type ContractClock = z.infer<typeof contractClockSchema>;

/** Somebody who works at the facility, as the server has it. */
export const colleagueSchema = z.object({
  /** FHIR reference Practitioner/… */
  id: z.string(),
  name: z.string(),
  roles: z.array(z.string()),
  phone: z.string().optional(),
});
export type Colleague = z.infer<typeof colleagueSchema>;

/** The people and contracts of the person's facilities. */
export const setupSchema = z.object({
  facilities: z.array(z.string()),
  people: z.array(colleagueSchema),
  /** Which of the people is the open session's. */
  you: z.string(),
  /** Whether the person's role looks after the others: the server has the last word. */
  mayReset: z.boolean(),
  /** Whether the person's role looks at the audit trail. */
  mayAudit: z.boolean(),
  contracts: z.array(z.object({ id: z.string(), name: z.string(), clocks: z.array(contractClockSchema) })),
  /** When the people were last read from the server, epoch milliseconds; absent: never. */
  asOf: z.number().optional(),
  /** Why they could not be read now. */
  problem: problemSchema.optional(),
});
export type Setup = z.infer<typeof setupSchema>;
