import { useEffect, useState } from 'react';
import type { Outage } from '../../../src-shared/models/outage.ts';
import { ask, bridge } from '../../bridge.ts';
import { localDateTime } from '../../format/dates.ts';
import { duration } from '../../format/durations.ts';
import { useDowntime } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import { ReportTable } from './report-table.tsx';

const { downtime } = words;
const shownAtFirst = 10;
const time = (epochMs: number) => localDateTime(new Date(epochMs).toISOString());

/** The outages, the newest first, read again at each other `version` of the requests. */
export function OutageReport({ version }: { readonly version: number | undefined }) {
  const since = useDowntime()?.value?.since;
  const [outages, setOutages] = useState<readonly Outage[]>();
  useEffect(() => {
    const left = new AbortController();
    void ask(bridge.downtime.outages({})).then((read) => {
      if (!left.signal.aborted && read !== undefined) setOutages(read);
    });
    return () => left.abort();
  }, [since, version]);
  if (outages === undefined) return null;
  if (outages.length === 0) return <p>{downtime.noOutages}</p>;
  return (
    <ReportTable
      name={downtime.outages}
      most={shownAtFirst}
      columns={[{ heading: downtime.from }, { heading: downtime.to }, { heading: downtime.duration, numeric: true }, { heading: downtime.requests, numeric: true }]}
      rows={outages.map(({ from, to, requests }) => ({
        key: String(from),
        cells: [time(from), to === undefined ? downtime.lasts : time(to), to === undefined ? '' : duration(to - from), String(requests)],
      }))}
    />
  );
}
