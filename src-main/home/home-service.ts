import type { Home, RequestPage, RequestQuery } from '../../src-shared/models/home.ts';
import type { Problem } from '../../src-shared/models/problem.ts';
import type { RequestDetail } from '../../src-shared/models/request-detail.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { refreshHome, type RefreshPorts, type RefreshProblem } from './home-refresh.ts';
import { homeSettings, readHomeState, type Facility, type HomeState } from './home-state.ts';

const everyMs = 120_000;
/** While rows stream in, the window is told no more often than this. */
const calmMs = 100;

/** What the home of one open session works with. */
export type HomePorts = {
  readonly database: DatabaseCalls;
  readonly fhir: FhirClient;
  /** FHIR reference Practitioner/… of the person. */
  readonly practitioner: string;
  readonly refreshMessages: RefreshPorts['refreshMessages'];
  readonly clock: Clock;
  readonly onChange: (home: Home) => void;
  /** What is kept equals the server's again. */
  readonly onRefreshed: () => void;
};

/** The facility home screen of one open session: kept data first, the server behind it. */
export class HomeService {
  readonly #ports: HomePorts;
  #closed = false;
  #state: HomeState = {};
  #counts = { notSubmitted: 0, submitted: 0, newMessages: 0 };
  #revision = 0;
  #refreshing: Promise<void> | undefined;
  /** How often the server was given something that a refresh under way may have passed already. */
  #changes = 0;
  #progress: Home['progress'];
  #problem: Problem | undefined;
  /** The kept copy was lost and is not loaded again yet. */
  #startedOver = false;
  #workSalvaged = false;
  #timer: NodeJS.Timeout | undefined;
  #telling: NodeJS.Timeout | undefined;

  constructor(ports: HomePorts) {
    this.#ports = ports;
  }

  /** Shows what is kept. `settings` are the database's. */
  async open(settings: Readonly<Record<string, string>>): Promise<void> {
    this.#state = readHomeState(settings);
    await this.#count();
    this.#ports.onChange(this.current());
    this.#timer = setInterval(() => void this.refresh(), everyMs);
  }

  /** The kept copy was damaged and is empty again: it is read anew from the server. */
  startOver(): void {
    this.#state = {};
    this.#revision += 1;
    this.#startedOver = true;
    void this.refresh();
  }

  /** The person's own work was damaged: until the session ends they are told that something may be missing. */
  workSalvaged(): void {
    this.#workSalvaged = true;
    this.draftsChanged();
  }

  /** A draft of this PC is new or says something else: counts and rows follow. */
  draftsChanged(): void {
    this.#revision += 1;
    this.#tellSoon();
  }

  /** The home as it is shown. */
  current(): Home {
    const { facilities = [], contracts, contractId, asOf } = this.#state;
    const problem: Problem | undefined = this.#workSalvaged ? { code: 'work-damaged' } : this.#startedOver ? { code: 'kept-data-damaged' } : this.#problem;
    return {
      facilities: facilities.map(({ reference, name, npi }) => ({ id: reference, name, ...(npi !== undefined && { npi }) })),
      contracts: contracts ?? [],
      ...(contractId !== undefined && { contractId }),
      ...this.#counts,
      ...(asOf !== undefined && { asOf }),
      refreshing: this.#refreshing !== undefined,
      ...(this.#progress && { progress: this.#progress }),
      ...(problem && { problem }),
      revision: this.#revision,
    };
  }

  /** The person's facilities, once they are known. */
  facilities(): readonly Facility[] {
    return this.#state.facilities ?? [];
  }

  /** Brings the home up to the server's. One refresh at a time; a second call joins the first. */
  refresh(): Promise<void> {
    this.#refreshing ??= this.#refreshes().finally(() => {
      this.#refreshing = undefined;
      this.#progress = undefined;
      if (!this.#closed) this.#ports.onChange(this.current());
    });
    return this.#refreshing;
  }

  /** The server was given something new: brings it here, also when a refresh is under way. */
  serverChanged(): void {
    this.#changes += 1;
    void this.refresh();
  }

  /** Shows one contract, or all; the choice is kept. */
  async selectContract(contractId: string | undefined): Promise<void> {
    this.#state = { ...this.#state, contractId };
    await this.#ports.database.call('saveSettings', homeSettings({ contractId }));
    this.#revision += 1;
    await this.#count();
    this.#ports.onChange(this.current());
  }

  /** A window on the unsubmitted requests of the selected contract. */
  async list(query: RequestQuery): Promise<RequestPage> {
    const revision = this.#revision;
    return { ...(await this.#ports.database.call('listRequests', query, this.#state.contractId)), revision };
  }

  /** One whole request. */
  read(id: string): Promise<RequestDetail | undefined> {
    return this.#ports.database.call('readRequest', id);
  }

  /** Something that the counts count has changed. */
  async recount(): Promise<void> {
    await this.#count();
    if (!this.#closed) this.#ports.onChange(this.current());
  }

  /** Something else wrote requests or their answers. */
  rowsChanged(): void {
    this.#revision += 1;
    this.#ports.onChange(this.current());
  }

  /** Stops refreshing. Answers still on their way are dropped. */
  async close(): Promise<void> {
    this.#closed = true;
    clearInterval(this.#timer);
    clearTimeout(this.#telling);
    await this.#refreshing;
  }

  async #refreshes(): Promise<void> {
    for (let seen: number | undefined; seen !== this.#changes && !this.#closed; ) {
      seen = this.#changes;
      await this.#refresh();
    }
  }

  async #refresh(): Promise<void> {
    this.#ports.onChange(this.current());
    const { database, fhir, practitioner, refreshMessages, clock } = this.#ports;
    const result = await refreshHome({
      fhir,
      database,
      practitioner,
      refreshMessages,
      now: clock.now,
      state: () => this.#state,
      onChange: (change, progress, rowsChanged) => {
        this.#state = { ...this.#state, ...change };
        this.#progress = progress && { done: progress.done, ...(progress.total !== undefined && { total: progress.total }) };
        if (rowsChanged) this.#revision += 1;
        this.#tellSoon();
      },
    });
    if (this.#closed) return;
    await this.#count();
    this.#problem = result.ok ? undefined : problemOf(result.failure);
    if (!result.ok) return;
    this.#startedOver = false;
    this.#ports.onRefreshed();
  }

  #tellSoon(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined;
      void this.#count().then(() => this.#closed || this.#ports.onChange(this.current()));
    }, calmMs);
  }

  async #count(): Promise<void> {
    if (this.#closed) return;
    this.#counts = await this.#ports.database.call('counts', this.#state.contractId);
  }
}

/** What of a refresh's failure the home says itself; a needed sign-in is the connection's to say. */
function problemOf(failure: RefreshProblem): Problem | undefined {
  if (failure.code === 'sign-in-needed') return undefined;
  if (failure.code === 'not-found') return { code: 'unexpected-answer' };
  return { code: failure.code, ...(failure.waitMs !== undefined && { waitMs: failure.waitMs }) };
}
