import { safeStates } from '../../src-shared/models/draft.ts';
import { useDrafts, useMessages } from '../use-snapshot.ts';
import { words } from '../words/words.ts';

/** In words, how many requests and answers only this PC has; undefined when there are none. */
export function useOnlyHere(): string | undefined {
  const requests = useDrafts()?.value?.items.filter(({ state }) => !safeStates.has(state)).length ?? 0;
  const answers = useMessages()?.value?.unsent ?? 0;
  return requests + answers === 0 ? undefined : words.home.leaving.onlyHere(requests, answers);
}
