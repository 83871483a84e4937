import type { Database } from 'better-sqlite3';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { RequestQuery, RequestRow } from '../../src-shared/models/home.ts';
import type { ConsumerQuery } from '../../src-shared/models/lookup.ts';
import type { RequestDetail } from '../../src-shared/models/request-detail.ts';
import type { Schema } from './migrate.ts';
import { readClaimPage } from '../fhir/claim-page.ts';
import type { Patient } from '../fhir/resources.ts';
import type { Duplicate } from '../../src-shared/models/submission.ts';
import { duplicatesOf } from './duplicates.ts';
import { auditCalls, type AuditCalls } from './audit-calls.ts';
import { AuditStore } from './audit-store.ts';
import { caseCalls, type CaseCalls } from './case-calls.ts';
import { CaseStore } from './case-store.ts';
import { consumerCalls, type ConsumerCalls } from './consumer-store.ts';
import { keptConsumers } from './kept-consumers.ts';
import { draftCalls, readDraftDetail, showDrafts, type DraftCalls } from './draft-calls.ts';
import { DraftStore } from './draft-store.ts';
import { DraftSyncStore } from './draft-sync-store.ts';
import { messageCalls, type MessageCalls } from './message-calls.ts';
import { MessageStore } from './message-store.ts';
import { databaseProblem, openDamaged, openDatabase, type DatabaseProblem } from './open-database.ts';
import { outageCalls, type OutageCalls } from './outage-calls.ts';
import { OutageStore } from './outage-store.ts';
import { replyCalls, type ReplyCalls } from './reply-calls.ts';
import { ReplyStore } from './reply-store.ts';
import { draftCounts, sentRow, sentRows, type SentRow } from './report-rows.ts';
import { RequestStore } from './request-store.ts';
import { salvage, type Salvaged } from './salvage.ts';
import { SettingStore } from './setting-store.ts';
import { submissionCalls, type SubmissionCalls } from './submission-calls.ts';
import { SubmissionStore } from './submission-store.ts';

/** What a page of requests amounted to. */
export type PageSaved = { readonly count: number; readonly next: string | undefined; readonly newest: string | undefined };

/** The contents of both databases, in the clear. */
export type DatabaseImages = { readonly cache: Uint8Array; readonly work: Uint8Array };

/** The calls that main makes on the database thread; arguments and answers are structured-cloned. */
export type WorkerApi = AuditCalls & CaseCalls & ConsumerCalls & DraftCalls & MessageCalls & SubmissionCalls & ReplyCalls & OutageCalls & {
  /** `image`: what is opened in memory, empty without. */
  readonly open: (path: string | undefined, key: Uint8Array | undefined, nativeBinding: string, image?: Uint8Array) => Result<undefined, DatabaseProblem>;
  /** Opens the person's own work beside it, or in memory. */
  readonly openWork: (path: string | undefined, key: Uint8Array | undefined, nativeBinding: string, image?: Uint8Array) => Result<undefined, DatabaseProblem>;
  /** Opens the audit trail, or one in memory. It has a thread of its own. */
  readonly openAudit: (path: string | undefined, key: Uint8Array | undefined, nativeBinding: string) => Result<undefined, DatabaseProblem>;
  /** Begins the person's own work anew, with what can be read of `damaged`, which is a copy that may be written to. */
  readonly salvageWork: (damaged: string, path: string, key: Uint8Array | undefined, nativeBinding: string) => Result<Salvaged, DatabaseProblem>;
  /** Which of the open files SQLite finds damaged. */
  readonly damaged: () => readonly Schema[];
  /** What both hold, in the clear. */
  readonly images: () => DatabaseImages;
  /** Closes what is open. */
  readonly close: () => void;
  readonly settings: () => Record<string, string>;
  readonly saveSettings: (values: Record<string, string | null>) => void;
  /** Reads a page as the server sent it and saves it whole; undefined when it is no page of requests. */
  readonly savePage: (text: string, contracts: Record<string, string>, pass: number) => PageSaved | undefined;
  readonly keepOnly: (pass: number) => void;
  /** How many requests the server had, of which `counts` differs by the drafts that are kept here. */
  readonly serverCounts: () => { notSubmitted: number; submitted: number };
  readonly counts: (contractId: string | undefined) => { notSubmitted: number; submitted: number; newMessages: number };
  readonly listRequests: (query: RequestQuery, contractId: string | undefined) => { total: number; rows: RequestRow[] };
  /** How many unsubmitted requests were last changed between each two of these FHIR instants, and before the last one. */
  readonly draftCounts: (instants: readonly string[]) => number[];
  /** The submitted requests that were sent or answered since a FHIR instant, or still wait for a decision. */
  readonly sentRows: (since: string) => SentRow[];
  /** One submitted request as its clocks see it. */
  readonly sentRow: (id: string) => SentRow | undefined;
  readonly readRequest: (id: string) => RequestDetail | undefined;
  /** The consumers of the kept requests that fit. */
  readonly keptConsumers: (query: ConsumerQuery) => Patient[];
  /** The requests that ask for the same as a draft. */
  readonly duplicates: (draftId: string) => Duplicate[];
};

