import { useEffect, useState } from 'react';
import type { SeenCoverage } from '../../../src-shared/models/submission.ts';
import { ask, bridge } from '../../bridge.ts';
import { CoverageLine } from '../submission/coverage-line.tsx';
import { useDraftPart } from './use-draft.ts';

/** Says so when the consumer has no active coverage under the draft's contract, as last seen; an empty status region otherwise. */
export function NotCovered() {
  const patient = useDraftPart((store) => store.fields().consumer?.reference);
  const contractId = useDraftPart((store) => store.fields().contractId);
  const [coverage, setCoverage] = useState<SeenCoverage>();
  useEffect(() => {
    let isOver = false;
    if (patient !== undefined && contractId !== undefined)
      void ask(bridge.submission.coverage({ patient, contractId })).then((seen) => {
        if (!isOver) setCoverage(seen);
      });
    return () => {
      isOver = true;
      setCoverage(undefined);
    };
  }, [patient, contractId]);
  return <div role="status">{coverage !== undefined && coverage.status !== 'active' && <CoverageLine coverage={coverage} />}</div>;
}
