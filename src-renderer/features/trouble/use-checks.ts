import { useEffect, useState } from 'react';
import type { Trouble } from '../../../src-shared/models/trouble.ts';
import { ask, bridge } from '../../bridge.ts';
import type { Checked } from './report.ts';

/** What this PC knows of the trouble, and the checks, which run at once and whenever `check` is called. */
export function useChecks() {
  const [trouble, setTrouble] = useState<Trouble>();
  const [checked, setChecked] = useState<Checked>();
  const [failed, setFailed] = useState(false);
  const [busy, setBusy] = useState(true);
  const [round, setRound] = useState(0);

  useEffect(() => {
    let stale = false;
    void ask(bridge.support.read({})).then((read) => {
      if (!stale && read !== undefined) setTrouble(read);
    });
    void ask(bridge.support.check({})).then((checks) => {
      if (stale) return;
      setBusy(false);
      setFailed(checks === undefined);
      if (checks !== undefined) setChecked({ at: Date.now(), checks });
    });
    return () => {
      stale = true;
    };
  }, [round]);

  const check = () => {
    setBusy(true);
    setRound((before) => before + 1);
  };
  return { trouble, checked, failed, busy, check };
}
