import { useEffect, useState } from 'react';
import type { Report } from '../src-shared/models/report.ts';
import { ask, bridge } from './bridge.ts';

/** The reports, figured again at each other `version` of what they are made from; what was there stays until then, and while it is undefined. */
export function useReport(version: number | undefined): Report | undefined {
  const [report, setReport] = useState<Report>();
  useEffect(() => {
    if (version === undefined) return undefined;
    const left = new AbortController();
    void ask(bridge.reports.read({})).then((read) => {
      if (!left.signal.aborted && read !== undefined) setReport(read);
    });
    return () => left.abort();
  }, [version]);
  return report;
}
