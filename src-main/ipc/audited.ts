import type { Contract, RequestOf, ResponseOf } from '../../src-shared/ipc/contract.ts';
import type { AuditEvent } from '../../src-shared/models/audit.ts';

/** The verb is nothing for the audit trail, or what it does is recorded where it happens. */
const nothing = undefined;

/** What each verb tells the audit trail once it is done; a verb that says neither what nor `nothing` does not compile. */
type Audited = {
  readonly [Group in keyof Contract]: {
    readonly [Verb in keyof Contract[Group]]: ((request: RequestOf<Group, Verb>, response: ResponseOf<Group, Verb>) => AuditEvent | undefined) | undefined;
  };
};

const claim = (id: string): string => `Claim/${id}`;
/** A request that is not sent yet, by the id that it has here. */
const draft = (id: string): string => `urn:uuid:${id}`;
const message = (id: string): string => `Communication/${id}`;

const saved = (outcome: string, what?: string, detail?: string): AuditEvent | undefined => {
  if (outcome === 'cancelled') return undefined;
  return { action: 'saved', ...(what !== undefined && { what }), ...(detail !== undefined && { detail }), ...(outcome !== 'saved' && { outcome: 'failed', detail: outcome }) };
};
const outcomeOf = ({ ok }: { readonly ok: boolean }): Pick<AuditEvent, 'outcome'> => (ok ? {} : { outcome: 'failed' });
/** That somebody searched or looked through a list, never what for. */
const listed = (list: string, filter: string | undefined): AuditEvent => ({ action: filter === undefined || filter.trim() === '' ? 'viewed' : 'searched', detail: list });

