import type { CSSProperties } from 'react';
import type { Home } from '../../../src-shared/models/home.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';
import { DueLine } from './due-line.tsx';

type Props = { readonly home: Home; readonly onMessages: () => void; readonly onDue: () => void };

/** New messages, what is due, and the work in progress as numbers and as one drawn line. */
export function Counters({ home, onMessages, onDue }: Props) {
  const inProgress = home.notSubmitted + home.submitted;
  const share: CSSProperties & Record<'--share', number> = { '--share': inProgress === 0 ? 0 : home.notSubmitted / inProgress };
  return (
    <div className="counters">
      <div>
        <p className="counter">
          <span className="counter-number">{wholeNumber(home.newMessages)}</span> <span className="counter-name">{words.home.newMessages}</span>{' '}
          <button type="button" className="button-link" onClick={onMessages}>
            {words.home.goToMessages}
          </button>
        </p>
        <DueLine home={home} onDue={onDue} />
      </div>
      <section className="progress" aria-label={words.home.workInProgress}>
        <p className="counter">
          <span className="counter-name">{words.home.workInProgress}</span> <span className="counter-number">{wholeNumber(inProgress)}</span>
        </p>
        <p className={home.notSubmitted > 0 ? 'counter counter-open' : 'counter'}>
          <span className="counter-name">{words.home.notSubmitted}</span> <span className="counter-number">{wholeNumber(home.notSubmitted)}</span>
        </p>
        <p className="counter">
          <span className="counter-name">{words.home.submitted}</span> <span className="counter-number">{wholeNumber(home.submitted)}</span>
        </p>
        <div className="progress-line" style={share} aria-hidden="true" />
      </section>
    </div>
  );
}
