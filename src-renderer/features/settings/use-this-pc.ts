import { useEffect, useState } from 'react';
import type { ThisPc } from '../../../src-shared/models/policy.ts';
import { ask, bridge } from '../../bridge.ts';

/** What holds on this PC, read again when something changed it; undefined until main has answered. */
export function useThisPc() {
  const [thisPc, setThisPc] = useState<ThisPc>();
  const [round, setRound] = useState(0);
  const reload = () => setRound((before) => before + 1);
  useEffect(() => bridge.on('settings', reload), []);
  useEffect(() => {
    let stale = false;
    void ask(bridge.settings.thisPc({})).then((read) => {
      if (!stale && read !== undefined) setThisPc(read);
    });
    return () => {
      stale = true;
    };
  }, [round]);
  return { thisPc, reload };
}
