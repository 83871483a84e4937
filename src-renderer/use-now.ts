import { useSyncExternalStore } from 'react';

const minuteMs = 60_000;

function subscribe(listener: () => void) {
  const timer = window.setInterval(listener, minuteMs);
  return () => window.clearInterval(timer);
}

/** The wall clock in epoch milliseconds, to the minute: enough to tell today from another day. */
export const useNow = (): number => useSyncExternalStore(subscribe, () => Math.floor(Date.now() / minuteMs) * minuteMs);
