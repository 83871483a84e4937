import { useRef, useState } from 'react';
import type { Answer } from '../../src-shared/ipc/bridge.ts';
import { ask } from '../bridge.ts';

/**
 * Sends one intent at a time: `send` does nothing while one is under way or main is `busy`. `sending(name)` says
 * whether the intent of that name is the one under way.
 */
export function useIntent(mainIsBusy: boolean) {
  const underWay = useRef(false);
  const [pending, setPending] = useState(false);
  const [last, setLast] = useState<string>();
  const busy = mainIsBusy || pending;

  const send = (name: string, call: () => Promise<Answer<undefined>>) => {
    if (underWay.current || mainIsBusy) return;
    underWay.current = true;
    setLast(name);
    setPending(true);
    void ask(call()).finally(() => {
      underWay.current = false;
      setPending(false);
    });
  };
  return { busy, send, sending: (name: string) => busy && last === name };
}
