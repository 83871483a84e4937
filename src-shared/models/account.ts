import * as z from 'zod';
import { personSchema, viaSchema } from './person.ts';
import { problemSchema } from './problem.ts';

/** A second factor of the account. `target` is masked by the server; for an authenticator app it is the name given to it. */
const accountMethodSchema = z.object({
  id: z.string(),
  kind: z.enum(['phone', 'email', 'authenticator']),
  target: z.string(),
  /** Wall-clock epoch milliseconds, when the server says since when. */
  addedAt: z.number().optional(),
});
export type AccountMethod = z.infer<typeof accountMethodSchema>;

/** The open session's person: their second factors and who else this PC remembers. */
export const accountSchema = z.object({
  via: viaSchema,
  /** False when the server has no account service: the methods are looked after elsewhere. */
  managed: z.boolean(),
  methods: z.array(accountMethodSchema),
  /** Unused recovery codes; absent when the account has none. */
  recoveryCodesLeft: z.number().int().nonnegative().optional(),
  people: z.array(personSchema),
});
export type Account = z.infer<typeof accountSchema>;

/**
 * A method on its way: a code was sent to the new number or address, or the authenticator app takes the key. The key is
 * shown to the person once and kept nowhere; `qr` is the path (`d`) of an SVG of `qrSize` modules a side.
 */
export const enrolmentSchema = z.object({
  id: z.string(),
  kind: accountMethodSchema.shape.kind,
  target: z.string(),
  codeLength: z.number().int().positive(),
  key: z.string().optional(),
  qr: z.string().optional(),
  qrSize: z.number().int().positive().optional(),
});
export type Enrolment = z.infer<typeof enrolmentSchema>;

/** Recovery codes, given once, when the first authenticator app was confirmed or when new ones were asked for. */
export const recoveryCodesSchema = z.object({ recoveryCodes: z.array(z.string()).optional() });

/** What the account service did, or why not. `confirm-needed`: the person has to sign in again first. */
export const answerOf = <Value extends z.ZodType>(value: Value) =>
  z.discriminatedUnion('ok', [z.object({ ok: z.literal(true), value }), z.object({ ok: z.literal(false), problem: problemSchema })]);
