import { useEffect, useRef } from 'react';
import { DaysLeft } from '../../components/days-left.tsx';
import { RequestFacts } from '../../components/request-facts.tsx';
import type { GoTo } from '../../components/tab-page.ts';
import { day } from '../../format/dates.ts';
import { useKey } from '../../use-key.ts';
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
  const panel = useRef<HTMLElement>(null);
  const messages = useMessages()?.value?.revision ?? 0;
  // Either grows when something of the case changes.
  const { shown, record, failure } = useCase(id, revision + messages);
  const detail = shown?.detail;
  const deadline = shown?.deadline;
  const there = shown !== undefined;
  useKey((event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
    panel.current?.scrollIntoView();
    // In a narrow window the table, and the focus with it, has given way to the case.
    if (there && document.activeElement?.checkVisibility() !== true) panel.current?.focus();
  }, [there]);
  return (
    <aside ref={panel} className="panel" aria-label={words.cases.case} aria-busy={!there} tabIndex={0}>
      <button type="button" className="button-link panel-close" aria-keyshortcuts="Escape" onClick={onClose}>
        {words.home.detail.close} <kbd aria-hidden="true">Esc</kbd>
      </button>
      {there && detail === undefined && <p role="status">{words.cases.gone}</p>}
      {detail !== undefined && (
        <>
          <RequestFacts
            detail={detail}
            before={
              <>
                <CaseAnswer detail={detail} goTo={goTo} />
                <CaseLetters record={record} />
              </>
            }
            decided={(index) => <Decided decision={detail.decisions[index]} />}
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
    </aside>
  );
}
