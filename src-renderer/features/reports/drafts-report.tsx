import type { Report } from '../../../src-shared/models/report.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';
import { Bar } from './bar.tsx';
import { ReportTable } from './report-table.tsx';

const { reports } = words;

/** Unsubmitted requests by the time since their last change. */
export function DraftsReport({ drafts }: Pick<Report, 'drafts'>) {
  const total = drafts.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...drafts.map(({ count }) => count));
  const rows = drafts.map(({ from, to, count }) => ({ key: String(from), cells: [reports.band(from, to), String(count)], shown: { 1: wholeNumber(count) }, chart: <Bar share={count / most} tone="waiting" /> }));
  return (
    <ReportTable
      chart
      name={reports.draftsHeading}
      columns={[{ heading: reports.lastChange }, { heading: reports.count, numeric: true }]}
      rows={[...rows, { key: 'total', cells: [reports.total, String(total)], shown: { 1: wholeNumber(total) } }]}
    />
  );
}
