import { daysLeft } from '../../src-shared/models/deadline.ts';
import { useNow } from '../use-now.ts';
import { words } from '../words/words.ts';
import './days-left.css';

/** How many days are left until `due` (epoch milliseconds), marked when they are few. */
export function DaysLeft({ due }: { readonly due: number }) {
  const days = daysLeft(due, useNow());
  const look = days < 0 ? 'late' : days <= 2 ? 'soon' : 'calm';
  return <span className={`days-left days-left-${look}`}>{words.reports.daysLeft(days)}</span>;
}
