import type { Connection } from '../../src-shared/models/connection.ts';
import { safeStates, type Drafts } from '../../src-shared/models/draft.ts';
import type { Home } from '../../src-shared/models/home.ts';
import type { Messages } from '../../src-shared/models/message.ts';
import type { Downtime } from '../../src-shared/models/outage.ts';
import type { Submission } from '../../src-shared/models/submission.ts';
import type { AccountClient } from '../api/account-client.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import { CaseService } from '../cases/case-service.ts';
import type { Clock } from '../clock.ts';
import { ConsumerService } from '../consumers/consumer-service.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { DowntimeService } from '../downtime/downtime-service.ts';
import { DraftService } from '../drafts/draft-service.ts';
import { HomeService } from '../home/home-service.ts';
import { LookupService } from '../lookups/lookup-service.ts';
import { MessageService } from '../messages/message-service.ts';
import type { Attention } from '../notices/attention.ts';
import { AttentionService } from '../notices/attention-service.ts';
import { ReportService } from '../reports/report-service.ts';
import { clocksOf } from '../setup/contract-clocks.ts';
import { SetupService } from '../setup/setup-service.ts';
import { SubmissionService } from '../submission/submission-service.ts';
import type { DatabaseOpened } from './open-database.ts';
import type { Tile } from '../vault/tile.ts';

/** Who is told of each snapshot; undefined once nothing is open. */
export type WorkListeners = {
  readonly onHome: (home: Home | undefined) => void;
  readonly onDrafts: (drafts: Drafts | undefined) => void;
  readonly onSubmission: (submission: Submission | undefined) => void;
  readonly onMessages: (messages: Messages | undefined) => void;
  readonly onDowntime: (downtime: Downtime | undefined) => void;
  /** What needs the person; undefined also while not everything was received. */
  readonly onAttention: (attention: Attention | undefined) => void;
};

/** What the services of an open session work with. `base` is the FHIR base URL; `over` aborts when the session ends. */
export type WorkPorts = WorkListeners & {
  readonly tile: Tile;
  readonly database: DatabaseCalls;
  readonly fhir: FhirClient;
  readonly base: string;
  readonly account: AccountClient | undefined;
  readonly clock: Clock;
  readonly connection: () => Connection;
  readonly over: AbortSignal;
};

/** The services of one open session, one for each part of the portal. */
export type Work = {
  readonly home: HomeService;
  readonly lookups: LookupService;
  readonly setup: SetupService;
  readonly drafts: DraftService;
  readonly submission: SubmissionService;
  readonly messages: MessageService;
  readonly cases: CaseService;
  readonly consumers: ConsumerService;
  readonly reports: ReportService;
  readonly downtime: DowntimeService;
  readonly attention: AttentionService;
};

/** Builds the services and wires what one tells another. */
export function createWork({ tile, database, fhir, base, account, clock, connection, over, onHome, onDrafts, onSubmission, onMessages, onDowntime, onAttention }: WorkPorts): Work {
  const messages = new MessageService({
    database,
    fhir,
    clock,
    facilities: () => home.facilities(),
    signal: over,
    onChange: (now) => {
      onMessages(now);
      void home.recount();
    },
  });
  const home: HomeService = new HomeService({
    database,
    fhir,
    practitioner: tile.practitioner,
    refreshMessages: (facilities, contracts) => messages.refresh(facilities, contracts),
    clock,
    onChange: (now) => {
      onHome(now);
      attention.changed();
    },
    onRefreshed: () => void drafts.serversRead(),
  });
  const drafts: DraftService = new DraftService({
    database,
    fhir,
    practitioner: tile.practitioner,
    clock,
    by: tile.name,
    facilities: () => home.facilities(),
    onChange: (changed) => {
      home.draftsChanged();
      onDrafts(changed);
    },
  });
  const downtime = new DowntimeService({
    database,
    clock,
    contractName: (contract) => home.current().contracts.find(({ id }) => id === contract)?.name,
    connection,
    onChange: onDowntime,
  });
  const submission = new SubmissionService({
    database,
    fhir,
    base,
    clock,
    facility: () => home.facilities()[0]?.reference,
    waitedFor: (receipt) => downtime.waitedFor(receipt),
    onChange: onSubmission,
    onMoved: (id) => void drafts.moved(id),
    onAnswered: () => home.serverChanged(),
  });
  const attention = new AttentionService({
    database,
    clock,
    drafts: () => drafts.current().items,
    refusedReplies: () => messages.refusedReplies(),
    isLoaded: () => home.current().asOf !== undefined,
    onChange: onAttention,
  });
  const reports = new ReportService({ database, clocksOf, clock });
  const lookups = new LookupService({ fhir, database, facilities: () => home.facilities() });
  const setup = new SetupService({ fhir, database, account, home, practitioner: tile.practitioner, clock });
  const cases = new CaseService({ database, fhir, clock, base, onChange: () => home.rowsChanged() });
  const consumers = new ConsumerService(fhir, database);
  return { home, lookups, setup, drafts, submission, messages, cases, consumers, reports, downtime, attention };
}

/** Shows what is kept, then asks the server behind it. `rebuilt`: what was kept was damaged, and is empty; `salvaged`: so was the person's own work. */
export async function openWork({ home, drafts, submission, messages, downtime, attention }: Work, settings: Readonly<Record<string, string>>, { rebuilt, salvaged }: DatabaseOpened): Promise<void> {
  if (salvaged) home.workSalvaged();
  await home.open(settings);
  await drafts.open();
  await messages.open();
  await attention.open();
  if (rebuilt) home.startOver();
  else void home.refresh();
  await downtime.open();
  await submission.open();
}

/** Whether there is anything that the server does not have. */
export function hasOnlyHere({ drafts, messages }: Work): boolean {
  return messages.current().unsent > 0 || drafts.current().items.some(({ state }) => !safeStates.has(state));
}

/** Stops everything that is under way; what waits goes on at the next start. */
export async function closeWork({ home, drafts, submission, downtime, attention }: Work): Promise<void> {
  attention.close();
  await downtime.close();
  await submission.close();
  await drafts.close();
  await home.close();
}
