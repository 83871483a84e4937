import { useEffect, useState } from 'react';
import type { Setup } from '../../../src-shared/models/setup.ts';
import { ask, bridge } from '../../bridge.ts';

type Read = { readonly setup?: Setup; /** When it came, `performance.now()`. */ readonly at: number };

/** What is kept at once, then as the server has it; `reload` asks again, and so does another revision of the home. */
export function useSetup(revision: number | undefined) {
  const [read, setRead] = useState<Read>({ at: 0 });
  const [busy, setBusy] = useState(true);
  const [round, setRound] = useState(0);
  useEffect(() => {
    const left = new AbortController();
    const take = (setup: Setup | undefined) => {
      if (!left.signal.aborted && setup !== undefined) setRead({ setup, at: performance.now() });
    };
    void (async () => {
      take(await ask(bridge.setup.kept({})));
      take(await ask(bridge.setup.refresh({})));
      if (!left.signal.aborted) setBusy(false);
    })();
    return () => left.abort();
  }, [round, revision]);
  const reload = () => {
    setBusy(true);
    setRound((before) => before + 1);
  };
  return { ...read, busy, reload };
}
