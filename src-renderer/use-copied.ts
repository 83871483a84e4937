import { useEffect } from 'react';
import { bridge, tell } from './bridge.ts';

/** Tells main of every copy out of the page, so that it is taken off the clipboard again. */
export function useCopied(): void {
  useEffect(() => {
    // The clipboard has it once the event is over.
    const listener = () => void setTimeout(() => tell(bridge.app.copied({})));
    for (const name of ['copy', 'cut']) document.addEventListener(name, listener);
    return () => {
      for (const name of ['copy', 'cut']) document.removeEventListener(name, listener);
    };
  }, []);
}
