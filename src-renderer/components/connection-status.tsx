import { useState } from 'react';
import type { Connection } from '../../src-shared/models/connection.ts';
import { ask, bridge } from '../bridge.ts';
import { recentTime } from '../format/dates.ts';
import { useNow } from '../use-now.ts';
import { useConnection } from '../use-snapshot.ts';
import { words } from '../words/words.ts';
import { Button } from './button.tsx';

function Times({ state, since, lastContact }: Connection) {
  const now = useNow();
  if (state === 'online' || state === 'checking') return null;
  const times = [
    since === undefined ? undefined : words.home.since(recentTime(since, now)),
    lastContact === undefined ? undefined : words.home.lastContact(recentTime(lastContact, now)),
  ].filter((time) => time !== undefined);
  return <span className="connection-times">{times.join(' · ')}</span>;
}

/** The connection: its state always, and when it is not good: since when, what to do, and a way to do it. */
export function ConnectionStatus({ onSignInAgain }: { readonly onSignInAgain?: () => void }) {
  const [checking, setChecking] = useState(false);
  const connection = useConnection()?.value ?? { state: 'checking' as const };
  const { label, next } = words.home.connection[connection.state];
  const check = () => {
    setChecking(true);
    void ask(bridge.connection.check({})).finally(() => setChecking(false));
  };
  return (
    <div className={`connection connection-${connection.state}`} role="group" aria-label={words.home.connectionLabel}>
      <p role="status" className="connection-state">
        <span className="connection-mark" aria-hidden="true" />
        <strong>{label}</strong> <Times {...connection} />
      </p>
      {next !== undefined && <p className="connection-next" title={next}>{next}</p>}
      {connection.state === 'sign-in-needed' && onSignInAgain !== undefined && <Button onClick={onSignInAgain}>{words.home.signInAgain}</Button>}
      {next !== undefined && connection.state !== 'sign-in-needed' && (
        <Button look="quiet" busy={checking} onClick={check}>
          {words.home.check}
        </Button>
      )}
    </div>
  );
}
