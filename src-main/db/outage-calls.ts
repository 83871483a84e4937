import type { OutageStore } from './outage-store.ts';

const names = ['lasting', 'begin', 'end', 'list', 'during'] as const;
type Name = (typeof names)[number];

/** The calls on outages, each named after the store's method: `outages.begin`. */
export type OutageCalls = { readonly [Each in Name as `outages.${Each}`]: OutageStore[Each] };

/** Hands each call to the open store. */
export function outageCalls(store: () => OutageStore): OutageCalls {
  const call = (name: Name) => (...args: unknown[]) => (store()[name] as (...values: unknown[]) => unknown).apply(store(), args);
  return Object.fromEntries(names.map((name) => [`outages.${name}`, call(name)])) as unknown as OutageCalls;
}
