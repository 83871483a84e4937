import { useState } from 'react';

/** Puts text on the clipboard; `outcome` says what became of it, until the next copy. */
export function useCopy() {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = (text: string) => {
    setOutcome(undefined);
    void navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  };
  return { outcome, copy };
}
