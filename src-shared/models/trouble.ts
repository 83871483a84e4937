import * as z from 'zod';
import { problemCodeSchema } from './problem.ts';
import { channelSchema } from './sign-in-screen.ts';

/** A code that was sent in this run of the program. `target` is the server's masked label. */
const lastCodeSchema = z.object({
  channel: channelSchema,
  target: z.string(),
  sentAt: z.number(),
  /** How long it lived from `sentAt`; absent when the server said nothing. */
  lifeMs: z.number().optional(),
  sendCount: z.number().int().positive(),
});

/** A refusal or fault that a person saw, with what support asks for. Times are wall-clock epoch milliseconds. */
const lastAnswerSchema = z.object({ at: z.number(), code: problemCodeSchema, reference: z.string().optional() });

/** Whom the person can ask. */
export const administratorSchema = z.object({ facility: z.string(), name: z.string(), phone: z.string().optional() });
export type Administrator = z.infer<typeof administratorSchema>;

/** What this PC knows about a sign-in that does not work. Nothing in it says whether an account exists. */
export const troubleSchema = z.object({
  code: lastCodeSchema.optional(),
  /** The newest first, at most ten. */
  answers: z.array(lastAnswerSchema),
  administrators: z.array(administratorSchema),
});
export type Trouble = z.infer<typeof troubleSchema>;

/** One thing tried now. `skipped`: it isn't set up here. */
const checkSchema = z.object({
  what: z.enum(['sign-in-server', 'request-server', 'domain-server', 'clock', 'keychain']),
  result: z.enum(['good', 'skipped', ...problemCodeSchema.options, 'clock-wrong']),
  /** The server's host, for the network checks. */
  host: z.string().optional(),
  /** How far this PC's clock is ahead of the server's, in milliseconds. */
  aheadMs: z.number().optional(),
});
export const checksSchema = z.array(checkSchema);
export type Check = z.infer<typeof checkSchema>;
