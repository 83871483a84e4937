import type { ReplyStore } from './reply-store.ts';

const names = ['save', 'attach', 'detach', 'of', 'unsent', 'queue', 'next', 'sent', 'refuse', 'rewrite', 'discard'] as const;
type Name = (typeof names)[number];

/** The calls on unsent answers, each named after the store's method: `replies.save`. */
export type ReplyCalls = { readonly [Each in Name as `replies.${Each}`]: ReplyStore[Each] };

/** Hands each call to the open store. */
export function replyCalls(store: () => ReplyStore): ReplyCalls {
  const call = (name: Name) => (...args: unknown[]) => (store()[name] as (...values: unknown[]) => unknown).apply(store(), args);
  return Object.fromEntries(names.map((name) => [`replies.${name}`, call(name)])) as unknown as ReplyCalls;
}
