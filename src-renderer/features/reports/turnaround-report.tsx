import type { Report, Turnaround } from '../../../src-shared/models/report.ts';
import { dueAt } from '../../../src-shared/models/deadline.ts';
import { plainDate } from '../../format/dates.ts';
import { hoursOrDays } from '../../format/durations.ts';
import { words } from '../../words/words.ts';
import { Bar } from './bar.tsx';
import { ReportTable } from './report-table.tsx';

const { reports } = words;
const headings = [reports.contract, reports.urgency, reports.allowed, reports.inTime, reports.median, reports.longest, reports.waiting];

const allowedMs = ({ clock }: Turnaround) => (clock === undefined ? undefined : dueAt(clock, 0));
const time = (ms: number | undefined) => (ms === undefined ? '–' : hoursOrDays(ms));

/** How long each contract took to decide, against the time that the rule allows it. */
export function TurnaroundReport({ turnaround }: Pick<Report, 'turnaround'>) {
  if (turnaround.length === 0) return <p>{reports.noneSent}</p>;
  // Each row is drawn against its own time, so that hours and days can be compared.
  const shareOf = (row: Turnaround, ms = 0) => ms / (allowedMs(row) ?? Infinity);
  const scale = Math.max(1.1, ...turnaround.map((row) => shareOf(row, row.longestMs)));
  const rules = new Set(turnaround.flatMap(({ clock }) => (clock === undefined ? [] : [reports.rule(clock.source, clock.since && plainDate(clock.since))])));
  return (
    <>
      <ReportTable
        chart
        name={reports.turnaroundHeading}
        columns={headings.map((heading, index) => ({ heading, numeric: index > 2 }))}
        rows={turnaround.map((row) => {
          const { contract, expedited, clock, decided, inTime, medianMs, longestMs, waiting, late } = row;
          return {
            key: `${contract} ${String(expedited)}`,
            cells: [
              contract,
              expedited ? reports.expedited : reports.standard,
              clock === undefined ? '–' : words.setup.units[clock.unit](clock.amount),
              reports.inTimeOf(inTime, decided),
              time(medianMs),
              time(longestMs),
              reports.waitingLate(waiting, late),
            ],
            ...(late > 0 && { shown: { 6: <strong className="report-late">{reports.waitingLate(waiting, late)}</strong> } }),
            chart: clock !== undefined && <Bar share={shareOf(row, medianMs) / scale} tone="answered" line={shareOf(row, longestMs) / scale} mark={1 / scale} />,
          };
        })}
      />
      {rules.size > 0 && (
        <p className="section-aside">
          {reports.rules} {[...rules].join('; ')}
        </p>
      )}
    </>
  );
}
