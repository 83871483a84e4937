import { useEffect, useRef, type ReactNode } from 'react';
import { bridge, tell } from '../bridge.ts';
import { useKey } from '../use-key.ts';
import { words } from '../words/words.ts';
import { ConnectionStatus } from './connection-status.tsx';
import './page.css';
import { PracticeNotice } from './practice-notice.tsx';

type Props = {
  readonly heading: string;
  /** The page's name in its folder tab and in the window's title, when it is not the heading. */
  readonly title?: string;
  readonly lead?: ReactNode;
  /** What is on the other side of `onBack`. */
  readonly back: string;
  readonly onBack: () => void;
  /** Whose page it is. */
  readonly person?: string;
  readonly children: ReactNode;
};

/** A page beside the home or the sign-in: the payer, the way back (Esc), the heading, which takes the focus, and the connection. */
export function Page({ heading, title = heading, lead, back, onBack, person, children }: Props) {
  const main = useRef<HTMLElement>(null);
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${words.brand.program} – ${title}`;
  }, [title]);
  useEffect(() => {
    window.scrollTo(0, 0);
    if (main.current?.contains(document.activeElement) !== true) top.current?.focus({ preventScroll: true });
  }, [heading]);
  useKey((event) => {
    if (event.key !== 'Escape' && !(event.altKey && event.key === 'ArrowLeft')) return;
    event.preventDefault();
    onBack();
  });
  return (
    <div className="page">
      <header className="page-head">
        <p className="wordmark">{words.brand.payer}</p>
        {person !== undefined && <p className="page-person">{person}</p>}
        <div className="page-tabs">
          <button type="button" className="page-back" aria-keyshortcuts="Escape Alt+ArrowLeft" onClick={onBack}>
            <span aria-hidden="true">← </span>
            {back} <kbd aria-hidden="true">Esc</kbd>
          </button>
          <p className="page-tab">{title}</p>
        </div>
      </header>
      <main ref={main} className="page-main">
        <h1 ref={top} tabIndex={-1}>
          {heading}
        </h1>
        {lead !== undefined && <p className="page-lead">{lead}</p>}
        {children}
      </main>
      <footer className="page-foot">
        {person === undefined ? <ConnectionStatus /> : <ConnectionStatus onSignInAgain={() => tell(bridge.session.signInAgain({}))} />}
        <PracticeNotice />
      </footer>
    </div>
  );
}
