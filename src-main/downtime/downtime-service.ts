import type { Connection } from '../../src-shared/models/connection.ts';
import { outageMs, type Downtime, type Outage, type Sheet, type WaitedFor } from '../../src-shared/models/outage.ts';
import type { Receipt } from '../../src-shared/models/submission.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { clocksOf } from '../setup/contract-clocks.ts';

/** What makes an outage. A sign-in that is needed is none: the server answers. */
const outageStates: ReadonlySet<Connection['state']> = new Set(['offline', 'server-trouble', 'network-sign-in', 'untrusted-certificate']);

/** What the log of outages of one open session works with. */
export type DowntimePorts = {
  readonly database: DatabaseCalls;
  readonly clock: Clock;
  /** The contract's name by its FHIR reference. */
  readonly contractName: (contract: string) => string | undefined;
  readonly connection: () => Connection;
  readonly onChange: (downtime: Downtime) => void;
};

/** The outages that one person met. What began is on disk at once, so that it is the same outage after a restart. */
export class DowntimeService {
  readonly #ports: DowntimePorts;
  #began: number | undefined;
  /** Whether the server is known not to be reachable now. */
  #isOut = false;
  #waiting = new AbortController();
  #last: Promise<void> = Promise.resolve();

  constructor(ports: DowntimePorts) {
    this.#ports = ports;
  }

  /** Goes on with an outage that lasted when the program ended. */
  open(): Promise<void> {
    this.#last = this.#last.then(async () => {
      this.#began = await this.#ports.database.call('outages.lasting');
      await this.#notice(this.#ports.connection());
    });
    return this.#last;
  }

  /** Since when there is an outage, once it is long enough to be one. */
  current(): Downtime {
    const isLong = this.#began !== undefined && this.#ports.clock.now() - this.#began >= outageMs;
    return this.#isOut && isLong ? { since: this.#began } : {};
  }

  /** The connection is in another state. */
  noticed(connection: Connection): Promise<void> {
    this.#last = this.#last.then(() => this.#notice(connection));
    return this.#last;
  }

  /** Every outage, the newest first. */
  list(): Promise<Outage[]> {
    return this.#ports.database.call('outages.list', this.#ports.clock.now());
  }

  /** The requests that wait or are ready, as they are asked for by phone or fax. */
  sheets(): Promise<Sheet[]> {
    return this.#ports.database.call('submissions.sheets');
  }

  /** The outage that a request waited for, and the rule of its contract for that. */
  async waitedFor({ state, contract, queuedAt, sentAt, answeredAt }: Receipt): Promise<WaitedFor | undefined> {
    const { database, clock, contractName } = this.#ports;
    const now = clock.now();
    const isSettled = state === 'answered' || state === 'refused';
    const outage = await database.call('outages.during', queuedAt, (isSettled ? (sentAt ?? answeredAt) : undefined) ?? now, now);
    const rule = clocksOf(contractName(contract) ?? '').find(({ kind }) => kind === 'retroactive-after-outage');
    return outage && { ...outage, ...(rule && { rule }) };
  }

  async close(): Promise<void> {
    this.#waiting.abort();
    await this.#last;
  }

  async #notice({ state, since, lastContact }: Connection): Promise<void> {
    const { database, clock, onChange } = this.#ports;
    if (state === 'checking') return onChange(this.current());
    const now = clock.now();
    this.#isOut = outageStates.has(state);
    this.#waiting.abort();
    if (this.#isOut) {
      const began = (this.#began ??= since ?? now);
      this.#began = (await this.#written(database.call('outages.begin', began))) ?? began;
      this.#tellWhenLong(this.#began);
    } else if (this.#began !== undefined) {
      this.#began = undefined;
      await this.#written(database.call('outages.end', lastContact ?? now));
    }
    onChange(this.current());
  }

  #tellWhenLong(began: number): void {
    const { clock, onChange } = this.#ports;
    const left = began + outageMs - clock.now();
    if (left <= 0) return;
    const { signal } = (this.#waiting = new AbortController());
    void clock.wait(left, signal).then(() => {
      if (!signal.aborted) onChange(this.current());
    });
  }

  /** What a write gave; a full disk loses the entry, not the desk. */
  async #written<Value>(writing: Promise<Value>): Promise<Value | undefined> {
    try {
      return await writing;
    } catch (error) {
      if (error instanceof Error && /SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.message)) return undefined;
      throw error;
    }
  }
}
