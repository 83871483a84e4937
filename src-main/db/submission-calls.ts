import type { SubmissionStore } from './submission-store.ts';

const names = ['queue', 'ready', 'cancel', 'next', 'at', 'of', 'receipt', 'draftOf', 'items', 'sheets', 'begin', 'settle'] as const;
type Name = (typeof names)[number];

/** The calls on what is sent, each named after the store's method: `submissions.begin`. */
export type SubmissionCalls = { readonly [Each in Name as `submissions.${Each}`]: SubmissionStore[Each] };

/** Hands each call to the open store. */
export function submissionCalls(store: () => SubmissionStore): SubmissionCalls {
  const call = (name: Name) => (...args: unknown[]) => (store()[name] as (...values: unknown[]) => unknown).apply(store(), args);
  return Object.fromEntries(names.map((name) => [`submissions.${name}`, call(name)])) as unknown as SubmissionCalls;
}
