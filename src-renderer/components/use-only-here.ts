import type { DraftState } from '../../src-shared/models/draft.ts';
import { useDrafts, useMessages } from '../use-snapshot.ts';
import { words } from '../words/words.ts';

/** The states of a draft of which the server has everything. */
const safe: ReadonlySet<DraftState> = new Set(['synced', 'sent-elsewhere', 'answered']);

/** In words, how many requests and answers only this PC has; undefined when there are none. */
export function useOnlyHere(): string | undefined {
  const requests = useDrafts()?.value?.items.filter(({ state }) => !safe.has(state)).length ?? 0;
  const answers = useMessages()?.value?.unsent ?? 0;
  return requests + answers === 0 ? undefined : words.home.leaving.onlyHere(requests, answers);
}
