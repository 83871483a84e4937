import * as z from 'zod';
import { caseRowSchema } from './case.ts';
import { requestRowSchema } from './home.ts';
import { foundConsumerSchema } from './lookup.ts';

/** By member id, or by last name and date of birth (a FHIR date), of any contract. */
export const consumerSearchSchema = z.union([
  z.strictObject({ consumerId: z.string().trim().min(1).max(64) }),
  z.strictObject({ lastName: z.string().trim().min(1).max(300), birthDate: z.iso.date() }),
]);
export type ConsumerSearch = z.infer<typeof consumerSearchSchema>;

/** The consumers found, each with the payers of their active coverages. `kept`: the server did not answer, so only what this PC keeps was searched. */
export const consumerHitsSchema = z.object({ items: z.array(foundConsumerSchema.extend({ payers: z.string() })), kept: z.boolean() });
export type ConsumerHits = z.infer<typeof consumerHitsSchema>;

/** A coverage as it was last seen. `from` and `to` are FHIR dates. */
export const coverageSeenSchema = z.object({ payer: z.string(), status: z.string(), memberId: z.string(), from: z.string().optional(), to: z.string().optional() });

/** A consumer with coverages and requests. `kept`: the server was not asked just now. */
export const consumerDetailSchema = z.object({
  consumer: foundConsumerSchema,
  coverages: z.array(coverageSeenSchema),
  cases: z.array(caseRowSchema),
  drafts: z.array(requestRowSchema),
  kept: z.boolean(),
});
export type ConsumerDetail = z.infer<typeof consumerDetailSchema>;
