import { use, useEffect, useState } from 'react';
import { bridge, tell } from '../../bridge.ts';
import { PlaceContext } from '../../use-place.ts';
import { useDraftStore } from './use-draft.ts';

/** What is typed in a lookup field and not chosen yet; undefined while there is nothing. The last such text is kept over a lock. */
export function useLookupText(name: string): [text: string | undefined, change: (text: string | undefined) => void] {
  const draftId = useDraftStore().id;
  const place = use(PlaceContext);
  const [text, setText] = useState(() => {
    const kept = place.at('lookup');
    return kept?.draftId === draftId && kept.name === name ? kept.text : undefined;
  });
  useEffect(() => {
    if (text === undefined || text === '') return;
    place.taken('lookup');
    tell(bridge.session.keepPlace({ lookup: { draftId, name, text } }));
    return () => tell(bridge.session.keepPlace({ lookup: undefined }));
  }, [place, draftId, name, text]);
  return [text, setText];
}
