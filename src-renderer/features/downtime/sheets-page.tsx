import { useEffect, useRef, useState } from 'react';
import type { Home } from '../../../src-shared/models/home.ts';
import type { Sheet } from '../../../src-shared/models/outage.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import '../../components/tab-sheet.css';
import { useKey } from '../../use-key.ts';
import { useDrafts } from '../../use-snapshot.ts';
import { PrintButton } from '../../components/print-button.tsx';
import { words } from '../../words/words.ts';
import { PhoneSheet } from './phone-sheet.tsx';
import './sheets.css';

const { downtime } = words;

type Props = { readonly person: string; readonly home: Home | undefined; readonly onLeave: () => void };

/** The requests that wait or are ready, each on a page to be printed, for asking by phone or fax. */
export function SheetsPage({ person, home, onLeave }: Props) {
  const [sheets, setSheets] = useState<readonly Sheet[]>();
  const revision = useDrafts()?.value?.revision;
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => top.current?.focus(), []);
  useKey(({ key }) => {
    if (key === 'Escape') onLeave();
  });
  useEffect(() => {
    const left = new AbortController();
    void ask(bridge.downtime.sheets({})).then((read) => {
      if (!left.signal.aborted && read !== undefined) setSheets(read);
    });
    return () => left.abort();
  }, [revision]);
  return (
    <section className="tab-sheet sheets" aria-labelledby="sheets" tabIndex={0}>
      <div className="sheets-head">
        <h1 ref={top} id="sheets" tabIndex={-1}>
          {downtime.sheets}
        </h1>
        {sheets === undefined && <p role="status">{downtime.loading}</p>}
        {sheets !== undefined && sheets.length > 0 && (
          <>
            <p className="tab-sheet-lead">{downtime.sheetsLead(sheets.length)}</p>
            <Notice tone="info" what={downtime.once} next={downtime.onceNext} />
          </>
        )}
        {sheets?.length === 0 && <Notice tone="info" what={downtime.none} next={downtime.noneNext} />}
        <div className="sheets-actions">
          {sheets !== undefined && sheets.length > 0 && (
            <PrintButton look="main" label={downtime.print} />
          )}
          <Button look="quiet" onClick={onLeave}>
            {downtime.leave}
          </Button>
        </div>
      </div>
      {sheets?.map((sheet) => <PhoneSheet key={sheet.id} sheet={sheet} person={person} home={home} />)}
    </section>
  );
}
