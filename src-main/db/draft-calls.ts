import type { DraftStore } from './draft-store.ts';

const names = ['create', 'read', 'list', 'history', 'edit', 'undo', 'redo', 'attach', 'content', 'delete', 'restore'] as const;
type Name = (typeof names)[number];

/** The calls on drafts, each named after the store's method: `drafts.edit`. */
export type DraftCalls = { readonly [Each in Name as `drafts.${Each}`]: DraftStore[Each] };

/** Hands each call to the open store. */
export function draftCalls(store: () => DraftStore): DraftCalls {
  const call = (name: Name) => (...args: unknown[]) => (store()[name] as (...values: unknown[]) => unknown).apply(store(), args);
  return Object.fromEntries(names.map((name) => [`drafts.${name}`, call(name)])) as unknown as DraftCalls;
}
