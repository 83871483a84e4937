import { useState } from 'react';
import type { Person } from '../../../src-shared/models/person.ts';
import type { Session } from '../../../src-shared/models/session.ts';
import { ask, bridge, tell } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { ForgetDialog } from '../../components/forget-dialog.tsx';
import { words } from '../../words/words.ts';
import { AccountList } from './account-list.tsx';
import { Section } from '../../components/section.tsx';

type Props = {
  readonly people: readonly Person[];
  readonly open: NonNullable<Session['open']>;
  readonly onForgotten: () => void;
};

/** The people whom this PC remembers. To forget the one whose home is open ends the session. */
export function PeopleSection({ people, open, onForgotten }: Props) {
  const [forgetting, setForgetting] = useState<Person>();
  const isOpen = ({ email }: Person) => open.remembered && email === open.email;
  const forget = (person: Person) => {
    if (isOpen(person)) tell(bridge.session.forgetMe({}));
    else void ask(bridge.signIn.forgetPerson({ personId: person.id })).then(onForgotten);
  };
  return (
    <Section heading={words.account.peopleHeading} text={words.account.peopleText}>
      {people.length === 0 ? (
        <p>{words.account.nobody}</p>
      ) : (
        <AccountList count={people.length}>
          {people.map((person) => (
            <li key={person.id}>
              <span className="method-name">
                {person.name} {isOpen(person) && <span className="section-aside">({words.account.you})</span>}
              </span>
              <span className="method-about">{person.email}</span>
              <Button look="quiet" aria-label={`${words.signIn.forgetYes} ${person.name}`} onClick={() => setForgetting(person)}>
                {words.signIn.forgetYes}
              </Button>
            </li>
          ))}
        </AccountList>
      )}
      {forgetting !== undefined && (
        <ForgetDialog heading={words.signIn.forgetHeading(forgetting.name)} text={words.signIn.forgetText} onForget={() => forget(forgetting)} onClose={() => setForgetting(undefined)} />
      )}
    </Section>
  );
}
