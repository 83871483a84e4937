import type { AgeBand, Report } from '../../src-shared/models/report.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { ageBands, dayStart, needed, pendedOf, timed, turnaroundOf, weeksOf, type ClocksOf } from './figures.ts';

/** What the reports of one open session are made from. */
export type ReportPorts = {
  readonly database: DatabaseCalls;
  readonly clocksOf: ClocksOf;
  readonly clock: Clock;
};

/** The reports of one open session, from what this PC keeps: they work offline. */
export class ReportService {
  readonly #ports: ReportPorts;

  constructor(ports: ReportPorts) {
    this.#ports = ports;
  }

  /** The figures as of now. */
  async read(): Promise<Report> {
    const { database, clocksOf, clock } = this.#ports;
    const now = clock.now();
    const cases = timed(await database.call('sentRows', new Date(needed(now)).toISOString()));
    return { drafts: await this.#ages(now), weeks: weeksOf(cases, now), turnaround: turnaroundOf(cases, clocksOf, now), pended: pendedOf(cases, clocksOf) };
  }

  async #ages(now: number): Promise<AgeBand[]> {
    const bounds = ageBands.slice(1).map((days) => new Date(dayStart(now, days - 1)).toISOString());
    // The first bound lies ahead: a server whose clock is ahead has changed its drafts today.
    const counts = await this.#ports.database.call('draftCounts', ['9999', ...bounds]);
    return ageBands.map((from, index) => {
      const next = ageBands[index + 1];
      return { from, ...(next !== undefined && { to: next - 1 }), count: counts[index] ?? 0 };
    });
  }
}
