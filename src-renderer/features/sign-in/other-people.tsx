import type { Person } from '../../../src-shared/models/person.ts';
import { bridge } from '../../bridge.ts';
import type { useIntent } from '../../components/use-intent.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { personByDigit } from './person-by-digit.ts';

type Props = {
  readonly people: readonly Person[];
  /** Whose password is asked for. */
  readonly current: string;
  readonly intent: ReturnType<typeof useIntent>;
};

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The other people of this PC, each one key away: Alt with their number, or the arrows for the next and the one before. */
export function OtherPeople({ people, current, intent }: Props) {
  const open = (person: Person) => intent.send(person.id, () => bridge.signIn.openPerson({ personId: person.id }));
  useKey((event) => {
    if (people.length < 2 || event.ctrlKey || event.metaKey) return;
    const step = event.altKey ? undefined : steps[event.key];
    const at = people.findIndex(({ id }) => id === current);
    const next = step === undefined ? (event.altKey ? personByDigit(event.key, people) : undefined) : people[(at + step + people.length) % people.length];
    if (next === undefined) return;
    event.preventDefault();
    if (next.id !== current) open(next);
  });
  if (people.length < 2) return null;
  return (
    <section className="other-people" aria-labelledby="other-people">
      <h2 id="other-people">{words.lock.others}</h2>
      <ul>
        {people.map((person, index) =>
          person.id === current ? null : (
            <li key={person.id}>
              <button type="button" className="other-person" aria-keyshortcuts={index < 9 ? `Alt+${index + 1}` : undefined} aria-busy={intent.sending(person.id)} onClick={() => open(person)}>
                <span className="person-name">{person.name}</span> <span className="person-email">{person.email}</span>
                {person.sealed === true && <span className="person-sealed">{words.lock.sealed}</span>}
                {index < 9 && <kbd aria-hidden="true">Alt {index + 1}</kbd>}
              </button>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
