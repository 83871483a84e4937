import { useRef, useState } from 'react';
import type { Answer } from '../../src-shared/ipc/bridge.ts';
import type { Problem } from '../../src-shared/models/problem.ts';
import { ask } from '../bridge.ts';

type Answered<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly problem: Problem };

/** One change at the server at a time: `sending` names the one under way, `problem` says why the last one was not done. */
export function useChange() {
  const underWay = useRef(false);
  const [sending, setSending] = useState<string>();
  const [refused, setRefused] = useState<{ readonly problem: Problem; readonly at: number }>();

  const send = <Value>(name: string, call: () => Promise<Answer<Answered<Value>>>, done: (value: Value) => void) => {
    if (underWay.current) return;
    underWay.current = true;
    setSending(name);
    setRefused(undefined);
    void ask(call()).then((answer) => {
      underWay.current = false;
      setSending(undefined);
      if (answer?.ok === true) done(answer.value);
      else if (answer !== undefined) setRefused({ problem: answer.problem, at: performance.now() });
    });
  };
  /** What is typed now is told to be wrong here, before the server's last word about something else. */
  const clear = () => setRefused(undefined);
  return { sending, busy: sending !== undefined, send, clear, problem: refused?.problem, at: refused?.at ?? 0 };
}
export type Change = ReturnType<typeof useChange>;
