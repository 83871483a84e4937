import * as z from 'zod';
import { personSchema } from './person.ts';
import { keychainProblemCodes, problemSchema } from './problem.ts';

/** LOGIN WITH PHONE or LOGIN WITH EMAIL. */
export const viaSchema = z.enum(['phone', 'email']);
export type Via = z.infer<typeof viaSchema>;

const step = { busy: z.boolean(), problem: problemSchema.optional() };

/** The tick of Remember Me; `blocked` says why this PC can't remember anyone now. */
const rememberMeSchema = z.object({
  checked: z.boolean(),
  blocked: z.enum(keychainProblemCodes).optional(),
});

/** How a code reached, or can reach, the person. `id` is opaque; `target` is shown exactly as the server sent it. */
export const methodSchema = z.object({
  id: z.string(),
  channel: z.enum(['sms', 'voice', 'email']),
  target: z.string(),
});
export type Method = z.infer<typeof methodSchema>;

/**
 * A code on its way. Durations are milliseconds from the moment this snapshot was pushed; a missing one means the
 * server said nothing. `sentAt` is wall-clock epoch milliseconds, for showing only.
 */
const sentCodeSchema = z.object({
  channel: z.enum(['sms', 'voice', 'email']),
  target: z.string(),
  length: z.number().int().positive().optional(),
  sentAt: z.number(),
  expiresInMs: z.number().nonnegative().optional(),
  resendInMs: z.number().nonnegative(),
  sendCount: z.number().int().positive(),
});

/** A phone number on record with what can be done with it. */
const phoneNumberSchema = z.object({
  target: z.string(),
  sms: z.string().optional(),
  voice: z.string().optional(),
});

/** One screen of signing in, each with its busy mark and problem. The renderer draws the current kind. */
export const signInScreenSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('login-options'),
    ...step,
    people: z.array(personSchema),
    /** How many people are remembered whose tile can't be read now, because the keychain does not answer. */
    unreadablePeople: z.number().int().nonnegative(),
    /** How many are remembered whose key in the keychain is missing or another one. */
    lostPeople: z.number().int().nonnegative(),
    rememberMe: rememberMeSchema,
  }),
  z.object({ kind: z.literal('unlock'), ...step, person: personSchema }),
  z.object({
    kind: z.literal('credentials'),
    ...step,
    via: viaSchema,
    email: z.string(),
    /** True when the same person confirms an open session: the e-mail can't be changed. */
    fixedEmail: z.boolean(),
    rememberMe: rememberMeSchema,
  }),
  z.object({
    kind: z.literal('phone-method'),
    ...step,
    numbers: z.array(phoneNumberSchema),
    other: z.array(methodSchema),
  }),
  z.object({
    kind: z.literal('email-method'),
    ...step,
    email: z.string(),
    methodId: z.string(),
    other: z.array(methodSchema),
  }),
  z.object({
    kind: z.literal('code'),
    ...step,
    /** The typed e-mail, when the code goes to it. */
    email: z.string().optional(),
    sent: sentCodeSchema,
    other: z.array(methodSchema),
  }),
  z.object({
    kind: z.literal('call'),
    ...step,
    target: z.string(),
    /** Digits that the person keys in before #, when the server asks for them. */
    keyIn: z.string().optional(),
    expiresInMs: z.number().nonnegative().optional(),
    /** False once the call has ended without success. */
    ringing: z.boolean(),
    methodId: z.string(),
    other: z.array(methodSchema),
  }),
  /** The code was right; the session opens with Continue, and is revoked when that does not come. */
  z.object({ kind: z.literal('email-verified'), ...step, email: z.string(), continueWithinMs: z.number().nonnegative() }),
  /** The server wants this step done in its own pages. */
  z.object({ kind: z.literal('browser'), ...step, host: z.string(), opened: z.boolean() }),
  /** This PC keeps data of the person under an earlier password. */
  z.object({ kind: z.literal('earlier-password'), ...step, email: z.string() }),
  /** The program has no server to talk to. `path` is where the configuration belongs. */
  z.object({ kind: z.literal('not-configured'), path: z.string(), reason: z.string() }),
]);
export type SignInScreen = z.infer<typeof signInScreenSchema>;
