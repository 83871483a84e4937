import * as z from 'zod';

/**
 * What the payer decides about a service, or about a request as a whole: its review action (X12 306, as Da Vinci PAS binds
 * it), the withdrawal of the request, or an error in place of one. `other`: it answered in no way that is known here.
 */
export const decisionSchema = z.enum(['pended', 'certified', 'partial', 'modified', 'not-certified', 'contact-payer', 'not-needed', 'cancelled', 'error', 'other']);
export type Decision = z.infer<typeof decisionSchema>;

/** The payer's answer to one service. `quantity` is what is authorized where it differs; `reason` and `note` are the payer's words; dates are ISO. */
export const serviceAnswerSchema = z.object({
  sequence: z.number(),
  decision: decisionSchema,
  authorization: z.string().optional(),
  reason: z.string().optional(),
  note: z.string().optional(),
  quantity: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});
export type ServiceAnswer = z.infer<typeof serviceAnswerSchema>;
