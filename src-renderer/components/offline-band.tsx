import type { Session } from '../../src-shared/models/session.ts';
import { useCountdown } from './use-countdown.ts';
import { clockTime } from '../format/dates.ts';
import { useSession } from '../use-snapshot.ts';
import { words } from '../words/words.ts';
import './offline-band.css';

const { offline } = words;

/** How long an emergency still lasts, or that what is kept will soon not open without the server any more. */
export function OfflineBand({ open }: { readonly open: NonNullable<Session['open']> }) {
  const left = useCountdown(open.emergencyMs, useSession()?.at ?? 0);
  return (
    <div className="offline-band">
      {left !== undefined && (
        <div role="region" aria-label={offline.emergency} className="offline-emergency">
          <strong>{offline.emergency}</strong> <span role="timer">{offline.emergencyLeft(clockTime(left))}</span>
        </div>
      )}
      <div role="status">
        {open.emergencyMs !== undefined && <span className="visually-hidden">{offline.emergencyBegun}</span>}
        {open.offlineLeft && <p>{offline.near(open.offlineLeft)}</p>}
      </div>
    </div>
  );
}
