import { AsOf } from '../../components/as-of.tsx';
import { Section } from '../../components/section.tsx';
import type { PageProps } from '../../components/tab-page.ts';
import { TabSheet } from '../../components/tab-sheet.tsx';
import { PrintButton } from '../../components/print-button.tsx';
import { words } from '../../words/words.ts';
import { DraftsReport } from './drafts-report.tsx';
import { OutageReport } from './outage-report.tsx';
import { PendedReport } from './pended-report.tsx';
import './reports.css';
import './print.css';
import { TurnaroundReport } from './turnaround-report.tsx';
import { useReport } from '../../use-report.ts';
import { WeeksReport } from './weeks-report.tsx';

const { reports } = words;

/** Reports: what waits and for how long, what was sent and answered, turnaround against the rules, and what is due. */
export function ReportsPage({ home, goTo }: PageProps) {
  const report = useReport(home?.revision);
  const isLoading = report === undefined || (home?.asOf === undefined && home?.refreshing === true);
  const isEmpty = report?.turnaround.length === 0 && report.drafts.every(({ count }) => count === 0);
  return (
    <TabSheet heading={reports.heading} lead={reports.lead}>
      <div className="reports-head">
        {home !== undefined && <AsOf home={home} />}
        <PrintButton label={reports.print} />
      </div>
      {isLoading && (report === undefined || isEmpty) && <p role="status">{reports.loading}</p>}
      {!isLoading && isEmpty && <p>{reports.nothing}</p>}
      {report !== undefined && !isEmpty && (
        <div className="reports">
          <Section heading={reports.pendedHeading} text={reports.pendedText}>
            <PendedReport pended={report.pended} goTo={goTo} />
          </Section>
          <Section heading={reports.draftsHeading} text={reports.draftsText}>
            <DraftsReport drafts={report.drafts} />
          </Section>
          <Section heading={reports.weeksHeading} text={reports.weeksText}>
            <WeeksReport weeks={report.weeks} />
          </Section>
          <Section heading={reports.turnaroundHeading} text={reports.turnaroundText}>
            <TurnaroundReport turnaround={report.turnaround} />
          </Section>
        </div>
      )}
      <div className="reports">
        <Section heading={words.downtime.outages} text={words.downtime.outagesText}>
          <OutageReport version={home?.revision} />
        </Section>
      </div>
    </TabSheet>
  );
}