/** The database thread's side: one person's databases at a time. */
export function createWorkerApi(): WorkerApi {
  let open: { readonly database: Database; readonly requests: RequestStore; readonly cases: CaseStore; readonly messages: MessageStore; readonly settings: SettingStore } | undefined;
  const opened = () => {
    if (!open) throw new Error('No database is open');
    return open;
  };
  let work: { readonly database: Database; readonly drafts: DraftStore; readonly sync: DraftSyncStore; readonly submissions: SubmissionStore; readonly replies: ReplyStore; readonly outages: OutageStore } | undefined;
  const openedWork = () => {
    if (!work) throw new Error('No work is open');
    return work;
  };
  let trail: { readonly database: Database; readonly store: AuditStore } | undefined;
  const openedTrail = () => {
    if (!trail) throw new Error('No audit trail is open');
    return trail.store;
  };
  const stores = () => ({ ...openedWork(), requests: opened().requests, settings: opened().settings });
  return {
    ...auditCalls(openedTrail),
    ...caseCalls(() => opened().cases),
    ...consumerCalls(() => opened().database, () => opened().cases),
    ...draftCalls(stores),
    ...submissionCalls(() => openedWork().submissions),
    ...replyCalls(() => openedWork().replies),
    ...outageCalls(() => openedWork().outages),
    open: (path, key, nativeBinding, image) => {
      const result = openWith(image ? Buffer.from(image) : path, key, nativeBinding, 'cache', (database) => {
        const requests = new RequestStore(database);
        return { database, requests, cases: new CaseStore(database, requests), messages: new MessageStore(database), settings: new SettingStore(database) };
      });
      if (!result.ok) return result;
      open = result.value;
      return ok(undefined);
    },
    salvageWork: (damaged, path, key, nativeBinding) =>
      openWith(path, key && Uint8Array.from(key), nativeBinding, 'work', (database) => {
        const secret = key && Buffer.from(key.buffer, key.byteOffset, key.byteLength);
        const from = openDamaged(damaged, secret, nativeBinding);
        secret?.fill(0);
        const salvaged = salvage(from, database);
        from.close();
        database.close();
        return salvaged;
      }),
    damaged: () => (open && work ? [...(isDamaged(open.database) ? (['cache'] as const) : []), ...(isDamaged(work.database) ? (['work'] as const) : [])] : []),
    openWork: (path, key, nativeBinding, image) => {
      const known = { consumer: (reference: string) => opened().requests.consumer(reference), provider: (reference: string) => opened().requests.provider(reference) };
      const result = openWith(image ? Buffer.from(image) : path, key, nativeBinding, 'work', (database) => {
        const drafts = new DraftStore(database);
        return { rows: drafts.rows(), stores: { database, drafts, sync: new DraftSyncStore(database, known), submissions: new SubmissionStore(database), replies: new ReplyStore(database), outages: new OutageStore(database) } };
      });
      if (!result.ok) return result;
      work = result.value.stores;
      showDrafts(stores(), result.value.rows);
      return ok(undefined);
    },
    openAudit: (path, key, nativeBinding) => {
      const result = openWith(path, key, nativeBinding, 'audit', (database) => ({ database, store: new AuditStore(database) }));
      if (!result.ok) return result;
      trail = result.value;
      return ok(undefined);
    },
    images: () => ({ cache: opened().database.serialize(), work: openedWork().database.serialize() }),
    close: () => {
      for (const closing of [open?.database, work?.database, trail?.database]) {
        try {
          closing?.pragma('optimize');
        } catch {
          // A damaged file is closed all the same.
        }
        closing?.close();
      }
      open = undefined;
      work = undefined;
      trail = undefined;
    },
    settings: () => opened().settings.all(),
    saveSettings: (values) => {
      opened().settings.save(values);
      if ('home.contracts' in values && work) showDrafts(stores());
    },
    savePage: (text, contracts, pass) => {
      const page = readClaimPage(text, new Map(Object.entries(contracts)));
      if (!page) return undefined;
      if (opened().requests.save(page.requests, page.resources, pass)) opened().cases.changed();
      return { count: page.requests.length, next: page.next, newest: page.newest };
    },
    keepOnly: (pass) => {
      opened().requests.keepOnly(pass);
      opened().cases.changed();
    },
    serverCounts: () => opened().requests.counts(undefined),
    counts: (contractId) => ({ ...opened().requests.homeCounts(contractId), newMessages: opened().messages.counts().new }),
    listRequests: (query, contractId) => opened().requests.list(query, contractId),
    draftCounts: (instants) => draftCounts(opened().database, instants),
    sentRows: (since) => sentRows(opened().database, since),
    sentRow: (id) => sentRow(opened().database, id),
    readRequest: (id) => readDraftDetail(stores(), id) ?? opened().requests.read(id),
    keptConsumers: (query) => keptConsumers(opened().database, query),
    ...messageCalls(() => opened().messages),
    duplicates: (draftId) => {
      const draft = openedWork().drafts.row(draftId);
      return draft ? duplicatesOf(draft.fields, { id: draft.id, serverId: draft.server_id ?? undefined }, openedWork().database, opened().database) : [];
    },
  };
}

/** Whether SQLite finds a page of the file that is not what it should be. */
function isDamaged(database: Database): boolean {
  try {
    return database.pragma('quick_check(1)', { simple: true }) !== 'ok';
  } catch {
    return true;
  }
}

/** Opens a file and begins with it; it is closed again when that fails. */
function openWith<Value>(path: string | Buffer | undefined, key: Uint8Array | undefined, nativeBinding: string, schema: Schema, begin: (database: Database) => Value): Result<Value, DatabaseProblem> {
  const secret = key && Buffer.from(key.buffer, key.byteOffset, key.byteLength);
  const result = openDatabase(path, secret, nativeBinding, schema);
  secret?.fill(0);
  if (!result.ok) return result;
  try {
    return ok(begin(result.value));
  } catch (error) {
    result.value.close();
    return failed(databaseProblem(error));
  }
}
