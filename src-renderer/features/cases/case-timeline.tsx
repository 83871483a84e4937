import type { CaseEvent } from '../../../src-shared/models/case.ts';
import { localDateTime } from '../../format/dates.ts';
import { words } from '../../words/words.ts';

/** What happened to a case, in order. */
export function CaseTimeline({ events }: { readonly events: readonly CaseEvent[] }) {
  return (
    <section>
      <h3>{words.cases.timeline}</h3>
      <ol className="timeline">
        {events.map(({ kind, at, by, state, words: said }, index) => (
          <li key={index}>
            <span className="mono">{localDateTime(at)}</span>
            <span>
              <strong>{words.cases.events[kind]}</strong> {state !== undefined && words.cases.states[state]} {by !== undefined && words.cases.by(by)}
              {said !== undefined && <span className="facts-aside"> {said}</span>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