const audited: Audited = {
  session: {
    current: nothing,
    // Locking and unlocking, signing in and its failures are recorded by the sign-in.
    lock: nothing,
    keepPlace: nothing,
    signOut: () => ({ action: 'signed-out' }),
    signInAgain: nothing,
    forgetMe: () => ({ action: 'person-forgotten' }),
  },
  signIn: {
    choose: nothing,
    signUp: nothing,
    register: nothing,
    forgotPassword: nothing,
    submitEmail: nothing,
    submitNewPassword: nothing,
    submitAttributes: nothing,
    registerMethod: nothing,
    submitPin: nothing,
    setRememberMe: nothing,
    submitCredentials: nothing,
    openPerson: nothing,
    unlock: nothing,
    submitOfflineCode: nothing,
    askEmergency: nothing,
    openInEmergency: nothing,
    forgetPerson: () => ({ action: 'person-forgotten' }),
    forgetLost: () => ({ action: 'person-forgotten', detail: 'lost' }),
    sendCode: nothing,
    submitCode: nothing,
    resend: nothing,
    continue: nothing,
    openBrowser: nothing,
    keepWithEarlierPassword: nothing,
    startAfresh: nothing,
    back: nothing,
    cancel: nothing,
  },
  home: { current: nothing, refresh: nothing, selectContract: nothing },
  requests: {
    list: ({ filter }) => listed('requests', filter),
    read: ({ id }, found) => found && { action: 'viewed', what: claim(id) },
  },
  lookups: {
    consumers: () => ({ action: 'searched', detail: 'consumers' }),
    createConsumer: (_consumer, created) => ({ action: 'created', ...outcomeOf(created), ...(created.ok && { what: created.value.reference }) }),
    providers: nothing,
    codes: nothing,
    codeChosen: nothing,
  },
  drafts: {
    current: nothing,
    create: (_from, created) => ({ action: 'created', ...outcomeOf(created), ...(created.ok && { what: draft(created.value.id) }) }),
    open: (_of, opened) => opened && { action: 'viewed', what: draft(opened.id) },
    edit: ({ id }, edited) => ({ action: 'edited', what: draft(id), ...outcomeOf(edited) }),
    undo: ({ id }, edited) => ({ action: 'edited', what: draft(id), ...outcomeOf(edited) }),
    redo: ({ id }, edited) => ({ action: 'edited', what: draft(id), ...outcomeOf(edited) }),
    history: ({ id }) => ({ action: 'viewed', what: draft(id), detail: 'history' }),
    attach: ({ id }, attached) => ({ action: 'edited', what: draft(id), detail: 'attachment', ...outcomeOf(attached) }),
    pickAttachments: ({ id }, picked) => (picked.length === 0 ? undefined : { action: 'edited', what: draft(id), detail: 'attachment' }),
    resolve: ({ id }, edited) => ({ action: 'edited', what: draft(id), detail: 'conflict', ...outcomeOf(edited) }),
    delete: ({ id }, deleted) => ({ action: 'deleted', what: draft(id), ...outcomeOf(deleted) }),
    restore: ({ id }, restored) => ({ action: 'restored', what: draft(id), ...outcomeOf(restored) }),
  },
  submission: {
    current: nothing,
    check: nothing,
    coverage: nothing,
    send: ({ id }, sent) => ({ action: 'sent', what: draft(id), ...outcomeOf(sent) }),
    sendAllReady: (_empty, count) => ({ action: 'sent', detail: `all-ready-${count}` }),
    cancel: ({ id }, cancelled) => ({ action: 'withdrawn', what: draft(id), ...outcomeOf({ ok: cancelled }) }),
    receipt: ({ id }, receipt) => receipt && { action: 'viewed', what: draft(id), detail: 'receipt' },
    checkStatus: ({ id }) => ({ action: 'viewed', what: draft(id), detail: 'status' }),
  },
  messages: {
    current: nothing,
    list: ({ filter }) => listed('messages', filter),
    read: ({ id }, found) => found && { action: 'viewed', what: message(id) },
    mark: ({ id }) => ({ action: 'edited', what: message(id) }),
    saveAttachment: ({ id }, outcome) => saved(outcome, message(id)),
    saveReply: ({ id }) => ({ action: 'edited', what: message(id), detail: 'reply' }),
    attachToReply: ({ id }, files) => (files.length === 0 ? undefined : { action: 'edited', what: message(id), detail: 'reply' }),
    detachFromReply: ({ id }) => ({ action: 'edited', what: message(id), detail: 'reply' }),
    sendReply: ({ id }, sent) => ({ action: 'sent', what: message(id), detail: 'reply', ...outcomeOf({ ok: sent === 'waiting' }) }),
    rewriteReply: ({ replyId }) => ({ action: 'edited', what: draft(replyId), detail: 'reply' }),
    discardReply: ({ replyId }) => ({ action: 'deleted', what: draft(replyId), detail: 'reply' }),
  },
  cases: {
    list: ({ filter }) => listed('cases', filter),
    read: ({ id }, found) => found && { action: 'viewed', what: claim(id) },
    look: nothing,
    checkStatus: ({ id }) => ({ action: 'viewed', what: claim(id), detail: 'status' }),
    saveLetter: ({ id }, outcome) => saved(outcome, `DocumentReference/${id}`),
  },
  consumers: {
    find: () => ({ action: 'searched', detail: 'consumers' }),
    read: ({ reference }, found) => found && { action: 'viewed', what: reference },
  },
  account: {
    read: nothing,
    addAuthenticator: (_name, added) => ({ action: 'account-changed', detail: 'add-authenticator', ...outcomeOf(added) }),
    addContact: (_contact, added) => ({ action: 'account-changed', detail: 'add-contact', ...outcomeOf(added) }),
    activate: (_code, proved) => ({ action: 'account-changed', detail: 'activate', ...outcomeOf(proved) }),
    remove: (_method, removed) => ({ action: 'account-changed', detail: 'remove', ...outcomeOf(removed) }),
    renewRecoveryCodes: (_empty, renewed) => ({ action: 'account-changed', detail: 'recovery-codes', ...outcomeOf(renewed) }),
    changePassword: (_passwords, changed) => ({ action: 'account-changed', detail: 'password', ...outcomeOf(changed) }),
    signOutEverywhere: (_empty, ended) => ({ action: 'signed-out', detail: 'everywhere', ...outcomeOf(ended) }),
  },
  downtime: { current: nothing, outages: nothing, sheets: () => ({ action: 'viewed', detail: 'sheets' }) },
  reports: {
    read: () => ({ action: 'viewed', detail: 'reports' }),
    save: (_table, outcome) => saved(outcome, undefined, 'report'),
  },
  setup: {
    kept: nothing,
    refresh: nothing,
    resetRegistration: ({ personId }, reset) => ({ action: 'registration-reset', what: personId, ...outcomeOf(reset) }),
  },
  audit: {
    state: nothing,
    list: () => ({ action: 'viewed', detail: 'audit-trail' }),
    verify: (_empty, { broken }) => ({ action: 'viewed', detail: 'audit-chain', ...outcomeOf({ ok: !broken }) }),
    save: ({ as }, outcome) => saved(outcome, undefined, `audit-${as}`),
  },
  support: { read: nothing, check: nothing },
  diagnostics: { gather: nothing, save: nothing },
  settings: {
    current: nothing,
    thisPc: nothing,
    choose: ({ chosen }) => ({ action: 'settings-changed', detail: Object.keys(chosen).join(' ') }),
    setTheme: nothing,
  },
  watch: { current: nothing, hide: nothing },
  connection: { current: nothing, check: nothing },
  app: {
    about: nothing,
    stay: nothing,
    quit: nothing,
    setLanguage: nothing,
    openOutbox: nothing,
    print: () => ({ action: 'printed' }),
    copied: () => ({ action: 'copied' }),
    ready: nothing,
  },
};

/** What the audit trail is told of a verb that was answered; undefined: nothing. */
export function eventOf(group: string, verb: string, request: unknown, response: unknown): AuditEvent | undefined {
  const event = (audited as unknown as Record<string, Record<string, ((request: unknown, response: unknown) => AuditEvent | undefined) | undefined>>)[group]?.[verb];
  return event?.(request, response);
}
