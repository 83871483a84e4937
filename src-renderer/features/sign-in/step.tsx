import { use, type ReactNode } from 'react';
import type { Problem } from '../../../src-shared/models/problem.ts';
import { bridge, tell } from '../../bridge.ts';
import { ProblemNotice } from '../../components/notice.tsx';
import { TroubleContext } from '../../components/trouble-context.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';

type Props = {
  readonly heading: string;
  /** The portal's own sentences are the main thing to read on their screens; the heading is then small. */
  readonly lead?: ReactNode;
  readonly problem: Problem | undefined;
  readonly at: number;
  /** True on the first step of a flow, where back and Cancel are the same. */
  readonly first?: boolean;
  readonly children: ReactNode;
};

/** The frame of every step: Cancel and back, the heading, the problem, the step itself, and where help is. */
export function Step({ heading, lead, problem, at, first = false, children }: Props) {
  const openTrouble = use(TroubleContext);
  useKey((event) => {
    if (event.key !== 'Escape' && !(event.altKey && event.key === 'ArrowLeft')) return;
    event.preventDefault();
    tell(first ? bridge.signIn.cancel({}) : bridge.signIn.back({}));
  });
  return (
    <section className="step">
      <nav className="step-ways">
        <button type="button" className="button-link" aria-keyshortcuts={first ? 'Escape' : undefined} onClick={() => tell(bridge.signIn.cancel({}))}>
          <span aria-hidden="true">← </span>
          {words.signIn.cancel}
        </button>
        {!first && (
          <button type="button" className="button-link step-back" aria-keyshortcuts="Escape Alt+ArrowLeft" onClick={() => tell(bridge.signIn.back({}))}>
            {words.signIn.back} <kbd aria-hidden="true">Esc</kbd>
          </button>
        )}
      </nav>
      <h1>{heading}</h1>
      {lead !== undefined && <p className="step-lead">{lead}</p>}
      <ProblemNotice problem={problem} at={at} />
      {children}
      <footer className="step-foot">
        <button type="button" className="button-link" onClick={openTrouble}>
          {words.signIn.trouble}
        </button>
      </footer>
    </section>
  );
}
