import { useState } from 'react';
import { bridge, tell } from '../bridge.ts';

/** Puts text on the clipboard; `outcome` says what became of it, until the next copy. */
export function useCopy() {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = (text: string) => {
    setOutcome(undefined);
    void navigator.clipboard.writeText(text).then(
      () => {
        setOutcome('copied');
        tell(bridge.app.copied({}));
      },
      () => setOutcome('failed'),
    );
  };
  return { outcome, copy };
}
