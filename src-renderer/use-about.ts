import { useSyncExternalStore } from 'react';
import type { About } from '../src-shared/models/about.ts';
import { ask, bridge } from './bridge.ts';

const listeners = new Set<() => void>();
let about: About | undefined;
let started = false;

async function start() {
  started = true;
  about = await ask(bridge.app.about({}));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!started) void start();
  return () => listeners.delete(listener);
}

/** What the program is; undefined until main has answered. It does not change while the program runs. */
export const useAbout = (): About | undefined => useSyncExternalStore(subscribe, () => about);
