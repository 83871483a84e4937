import { useEffect, useState } from 'react';
import type { Receipt } from '../../../src-shared/models/submission.ts';
import { ask, bridge } from '../../bridge.ts';
import { useSubmission } from '../../use-snapshot.ts';

/** The receipt of a request that was sent, as it is now; undefined until it is read, or when there is none. */
export function useReceipt(id: string): Receipt | undefined {
  const revision = useSubmission()?.value?.revision;
  const [receipt, setReceipt] = useState<Receipt>();
  useEffect(() => {
    let isOver = false;
    void ask(bridge.submission.receipt({ id })).then((read) => {
      if (!isOver) setReceipt(read);
    });
    return () => {
      isOver = true;
    };
  }, [id, revision]);
  return receipt;
}
