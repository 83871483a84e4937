import { useEffect, useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { DraftPath } from '../../../src-shared/models/draft.ts';
import type { Contract } from '../../../src-shared/models/home.ts';
import { Button } from '../../components/button.tsx';
import { useKey } from '../../use-key.ts';
import { useDrafts } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import { RefusedNotice } from '../submission/refused-notice.tsx';
import { AttachmentsStep } from './attachments-step.tsx';
import { CaseSpine } from './case-spine.tsx';
import { Conflicts } from './conflicts.tsx';
import { ConsumerStep } from './consumer-step.tsx';
import { DiagnosesStep } from './diagnoses-step.tsx';
import { FormHead } from './form-head.tsx';
import { fieldName, missingByStep, missingIn, stepOf, steps, type Step } from './missing.ts';
import { MissingList } from './missing-list.tsx';
import { ReviewStep } from './review-step.tsx';
import { ServicesStep } from './services-step.tsx';
import { ContractStep, DetailsStep, NotesStep, ProvidersStep } from './simple-steps.tsx';
import { StateNotice } from './state-notice.tsx';
import { useDraftPart, useDraftStore } from './use-draft.ts';

const { createCase } = words;
const calmMs = 400;

type Props = {
  readonly person: string;
  readonly contracts: readonly Contract[];
  /** The shown step. */
  readonly step: string;
  readonly onStep: (step: Step) => void;
  readonly onLeave: () => void;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
};

/** The form over one draft: the steps at the side, the shown step, and what it still lacks. */
export function DraftForm({ person, contracts, step: shown, onStep, onLeave, onCopy, onDelete }: Props) {
  const store = useDraftStore();
  const step = steps.find((each) => each === shown) ?? 'contract';
  const top = useRef<HTMLHeadingElement>(null);
  const panel = useRef<HTMLElement>(null);
  const missing = missingByStep(useDraftPart((each) => missingIn(each.fields()))).get(step) ?? [];
  const revision = useDrafts()?.value?.revision;
  useEffect(() => {
    // Each saved key tells of itself: only when it is calm is there something to look at.
    const timer = window.setTimeout(() => void store.refresh(), calmMs);
    return () => window.clearTimeout(timer);
  }, [store, revision]);

  useEffect(() => {
    // What was pressed to come here is gone, and the focus with it.
    if (document.activeElement === document.body) top.current?.focus();
  }, []);

  const show = (next: Step) => {
    flushSync(() => onStep(next));
    panel.current?.scrollTo({ top: 0 });
    top.current?.focus();
  };
  const jump = (path: DraftPath) => {
    show(stepOf(path));
    const field = document.getElementsByName(fieldName(path))[0] ?? document.getElementsByName(fieldName(path.slice(0, 1)))[0];
    field?.focus();
  };
  const move = (by: number) => {
    const next = steps[steps.indexOf(step) + by];
    if (next !== undefined) show(next);
  };
  useKey((event) => {
    const key = event.key.toLowerCase();
    if (event.altKey && (key === 'arrowdown' || key === 'arrowup')) move(key === 'arrowdown' ? 1 : -1);
    // What is typed to look somebody up is no part of the draft: its field undoes it itself.
    else if (event.target instanceof HTMLInputElement && event.target.form !== null) return;
    else if (event.ctrlKey && key === 'z') void (event.shiftKey ? store.redo() : store.undo());
    else if (event.ctrlKey && key === 'y') void store.redo();
    else if (event.ctrlKey && key === 'enter') show('review');
    else return;
    event.preventDefault();
  });

  const body: Record<Step, () => ReactNode> = {
    contract: () => <ContractStep contracts={contracts} />,
    consumer: () => <ConsumerStep onNext={() => move(1)} />,
    providers: () => <ProvidersStep />,
    details: () => <DetailsStep />,
    diagnoses: () => <DiagnosesStep />,
    services: () => <ServicesStep />,
    attachments: () => <AttachmentsStep />,
    notes: () => <NotesStep />,
    review: () => <ReviewStep person={person} onJump={jump} />,
  };
  return (
    <div className="request-form">
      <FormHead onLeave={onLeave} onCopy={onCopy} onDelete={onDelete} />
      <RefusedNotice id={store.id} onJump={jump} />
      <StateNotice onCopy={onCopy} />
      <Conflicts />
      <div className="case-body">
        <CaseSpine step={step} onStep={show} />
        <section ref={panel} className="case-step" aria-labelledby="case-step">
          <h2 ref={top} id="case-step" tabIndex={-1}>
            {createCase.steps[step]}
          </h2>
          {step !== 'review' && missing.length > 0 && (
            <div className="case-missing">
              <p>{createCase.missingHere}</p>
              <MissingList missing={missing} onJump={jump} />
            </div>
          )}
          <div className="case-fields">{body[step]()}</div>
          <div className="step-actions case-moves">
            <Button blocked={step === 'contract'} aria-keyshortcuts="Alt+ArrowUp" onClick={() => move(-1)}>
              {createCase.previous}
            </Button>
            {step !== 'review' && (
              <Button look="main" aria-keyshortcuts="Alt+ArrowDown" onClick={() => move(1)}>
                {createCase.next}
              </Button>
            )}
          </div>
        </section>
      </div>
    </div>
  );
}
