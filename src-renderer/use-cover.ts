import { useEffect, useRef, useState } from 'react';

/** A page that covers another, which stays as it is. When it is closed, the focus goes back to where it was; not when it is left for elsewhere. */
export function useCover() {
  const [shown, setShown] = useState(false);
  const before = useRef<Element>(null);
  useEffect(() => {
    if (!shown && before.current instanceof HTMLElement) before.current.focus();
  }, [shown]);
  const open = () => {
    before.current = document.activeElement;
    setShown(true);
  };
  const leave = () => {
    before.current = null;
    setShown(false);
  };
  return { shown, open, close: () => setShown(false), leave };
}
