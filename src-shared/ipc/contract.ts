import * as z from 'zod';
import { aboutSchema, languageSchema, themeSchema } from '../models/about.ts';
import { accountSchema, answerOf, enrolmentSchema, recoveryCodesSchema } from '../models/account.ts';
import { auditFilterSchema, auditPageSchema, auditQuerySchema, auditStateSchema, auditVerificationSchema } from '../models/audit.ts';
import { caseDetailSchema, caseLookSchema, casePageSchema, caseQuerySchema, caseRecordSchema, statusCheckSchema } from '../models/case.ts';
import { connectionSchema } from '../models/connection.ts';
import { consumerDetailSchema, consumerHitsSchema, consumerSearchSchema } from '../models/consumer.ts';
import { attachFailureSchema, attachmentSchema, draftChangeSchema, draftFailureSchema, draftPathSchema, draftSchema, draftsSchema, resultSchema } from '../models/draft.ts';
import { diagnosticsSchema } from '../models/diagnostics.ts';
import { deadlineSchema } from '../models/deadline.ts';
import { homeSchema, requestPageSchema, requestQuerySchema } from '../models/home.ts';
import { chosenCodeSchema, codeKindSchema, consumerQuerySchema, consumersFoundSchema, foundCodeSchema, foundConsumerSchema, foundProviderSchema, newConsumerSchema } from '../models/lookup.ts';
import { messageDetailSchema, messagePageSchema, messageQuerySchema, messagesSchema, replyFileOutcomeSchema, replyTextSchema, savedAttachmentSchema, savedReplySchema, sentReplySchema } from '../models/message.ts';
import { downtimeSchema, outageSchema, sheetSchema } from '../models/outage.ts';
import { viaSchema } from '../models/person.ts';
import { noticeTabSchema, placeSchema } from '../models/place.ts';
import { reportSchema, savedTableSchema, tableSchema } from '../models/report.ts';
import { thisPcSchema } from '../models/policy.ts';
import { requestDetailSchema } from '../models/request-detail.ts';
import { sessionSchema } from '../models/session.ts';
import { choiceSchema, settingsSchema } from '../models/settings.ts';
import { setupSchema } from '../models/setup.ts';
import { registrationChannelSchema } from '../models/sign-in-screen.ts';
import { coverageSchema, receiptSchema, sendCheckSchema, sendFailureSchema, submissionSchema } from '../models/submission.ts';
import { checksSchema, troubleSchema } from '../models/trouble.ts';
import { watchSchema } from '../models/watch.ts';
import type { Topic, verbs } from './verbs.ts';

/** The response of a verb whose effect comes as a snapshot. */
export const nothing = z.undefined();
const empty = z.strictObject({});
const id = z.string().min(1).max(200);
const password = z.string().min(1).max(256);
const email = z.string().trim().min(1).max(320);
const code = z.string().min(1).max(64);
const done = answerOf(z.null());
const draftResult = resultSchema(draftSchema, draftFailureSchema);
const attachResult = resultSchema(attachmentSchema, attachFailureSchema);

const verb = <Request extends z.ZodType, Response extends z.ZodType>(request: Request, response: Response) => ({ request, response });

