import { daysLeft } from '../../../src-shared/models/deadline.ts';
import type { Report } from '../../../src-shared/models/report.ts';
import { DaysLeft } from '../../components/days-left.tsx';
import type { GoTo } from '../../components/tab-page.ts';
import { day } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { ReportTable } from './report-table.tsx';

const { reports } = words;
const headings = [reports.consumer, reports.consumerId, reports.contract, reports.services, reports.pendedOn, reports.dueWhat, reports.due, reports.left];
const shownAtFirst = 25;

/** The pended requests with the days left, the most urgent first; each leads to its case. */
export function PendedReport({ pended, goTo }: Pick<Report, 'pended'> & { readonly goTo: GoTo }) {
  const now = useNow();
  const mask = useMask();
  if (pended.length === 0) return <p>{reports.nonePended}</p>;
  return (
    <ReportTable
      name={reports.pendedHeading}
      most={shownAtFirst}
      columns={headings.map((heading) => ({ heading }))}
      rows={pended.map(({ id, consumerName, consumerId, contract, services, pendedAt, due, clock }) => ({
        key: id,
        cells: [
          consumerName,
          consumerId,
          contract,
          services,
          day(pendedAt),
          clock === undefined ? reports.noClock : words.setup.clocks[clock.kind],
          due === undefined ? '' : day(due),
          due === undefined ? '' : reports.daysLeft(daysLeft(due, now)),
        ],
        shown: {
          0: (
            <button type="button" className="button-link" aria-label={reports.openCase(mask(consumerName))} onClick={() => goTo('cases', id)}>
              {mask(consumerName)}
            </button>
          ),
          1: <span className="mono">{mask(consumerId)}</span>,
          ...(due !== undefined && { 7: <DaysLeft due={due} /> }),
        },
      }))}
    />
  );
}
