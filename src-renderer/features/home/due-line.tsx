import type { Home } from '../../../src-shared/models/home.ts';
import { DaysLeft } from '../../components/days-left.tsx';
import { useReport } from '../../use-report.ts';
import { words } from '../../words/words.ts';

type Props = { readonly home: Home; readonly onDue: () => void };

/** How many requests are pended, and when the first of them is due; nothing while none is. */
export function DueLine({ home, onDue }: Props) {
  // Not at each revision: a draft that changes, or rows that stream in, are no answers.
  const pended = useReport(home.asOf)?.pended ?? [];
  const [first] = pended;
  if (first === undefined) return null;
  return (
    <p className="counter counter-due">
      {words.home.pended(pended.length)} {first.due !== undefined && <DaysLeft due={first.due} />}{' '}
      <button type="button" className="button-link" onClick={onDue}>
        {words.home.seeDue}
      </button>
    </p>
  );
}
