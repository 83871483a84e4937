import { DaysLeft } from '../../components/days-left.tsx';
import { Panel } from '../../components/panel.tsx';
import { RequestFacts } from '../../components/request-facts.tsx';
import type { GoTo } from '../../components/tab-page.ts';
import { day } from '../../format/dates.ts';
import { useMessages } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import { CaseAnswer, Decided } from './case-answer.tsx';
import { CaseLetters } from './case-letters.tsx';
import { CaseMessages } from './case-messages.tsx';
import { CaseNote } from './case-note.tsx';
import { CaseTimeline } from './case-timeline.tsx';
import { useCase } from './use-case.ts';

type Props = { readonly id: string; readonly revision: number; readonly goTo: GoTo; readonly onClose: () => void };

/** The whole case beside the table; Esc closes it. */
export function CasePanel({ id, revision, goTo, onClose }: Props) {
  const messages = useMessages()?.value?.revision ?? 0;
  // Either grows when something of the case changes.
  const { shown, record, failure } = useCase(id, revision + messages);
  const detail = shown?.detail;
  const deadline = shown?.deadline;
  const there = shown !== undefined;
  return (
    <Panel label={words.cases.case} of={id} there={there} onClose={onClose}>
      {there && detail === undefined && <p role="status">{words.cases.gone}</p>}
      {detail !== undefined && (
        <>
          <RequestFacts
            detail={detail}
            before={
              <>
                <CaseAnswer detail={detail} receipt={shown?.receipt} goTo={goTo} />
                <CaseLetters record={record} />
              </>
            }
            decided={(index) => <Decided answer={detail.decisions[index]} />}
          >
            <p className={`panel-mark case-state case-${detail.state}`}>{words.cases.states[detail.state]}</p>
            {deadline !== undefined && (
              <p>
                {words.setup.clocks[deadline.clock.kind]}: {day(deadline.due)} <DaysLeft due={deadline.due} />
              </p>
            )}
          </RequestFacts>
          <CaseMessages messages={detail.messages} goTo={goTo} />
          <CaseNote caseId={id} revision={messages} />
          <CaseTimeline events={record?.events ?? detail.events} />
          <p role="status" className="facts-aside">
            {failure !== undefined && words.cases.lookFailures[failure]}
          </p>
        </>
      )}
    </Panel>
  );
}