/** The one contract between renderer and main: each verb's request and response, parsed on every call. */
export const contract = {
  session: {
    current: verb(empty, sessionSchema),
    /** Closes the home until its person unlocks it. */
    lock: verb(empty, nothing),
    /** The parts of the person's place that changed. */
    keepPlace: verb(placeSchema.strict(), nothing),
    signOut: verb(empty, nothing),
    /** Confirms an open session online again; the home stays open. */
    signInAgain: verb(empty, nothing),
    /** Forget me on this PC: signs out and erases what this PC keeps of the open session's person. */
    forgetMe: verb(empty, nothing),
  },
  signIn: {
    choose: verb(z.strictObject({ via: viaSchema }), nothing),
    setRememberMe: verb(z.strictObject({ checked: z.boolean() }), nothing),
    /** "register here": a new account. */
    signUp: verb(empty, nothing),
    /** The first login with multi-factor authentication. */
    register: verb(empty, nothing),
    /** "Forgot your password?" */
    forgotPassword: verb(empty, nothing),
    /** The address to register, or whose password is forgotten. */
    submitEmail: verb(z.strictObject({ email }), nothing),
    submitNewPassword: verb(z.strictObject({ password }), nothing),
    submitAttributes: verb(z.strictObject({ values: z.record(z.string().max(200), z.string().max(1000)) }), nothing),
    /** Registers a phone number (E.164) or an address as the second factor. */
    registerMethod: verb(z.strictObject({ channel: registrationChannelSchema, target: z.string().trim().min(1).max(320) }), nothing),
    /** A domain person's PIN, chosen now or to open what this PC keeps. */
    submitPin: verb(z.strictObject({ pin: password }), nothing),
    submitCredentials: verb(z.strictObject({ email, password }), nothing),
    openPerson: verb(z.strictObject({ personId: z.uuid() }), nothing),
    unlock: verb(z.strictObject({ password }), nothing),
    /** The code of the authenticator app that is wanted where the server is away. */
    submitOfflineCode: verb(z.strictObject({ code }), nothing),
    /** An emergency: its reason is asked for, then what is kept opens beyond its limits. */
    askEmergency: verb(empty, nothing),
    openInEmergency: verb(z.strictObject({ reason: z.string().trim().min(10).max(500) }), nothing),
    forgetPerson: verb(z.strictObject({ personId: z.uuid() }), nothing),
    /** Erases what this PC keeps of people whose key is missing from the keychain. */
    forgetLost: verb(empty, nothing),
    /** Sends a code, or calls, by one of the offered methods. */
    sendCode: verb(z.strictObject({ methodId: id }), nothing),
    submitCode: verb(z.strictObject({ code }), nothing),
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
  /** What a request's form looks up: at the server, or among what this PC keeps. */
  lookups: {
    consumers: verb(consumerQuerySchema, consumersFoundSchema),
    createConsumer: verb(newConsumerSchema, answerOf(foundConsumerSchema)),
    providers: verb(z.strictObject({ filter: z.string().max(200) }), z.array(foundProviderSchema)),
    codes: verb(z.strictObject({ kind: codeKindSchema, filter: z.string().max(200) }), z.array(foundCodeSchema)),
    codeChosen: verb(chosenCodeSchema, nothing),
  },
  /** Requests that are not sent yet. Every change is on disk when it is answered. */
  drafts: {
    current: verb(empty, draftsSchema.optional()),
    /** Empty, or a copy of another one for a new submission. */
    create: verb(z.strictObject({ contractId: id.optional(), copyOf: id.optional() }), draftResult),
    /** By its id, or by that of a row of `requests.list`, which from then on is kept here too. */
    open: verb(z.strictObject({ id }), draftSchema.optional()),
    /** One field: ['notes'], ['services', id, 'quantity']; ['services'] adds a row; null takes a value or a row away. */
    edit: verb(z.strictObject({ id, path: draftPathSchema, value: z.json() }), resultSchema(z.object({ revision: z.number().int(), savedAt: z.number() }), draftFailureSchema)),
    undo: verb(z.strictObject({ id }), draftResult),
    redo: verb(z.strictObject({ id }), draftResult),
    /** Who changed what and when, the newest first. */
    history: verb(z.strictObject({ id }), z.array(draftChangeSchema)),
    attach: verb(z.strictObject({ id, title: z.string().min(1).max(300), content: z.instanceof(Uint8Array) }), attachResult),
    /** By the system's dialog; an empty list: nothing was chosen. */
    pickAttachments: verb(z.strictObject({ id }), z.array(z.object({ title: z.string(), result: attachResult }))),
    /** Decides one field that was changed here and elsewhere. */
    resolve: verb(z.strictObject({ id, path: draftPathSchema, take: z.enum(['mine', 'theirs']) }), draftResult),
    delete: verb(z.strictObject({ id }), resultSchema(z.undefined(), draftFailureSchema)),
    restore: verb(z.strictObject({ id }), draftResult),
  },
  /** Requests on their way to the payer; each by the id of its draft. */
  submission: {
    current: verb(empty, submissionSchema.optional()),
    /** What is missing, what looks like it, and the consumer's coverage; undefined when there is no such draft. */
    check: verb(z.strictObject({ id }), sendCheckSchema.optional()),
    /** A consumer's coverage under a contract, both FHIR references; undefined while none was ever seen. */
    coverage: verb(z.strictObject({ patient: id, contractId: id }), coverageSchema.optional()),
    /** Queues a ready draft: it is sent once, as soon as the server can be reached. */
    send: verb(z.strictObject({ id }), resultSchema(z.undefined(), sendFailureSchema)),
    /** Queues every draft that is ready; answers how many. */
    sendAllReady: verb(empty, z.number().int()),
    /** Takes a request out of the queue; false when it has left. */
    cancel: verb(z.strictObject({ id }), z.boolean()),
    receipt: verb(z.strictObject({ id }), receiptSchema.optional()),
    /** Asks the payer for the answer to a pended request. */
    checkStatus: verb(z.strictObject({ id }), answerOf(receiptSchema)),
  },
  /** The Message Center. */
  messages: {
    current: verb(empty, messagesSchema.optional()),
    list: verb(messageQuerySchema.strict(), messagePageSchema),
    read: verb(z.strictObject({ id }), messageDetailSchema.optional()),
    mark: verb(z.strictObject({ id, read: z.boolean() }), nothing),
    /** Saves the attachment of that place by the system's dialog, which proposes `name` with the extension of its type. */
    saveAttachment: verb(z.strictObject({ id, index: z.number().int().nonnegative(), name: z.string().min(1).max(100) }), savedAttachmentSchema),
    /** The answer to a message as it is being written; on disk when this is answered. */
    saveReply: verb(z.strictObject({ id, text: replyTextSchema }), savedReplySchema),
    /** Files for the answer, by the system's dialog; an empty list: nothing was chosen. */
    attachToReply: verb(z.strictObject({ id }), z.array(replyFileOutcomeSchema)),
    detachFromReply: verb(z.strictObject({ id, fileId: id }), nothing),
    /** From now on the answer waits to be sent. */
    sendReply: verb(z.strictObject({ id }), sentReplySchema),
    /** A refused answer is written again: its text; null when another one is being written. */
    rewriteReply: verb(z.strictObject({ replyId: id }), z.string().nullable()),
    discardReply: verb(z.strictObject({ replyId: id }), nothing),
  },
  /** Requests that were submitted. */
  cases: {
    list: verb(caseQuerySchema.strict(), casePageSchema),
    /** As it is kept here; `record` is what the last look brought, `deadline` what is due next, `receipt` the draft that was sent as it from here. */
    read: verb(z.strictObject({ id }), z.object({ detail: caseDetailSchema, record: caseRecordSchema.optional(), deadline: deadlineSchema.optional(), receipt: z.string().optional() }).optional()),
    /** Asks the server for what happened and for letters. */
    look: verb(z.strictObject({ id }), caseLookSchema),
    /** Asks the payer for its answer. */
    checkStatus: verb(z.strictObject({ id }), statusCheckSchema),
    /** Saves a letter by the system's dialog, which proposes `name` with the extension of its type. */
    saveLetter: verb(z.strictObject({ id: z.string().regex(/^[A-Za-z0-9.-]{1,64}$/), name: z.string().min(1).max(100) }), savedAttachmentSchema),
  },
  consumers: {
    find: verb(consumerSearchSchema, consumerHitsSchema),
    read: verb(z.strictObject({ reference: z.string().regex(/^Patient\/[A-Za-z0-9.-]{1,64}$/) }), consumerDetailSchema.optional()),
  },
  downtime: {
    current: verb(empty, downtimeSchema.optional()),
    /** The log, the newest first. */
    outages: verb(empty, z.array(outageSchema)),
    /** What is on its way or ready, to be asked for by phone or fax. */
    sheets: verb(empty, z.array(sheetSchema)),
  },
  reports: {
    read: verb(empty, reportSchema),
    /** Saves a table as CSV by the system's dialog, which proposes `name`. */
    save: verb(z.strictObject({ name: z.string().min(1).max(100), table: tableSchema }), savedTableSchema),
  },
  /** The open session's person: second factors, password, sessions. */
  account: {
    read: verb(empty, answerOf(accountSchema)),
    addAuthenticator: verb(z.strictObject({ name: z.string().trim().min(1).max(64) }), answerOf(enrolmentSchema)),
    /** A phone number (E.164) or an address; a code is sent to it. */
    addContact: verb(z.strictObject({ kind: z.enum(['phone', 'email']), target: z.string().trim().min(1).max(320) }), answerOf(enrolmentSchema)),
    /** Proves a method that is being added. */
    activate: verb(z.strictObject({ id, code }), answerOf(recoveryCodesSchema)),
    remove: verb(z.strictObject({ id }), done),
    /** New recovery codes; the ones before are dead. */
    renewRecoveryCodes: verb(empty, answerOf(recoveryCodesSchema)),
    changePassword: verb(z.strictObject({ current: password, next: password }), done),
    /** Ends every session of the account, this one too. */
    signOutEverywhere: verb(empty, done),
  },
  /** The people of the facility and its contracts. */
  setup: {
    kept: verb(empty, setupSchema),
    /** As the server has them now; what is kept when it does not answer. */
    refresh: verb(empty, setupSchema),
    /** A colleague's second factors and sessions are gone, and they register anew. `personId` is Practitioner/… */
    resetRegistration: verb(z.strictObject({ personId: id }), done),
  },
  /** What was done on this PC, for an administrator. */
  audit: {
    state: verb(empty, auditStateSchema),
    list: verb(auditQuerySchema, auditPageSchema),
    /** Checks every link of the chain. */
    verify: verb(empty, auditVerificationSchema),
    /** Saves the entries that fit as CSV, or all of their days with the chain as JSON, by the system's dialog. */
    save: verb(z.strictObject({ as: z.enum(['csv', 'json']), name: z.string().min(1).max(100), filter: auditFilterSchema }), savedTableSchema),
  },
  /** Having trouble logging in? */
  support: {
    read: verb(empty, troubleSchema),
    /** Tries the servers, the clock and the keychain now; within 10 s. */
    check: verb(empty, checksSchema),
  },
  /** What IT gets to see of this PC. */
  diagnostics: {
    gather: verb(empty, diagnosticsSchema),
    /** Saves what was gathered last, by the system's dialog. */
    save: verb(empty, savedAttachmentSchema),
  },
  settings: {
    /** What holds on this PC. */
    current: verb(empty, settingsSchema),
    /** The same with who set what. */
    thisPc: verb(empty, thisPcSchema),
    /** All that the people of this PC want stricter. */
    choose: verb(z.strictObject({ chosen: choiceSchema }), nothing),
    setTheme: verb(z.strictObject({ theme: themeSchema }), nothing),
  },
  /** What the program does on its own about a PC that nobody may be sitting at. */
  watch: {
    current: verb(empty, watchSchema),
    /** Masks what names people, or shows it again. */
    hide: verb(z.strictObject({ hidden: z.boolean() }), nothing),
  },
  connection: {
    current: verb(empty, connectionSchema),
    check: verb(empty, nothing),
  },
  app: {
    about: verb(empty, aboutSchema),
    /** The window stays open after all. */
    stay: verb(empty, nothing),
    /** Ends the program, whatever is lost. */
    quit: verb(empty, nothing),
    /** Speaks another language from now on: the page is loaded again. */
    setLanguage: verb(z.strictObject({ language: languageSchema }), nothing),
    openOutbox: verb(empty, nothing),
    /** Prints the page as it is shown, by the system's print dialog. */
    print: verb(empty, nothing),
    /** Something was copied; it is taken off the clipboard again later. */
    copied: verb(empty, nothing),
    /** The renderer has painted its first interactive screen. */
    ready: verb(empty, nothing),
  },
} satisfies { [Group in keyof typeof verbs]: Record<(typeof verbs)[Group][number], ReturnType<typeof verb>> };

/** What main pushes on each topic. All but `session`, `connection`, `settings`, `watch` and `turnTo` are undefined while nobody's home is open. */
export const topicSchemas = {
  session: sessionSchema,
  home: homeSchema.optional(),
  drafts: draftsSchema.optional(),
  submission: submissionSchema.optional(),
  messages: messagesSchema.optional(),
  downtime: downtimeSchema.optional(),
  connection: connectionSchema,
  settings: settingsSchema,
  watch: watchSchema,
  turnTo: noticeTabSchema,
} satisfies Record<Topic, z.ZodType>;

export type Contract = typeof contract;
export type RequestOf<Group extends keyof Contract, Verb extends keyof Contract[Group]> = Contract[Group][Verb] extends { request: infer Schema extends z.ZodType } ? z.input<Schema> : never;
export type ResponseOf<Group extends keyof Contract, Verb extends keyof Contract[Group]> = Contract[Group][Verb] extends { response: infer Schema extends z.ZodType } ? z.output<Schema> : never;
export type SnapshotOf<Name extends Topic> = z.output<(typeof topicSchemas)[Name]>;
