import * as z from 'zod';
import { decisionSchema, serviceAnswerSchema } from './answer.ts';
import { draftMissingSchema, draftPathSchema } from './draft.ts';
import { waitedForSchema } from './outage.ts';

/**
 * What has become of a request that is sent: it waits (`queued`), it is on its way (`sending`), the server may have it
 * (`outcome-unknown`: it is asked before anything is sent again), the server does not take it as it is (`refused`), or the
 * payer answered.
 */
export const submissionStateSchema = z.enum(['queued', 'sending', 'outcome-unknown', 'refused', 'answered']);

/** What the server finds wrong: its words, its place in the request (FHIRPath), and the field of the draft where that is known. */
export const issueSchema = z.object({ code: z.string(), text: z.string(), expression: z.string().optional(), path: draftPathSchema.optional() });
export type Issue = z.infer<typeof issueSchema>;

/** The payer's answer to a request. */
export const answerSchema = z.object({
  decision: decisionSchema,
  disposition: z.string().optional(),
  authorization: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  caseId: z.string().optional(),
  services: z.array(serviceAnswerSchema),
  issues: z.array(issueSchema),
});
export type Answer = z.infer<typeof answerSchema>;

/** What is kept of a request that is sent, to be shown and printed. Times are epoch milliseconds, `hash` is the SHA-256 of the bytes sent. */
export const receiptSchema = z.object({
  id: z.string(),
  state: submissionStateSchema,
  contract: z.string(),
  consumer: z.object({ name: z.string(), consumerId: z.string(), birthDate: z.string() }),
  requesting: z.string(),
  servicing: z.string(),
  services: z.array(z.object({ sequence: z.number(), code: z.string(), text: z.string(), quantity: z.string(), from: z.string(), to: z.string() })),
  attachments: z.array(z.object({ title: z.string(), bytes: z.number() })),
  identifier: z.string(),
  hash: z.string().optional(),
  attempts: z.number().int(),
  queuedAt: z.number(),
  sentAt: z.number().optional(),
  answeredAt: z.number().optional(),
  answer: answerSchema.optional(),
  /** Why the server did not take it. */
  issues: z.array(issueSchema),
  /** The outage during which it was in the queue. */
  waitedFor: waitedForSchema.optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** A request of the queue, in order. */
export const queuedSchema = z.object({ id: z.string(), state: submissionStateSchema, consumerName: z.string(), queuedAt: z.number() });

/** What the topic `submission` tells: what is on its way, and how far a run is. */
export const submissionSchema = z.object({
  /** Grows with every change. */
  revision: z.number().int(),
  running: z.boolean(),
  progress: z.object({ done: z.number().int(), total: z.number().int() }).optional(),
  items: z.array(queuedSchema),
});
export type Submission = z.infer<typeof submissionSchema>;

/** Another request for the same consumer, code and time: it waits here, or the server has it. */
export const duplicateSchema = z.object({ id: z.string(), where: z.enum(['queue', 'server']), service: z.string(), from: z.string() });
export type Duplicate = z.infer<typeof duplicateSchema>;

/**
 * The consumer's coverage by the payer as last seen: `status` is FHIR's, or `none` where there are none or only other
 * payers'. `asOf`: when the server was asked, epoch milliseconds; without it, it is what this PC keeps of the home's coverages.
 */
export const coverageSchema = z.object({ status: z.string(), memberId: z.string().optional(), from: z.string().optional(), to: z.string().optional(), asOf: z.number().optional() });
export type SeenCoverage = z.infer<typeof coverageSchema>;

/** What there is to know before sending. */
export const sendCheckSchema = z.object({ missing: z.array(draftMissingSchema), duplicates: z.array(duplicateSchema), coverage: coverageSchema.optional() });
export type SendCheck = z.infer<typeof sendCheckSchema>;

/** Why a request was not queued: it isn't here, it is on its way, or something is missing. */
export const sendFailureSchema = z.enum(['not-here', 'not-editable', 'not-ready', 'not-saved']);
export type SendFailure = z.infer<typeof sendFailureSchema>;
