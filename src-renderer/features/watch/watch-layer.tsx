import { useEffect, useRef, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import type { Watched } from '../../../src-shared/models/watch.ts';
import { bridge, tell } from '../../bridge.ts';
import { useCountdown } from '../../components/use-countdown.ts';
import { clockTime } from '../../format/dates.ts';
import { useWatch } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import './watch-layer.css';

/** When the countdown is said once more, in seconds. */
const saidAgainAt = 10;

type Closing = NonNullable<Watched['closing']>;

/** Lies over everything, an open dialog too, and takes no focus: within the dialog, since all else is inert then. */
function Above({ children }: { readonly children: ReactNode }) {
  const layer = useRef<HTMLDivElement>(null);
  useEffect(() => layer.current?.showPopover(), []);
  const dialogs = document.querySelectorAll('dialog[open]');
  return createPortal(
    <div ref={layer} popover="manual" className="watch-layer">
      {children}
    </div>,
    dialogs[dialogs.length - 1] ?? document.body,
  );
}

/** The countdown to the lock. Any key, click or move of the mouse ends it, and main keeps that from the page. */
function Countdown({ leftMs, at }: { readonly leftMs: number; readonly at: number }) {
  const left = useCountdown(leftMs, at) ?? 0;
  const all = Math.round(leftMs / 1000);
  const said = all > saidAgainAt && left <= saidAgainAt ? saidAgainAt : all;
  return (
    <Above>
      <section className="watch-countdown" aria-label={words.watch.locksIn}>
        <div aria-hidden="true">
          <p className="watch-what">{words.watch.locksIn}</p>
          <p className="watch-left">{clockTime(left)}</p>
        </div>
        <progress aria-hidden="true" value={left} max={all} />
        <p role="alert" className="visually-hidden">
          {words.watch.said(said)} {words.watch.goOn}
        </p>
        <p className="watch-next" aria-hidden="true">{words.watch.goOn}</p>
        <p className="watch-aside">{words.watch.saved}</p>
      </section>
    </Above>
  );
}

/** That the session is about to be too old, which nothing that a person does here can end. */
function Age({ reason, leftMs, at }: { readonly reason: Exclude<Closing['reason'], 'idle'>; readonly leftMs: number; readonly at: number }) {
  const left = useCountdown(leftMs, at) ?? 0;
  return (
    <div className="watch-age notice notice-info">
      <p className="notice-what" role="timer">
        {words.watch.ages[reason](clockTime(left))}
      </p>
      <p className="notice-next">{words.watch.ageNext}</p>
      <p role="status" className="visually-hidden">
        {words.watch.ages[reason](clockTime(Math.round(leftMs / 1000)))}
      </p>
    </div>
  );
}

/** That names are hidden, and how to show them. */
function HiddenSign() {
  useEffect(() => {
    document.documentElement.dataset.hidden = '';
    return () => {
      delete document.documentElement.dataset.hidden;
    };
  }, []);
  return (
    <aside className="hidden-sign" aria-label={words.watch.hidden}>
      <span role="status">{words.watch.hidden}</span>
      <button type="button" className="button-link" aria-keyshortcuts="F8" onClick={() => tell(bridge.watch.hide({ hidden: false }))}>
        {words.watch.show}
      </button>
      <kbd aria-hidden="true">F8</kbd>
    </aside>
  );
}

/** What lies over the window: that names are hidden, the countdown to a lock, or that the session is about to end. */
export function WatchLayer() {
  const watch = useWatch();
  const closing = watch?.value.closing;
  if (watch === undefined) return null;
  return (
    <>
      {watch.value.hidden !== undefined && <HiddenSign />}
      {closing !== undefined && (closing.reason === 'idle' ? <Countdown leftMs={closing.leftMs} at={watch.at} /> : <Age reason={closing.reason} leftMs={closing.leftMs} at={watch.at} />)}
    </>
  );
}
