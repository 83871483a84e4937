import { useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { useDowntime, useSubmission } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import './downtime-band.css';

const { downtime } = words;

/** During an outage: since when, what waits, and a way out by phone or fax. Nothing otherwise. */
export function DowntimeBand({ onSheets }: { readonly onSheets: () => void }) {
  const since = useDowntime()?.value?.since;
  const waiting = useSubmission()?.value?.items.length ?? 0;
  const now = useNow();
  const band = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    // The outage is over, and with it went the button that had the focus.
    if (since === undefined && hadFocus.current && document.activeElement === document.body) band.current?.focus();
  }, [since]);
  return (
    <div
      ref={band}
      role="status"
      className="downtime-band"
      aria-label={downtime.band}
      tabIndex={-1}
      onFocus={() => (hadFocus.current = true)}
      onBlur={({ relatedTarget }) => (hadFocus.current = relatedTarget === null)}
    >
      {since !== undefined && (
        <>
          <p>
            <strong>{downtime.since(recentTime(since, now))}</strong> {downtime.waiting(waiting)}
          </p>
          <Button onClick={onSheets}>{downtime.printSheet}</Button>
        </>
      )}
    </div>
  );
}
