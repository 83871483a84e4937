import type { Report } from '../../../src-shared/models/report.ts';
import { day } from '../../format/dates.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';
import { Bar } from './bar.tsx';
import { ReportTable } from './report-table.tsx';

const { reports } = words;

/** What was sent and what was answered, week by week. */
export function WeeksReport({ weeks }: Pick<Report, 'weeks'>) {
  const most = Math.max(1, ...weeks.flatMap(({ sent, answered }) => [sent, answered]));
  return (
    <ReportTable
      chart
      name={reports.weeksHeading}
      columns={[{ heading: reports.week }, { heading: reports.sent, numeric: true }, { heading: reports.answered, numeric: true }]}
      rows={weeks.map(({ start, sent, answered }) => ({
        key: String(start),
        cells: [day(start), String(sent), String(answered)],
        shown: {
          1: <span className="report-key report-key-sent">{wholeNumber(sent)}</span>,
          2: <span className="report-key report-key-answered">{wholeNumber(answered)}</span>,
        },
        chart: (
          <>
            <Bar share={sent / most} tone="sent" />
            <Bar share={answered / most} tone="answered" />
          </>
        ),
      }))}
    />
  );
}
