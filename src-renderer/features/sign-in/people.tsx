import { useState } from 'react';
import type { Person } from '../../../src-shared/models/person.ts';
import { bridge, tell } from '../../bridge.ts';
import { ForgetDialog } from '../../components/forget-dialog.tsx';
import type { useIntent } from '../../components/use-intent.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { personByDigit } from './person-by-digit.ts';

type Props = { readonly people: readonly Person[]; readonly intent: ReturnType<typeof useIntent> };

/** The people whom this PC remembers, each with a way to be forgotten. */
export function People({ people, intent }: Props) {
  const [forgetting, setForgetting] = useState<Person>();
  const open = (person: Person) => intent.send(person.id, () => bridge.signIn.openPerson({ personId: person.id }));
  useKey((event) => {
    const person = event.ctrlKey || event.metaKey ? undefined : personByDigit(event.key, people);
    if (person === undefined) return;
    event.preventDefault();
    open(person);
  });
  if (people.length === 0) return null;
  return (
    <section className="people" aria-labelledby="people">
      <h2 id="people">{words.signIn.people}</h2>
      <ul>
        {people.map((person, index) => (
          <li key={person.id} className="person">
            <button
              type="button"
              className="person-open"
              autoFocus={index === 0}
              aria-busy={intent.sending(person.id)}
              aria-keyshortcuts={index < 9 ? String(index + 1) : undefined}
              onClick={() => open(person)}
            >
              <span className="person-name">{person.name}</span>{' '}
              <span className="person-email">{person.email}</span>
              {person.sealed === true && <span className="person-sealed">{words.lock.sealed}</span>}
              {index < 9 && <kbd aria-hidden="true">{index + 1}</kbd>}
            </button>
            {person.sealed !== true && (
              <button type="button" className="button-link person-forget" aria-label={`${words.signIn.forget}, ${person.name}`} onClick={() => setForgetting(person)}>
                {words.signIn.forget}
              </button>
            )}
          </li>
        ))}
      </ul>
      {forgetting !== undefined && (
        <ForgetDialog heading={words.signIn.forgetHeading(forgetting.name)} text={words.signIn.forgetText} onForget={() => tell(bridge.signIn.forgetPerson({ personId: forgetting.id }))} onClose={() => setForgetting(undefined)} />
      )}
    </section>
  );
}
