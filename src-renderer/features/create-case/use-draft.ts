import { createContext, use, useSyncExternalStore } from 'react';
import type { DraftPath } from '../../../src-shared/models/draft.ts';
import type { Json } from '../../../src-shared/models/draft-path.ts';
import type { DraftStore } from './draft-store.ts';

/** The draft that the form is over. */
export const DraftContext = createContext<DraftStore | undefined>(undefined);

export function useDraftStore(): DraftStore {
  const store = use(DraftContext);
  if (store === undefined) throw new Error('There is no draft here');
  return store;
}

/** Reads a part of the draft; draws again only when `read` gives another value. */
export function useDraftPart<Part>(read: (store: DraftStore) => Part): Part {
  const store = useDraftStore();
  return useSyncExternalStore(store.subscribe, () => read(store));
}

/** The text at a path ('' when there is none), and how to change it. */
export function useText(path: DraftPath): [text: string, change: (text: string) => void] {
  const store = useDraftStore();
  const value = useDraftPart(() => store.valueAt(path));
  return [typeof value === 'string' ? value : '', (text) => store.edit(path, text === '' ? null : text)];
}

/** Changes the draft. */
export function useEdit(): (path: DraftPath, value: Json) => void {
  const store = useDraftStore();
  return (path, value) => store.edit(path, value);
}
