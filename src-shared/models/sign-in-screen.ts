import * as z from 'zod';
import { lockReasonSchema } from './lock.ts';
import { personSchema, viaSchema } from './person.ts';
import { keychainProblemCodes, problemSchema } from './problem.ts';

const step = { busy: z.boolean(), problem: problemSchema.optional() };

/** The tick of Remember Me; `blocked` says why this PC can't remember anyone now. */
const rememberMeSchema = z.object({
  checked: z.boolean(),
  blocked: z.enum(keychainProblemCodes).optional(),
  /** This PC may remember nobody: there is no tick. */
  hidden: z.literal(true).optional(),
});

/** The ways to prove the second factor: a code sent or told, one that an authenticator app shows, a recovery code. */
export const channelSchema = z.enum(['sms', 'voice', 'email', 'authenticator', 'recovery']);
export type Channel = z.infer<typeof channelSchema>;

/** What a new person, or one who forgot, does at the same screens. */
export const purposeSchema = z.enum(['sign-up', 'reset']);
export type Purpose = z.infer<typeof purposeSchema>;

/** What a code or call on its way proves. */
const provesSchema = z.enum(['second-factor', 'registration', ...purposeSchema.options]);
export type Proves = z.infer<typeof provesSchema>;

/** How a code can reach the person. `id` is opaque; `target` is shown exactly as the server sent it (for an app: its name). */
export const methodSchema = z.object({
  id: z.string(),
  channel: channelSchema,
  target: z.string(),
});
export type Method = z.infer<typeof methodSchema>;

/**
 * A code on its way. Durations are milliseconds from the moment this snapshot was pushed; a missing one means the
 * server said nothing. `sentAt` is wall-clock epoch milliseconds, for showing only.
 */
const sentCodeSchema = z.object({
  channel: channelSchema,
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

/** The ways that a person without a second factor can register one. */
export const registrationChannelSchema = z.enum(['sms', 'voice', 'email']);
export type RegistrationChannel = z.infer<typeof registrationChannelSchema>;

/** Something that the server wants to know of a new person, as it describes it; `pattern` is a regular expression. */
const attributeSchema = z.object({
  name: z.string(),
  type: z.enum(['text', 'yes-no']),
  required: z.boolean(),
  pattern: z.string().optional(),
  value: z.string().optional(),
  invalid: z.boolean(),
});
export type Attribute = z.infer<typeof attributeSchema>;

/** What becomes of this PC's copy when the password is new: it opens with the new one, or only the server's part comes back. */
export const keptSchema = z.enum(['everything', 'server-only']);
export type Kept = z.infer<typeof keptSchema>;

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
  /** `people`: everybody whom this PC remembers. `locked`: why the person's home was closed just now. */
  z.object({ kind: z.literal('unlock'), ...step, person: personSchema, people: z.array(personSchema), locked: lockReasonSchema.optional(), emergency: z.boolean().optional() }),
  /** After the password, where the server is away: a code of the authenticator app. */
  z.object({ kind: z.literal('offline-code'), ...step, person: personSchema, digits: z.int() }),
  /** The reason for opening what is kept beyond its limits. */
  z.object({ kind: z.literal('emergency'), ...step, person: personSchema }),
  z.object({
    kind: z.literal('credentials'),
    ...step,
    via: viaSchema,
    email: z.string(),
    /** True when the same person confirms an open session: the e-mail can't be changed. */
    fixedEmail: z.boolean(),
    /** True at the door of the first login with multi-factor authentication. */
    registering: z.boolean(),
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
  /** The first screen of registering, or of a forgotten password: which address it is about. */
  z.object({ kind: z.literal('account-email'), ...step, purpose: purposeSchema, email: z.string(), fixedEmail: z.boolean() }),
  /** `minLength` is the shortest that the server takes. `kept` when this PC remembers the person. */
  z.object({ kind: z.literal('new-password'), ...step, purpose: purposeSchema, email: z.string(), minLength: z.number().int().positive(), kept: keptSchema.optional() }),
  /** The server is changing the password; it is asked until it is done. */
  z.object({ kind: z.literal('resetting'), ...step, email: z.string(), giveUpInMs: z.number().nonnegative() }),
  z.object({ kind: z.literal('attributes'), ...step, email: z.string(), attributes: z.array(attributeSchema) }),
  /** The person registers a second factor. */
  z.object({ kind: z.literal('register-method'), ...step, email: z.string(), channels: z.array(registrationChannelSchema) }),
  /** The system browser has the sign-in page of the domain account; this program waits for it to come back. */
  z.object({ kind: z.literal('domain'), ...step, host: z.string(), waiting: z.boolean() }),
  /** A domain person's PIN for what this PC keeps: a new one, or the one that opens it. */
  z.object({ kind: z.literal('pin'), ...step, name: z.string(), fresh: z.boolean() }),
  z.object({
    kind: z.literal('code'),
    ...step,
    proves: provesSchema,
    /** The typed e-mail, when the code goes to it. */
    email: z.string().optional(),
    /** True when the portal's page has Continue after the code. */
    continues: z.boolean(),
    sent: sentCodeSchema,
    other: z.array(methodSchema),
  }),
  z.object({
    kind: z.literal('call'),
    ...step,
    proves: provesSchema,
    target: z.string(),
    /** Digits that the person keys in before #, when the server asks for them. */
    keyIn: z.string().optional(),
    expiresInMs: z.number().nonnegative().optional(),
    /** False once the call has ended without success. */
    ringing: z.boolean(),
    other: z.array(methodSchema),
  }),
  /** The code was right; the session opens with Continue, and is revoked when that does not come. */
  z.object({ kind: z.literal('email-verified'), ...step, email: z.string(), continueWithinMs: z.number().nonnegative() }),
  /** The server wants this step done in its own pages. */
  z.object({ kind: z.literal('browser'), ...step, host: z.string(), opened: z.boolean() }),
  /** This PC keeps data of the person under an earlier password. */
  z.object({ kind: z.literal('earlier-password'), ...step, email: z.string() }),
  /** The program has no server to talk to. `path` is where the configuration belongs. */
  z.object({ kind: z.literal('not-configured'), what: z.enum(['configuration', 'policy']), path: z.string(), reason: z.string() }),
]);
export type SignInScreen = z.infer<typeof signInScreenSchema>;
