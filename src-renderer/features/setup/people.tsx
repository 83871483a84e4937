import { useState } from 'react';
import type { Colleague, Setup } from '../../../src-shared/models/setup.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import type { Change } from '../../components/use-change.ts';
import { recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { words } from '../../words/words.ts';

type Props = {
  readonly setup: Setup | undefined;
  readonly busy: boolean;
  readonly change: Change;
  readonly onReload: () => void;
  readonly onDone: (done: string | undefined) => void;
};

function AsOf({ setup, busy, onReload }: Omit<Props, 'change' | 'onDone'>) {
  const now = useNow();
  return (
    <p className="section-aside setup-as-of">
      {setup?.asOf !== undefined && words.setup.asOf(recentTime(setup.asOf, now))}
      {setup?.problem !== undefined && (
        <Button busy={busy} onClick={onReload}>
          {words.setup.again}
        </Button>
      )}
    </p>
  );
}

/** The people of the facility; for an administrator, with the reset of their registration. */
export function People({ setup, busy, change, onReload, onDone }: Props) {
  const [resetting, setResetting] = useState<Colleague>();
  const reset = ({ id, name }: Colleague) => {
    onDone(undefined);
    change.send(id, () => bridge.setup.resetRegistration({ personId: id }), () => onDone(words.setup.resetDone(name)));
  };
  if (setup === undefined || (setup.people.length === 0 && busy)) return <p role="status">{words.setup.reading}</p>;
  if (setup.people.length === 0) {
    return (
      <>
        <p>
          {words.setup.nobody} {words.setup.nobodyNext}
        </p>
        <AsOf setup={setup} busy={busy} onReload={onReload} />
      </>
    );
  }
  return (
    <>
      <table className="setup-table">
        <thead>
          <tr>
            <th scope="col">{words.setup.name}</th>
            <th scope="col">{words.setup.role}</th>
            <th scope="col">{words.setup.phone}</th>
            {setup.mayReset && <td />}
          </tr>
        </thead>
        <tbody>
          {setup.people.map((person) => (
            <tr key={person.id}>
              <th scope="row">
                {person.name} {person.id === setup.you && <span className="section-aside">({words.setup.you})</span>}
              </th>
              <td>{person.roles.join(', ') || words.setup.noRole}</td>
              <td className="mono">{person.phone}</td>
              {setup.mayReset && (
                <td>
                  {person.id !== setup.you && (
                    <Button look="quiet" aria-label={`${words.setup.reset}: ${person.name}`} busy={change.sending === person.id} blocked={change.busy} onClick={() => setResetting(person)}>
                      {words.setup.reset}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {!setup.mayReset && <p className="section-aside">{words.setup.mayNot}</p>}
      <AsOf setup={setup} busy={busy} onReload={onReload} />
      {resetting !== undefined && (
        <ConfirmDialog
          heading={words.setup.resetHeading(resetting.name)}
          text={words.setup.resetText}
          yes={words.setup.resetYes}
          no={words.setup.resetNo}
          onYes={() => reset(resetting)}
          onClose={() => setResetting(undefined)}
        />
      )}
    </>
  );
}
