import { useEffect, useState } from 'react';
import type { Account } from '../../../src-shared/models/account.ts';
import type { Problem } from '../../../src-shared/models/problem.ts';
import { ask, bridge } from '../../bridge.ts';

type Read = { readonly account?: Account; readonly problem?: Problem; /** When the problem came, `performance.now()`. */ readonly at: number };

/** The account, asked for at once and whenever `reload` is called; what was there stays until the answer. */
export function useAccount() {
  const [read, setRead] = useState<Read>({ at: 0 });
  const [busy, setBusy] = useState(true);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let stale = false;
    void ask(bridge.account.read({})).then((answer) => {
      if (stale) return;
      setBusy(false);
      if (answer?.ok === true) setRead({ account: answer.value, at: 0 });
      else if (answer !== undefined) setRead((before) => ({ ...before, problem: answer.problem, at: performance.now() }));
    });
    return () => {
      stale = true;
    };
  }, [round]);
  const reload = () => {
    setBusy(true);
    setRound((before) => before + 1);
  };
  return { ...read, busy, reload };
}
