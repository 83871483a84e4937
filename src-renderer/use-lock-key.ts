import { useEffect } from 'react';
import { bridge, tell } from './bridge.ts';

/** Ctrl+L locks, whatever is open. */
export function useLockKey(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'l') return;
      event.preventDefault();
      tell(bridge.session.lock({}));
    };
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);
}
