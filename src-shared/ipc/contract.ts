import * as z from 'zod';
import { aboutSchema } from '../models/about.ts';
import { connectionSchema } from '../models/connection.ts';
import { homeSchema, requestPageSchema, requestQuerySchema } from '../models/home.ts';
import { requestDetailSchema } from '../models/request-detail.ts';
import { sessionSchema } from '../models/session.ts';
import { viaSchema } from '../models/sign-in-screen.ts';
import type { Topic, verbs } from './verbs.ts';

/** The response of a verb whose effect comes as a snapshot. */
export const nothing = z.undefined();
const empty = z.strictObject({});
const id = z.string().min(1).max(200);
const password = z.string().min(1).max(256);

const verb = <Request extends z.ZodType, Response extends z.ZodType>(request: Request, response: Response) => ({ request, response });

/** The one contract between renderer and main: each verb's request and response, parsed on every call. */
export const contract = {
  session: {
    current: verb(empty, sessionSchema),
    signOut: verb(empty, nothing),
    /** Confirms an open session online again; the home stays open. */
    signInAgain: verb(empty, nothing),
    /** Forget me on this PC: signs out and erases what this PC keeps of the open session's person. */
    forgetMe: verb(empty, nothing),
  },
  signIn: {
    choose: verb(z.strictObject({ via: viaSchema }), nothing),
    setRememberMe: verb(z.strictObject({ checked: z.boolean() }), nothing),
    submitCredentials: verb(z.strictObject({ email: z.string().trim().min(1).max(320), password }), nothing),
    openPerson: verb(z.strictObject({ personId: id }), nothing),
    unlock: verb(z.strictObject({ password }), nothing),
    forgetPerson: verb(z.strictObject({ personId: id }), nothing),
    /** Erases what this PC keeps of people whose key is missing from the keychain. */
    forgetLost: verb(empty, nothing),
    /** Sends a code, or calls, by one of the offered methods. */
    sendCode: verb(z.strictObject({ methodId: id }), nothing),
    submitCode: verb(z.strictObject({ code: z.string().min(1).max(64) }), nothing),
    resend: verb(empty, nothing),
    continue: verb(empty, nothing),
    openBrowser: verb(empty, nothing),
    keepWithEarlierPassword: verb(z.strictObject({ password }), nothing),
    startAfresh: verb(empty, nothing),
    /** One screen back within the flow. */
    back: verb(empty, nothing),
    /** Leaves the flow with nothing left behind. */
    cancel: verb(empty, nothing),
  },
  home: {
    current: verb(empty, homeSchema.optional()),
    refresh: verb(empty, nothing),
    selectContract: verb(z.strictObject({ contractId: id.optional() }), nothing),
  },
  requests: {
    list: verb(requestQuerySchema.strict(), requestPageSchema),
    read: verb(z.strictObject({ id }), requestDetailSchema.optional()),
  },
  connection: {
    current: verb(empty, connectionSchema),
    check: verb(empty, nothing),
  },
  app: {
    about: verb(empty, aboutSchema),
    openOutbox: verb(empty, nothing),
    /** The renderer has painted its first interactive screen. */
    ready: verb(empty, nothing),
  },
} satisfies { [Group in keyof typeof verbs]: Record<(typeof verbs)[Group][number], ReturnType<typeof verb>> };

/** What main pushes on each topic. `home` is undefined while nobody's home is open. */
export const topicSchemas = {
  session: sessionSchema,
  home: homeSchema.optional(),
  connection: connectionSchema,
} satisfies Record<Topic, z.ZodType>;

export type Contract = typeof contract;
export type RequestOf<Group extends keyof Contract, Verb extends keyof Contract[Group]> = Contract[Group][Verb] extends { request: infer Schema extends z.ZodType } ? z.input<Schema> : never;
export type ResponseOf<Group extends keyof Contract, Verb extends keyof Contract[Group]> = Contract[Group][Verb] extends { response: infer Schema extends z.ZodType } ? z.output<Schema> : never;
export type SnapshotOf<Name extends Topic> = z.output<(typeof topicSchemas)[Name]>;
