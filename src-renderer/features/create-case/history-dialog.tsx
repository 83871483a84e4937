import { useEffect, useState } from 'react';
import type { DraftChange } from '../../../src-shared/models/draft.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { pathWords, valueWords } from './field-words.ts';
import { useDraftStore } from './use-draft.ts';

const { createCase } = words;

/** Who changed what and when, the newest first. */
export function HistoryDialog({ onClose }: { readonly onClose: () => void }) {
  const store = useDraftStore();
  const now = useNow();
  const mask = useMask();
  const [changes, setChanges] = useState<readonly DraftChange[]>();
  useEffect(() => void ask(bridge.drafts.history({ id: store.id })).then((found) => setChanges(found ?? [])), [store]);
  return (
    <Dialog heading={createCase.history} onClose={onClose}>
      <div className="history" tabIndex={0} role="region" aria-label={createCase.history}>
        {changes?.length === 0 && <p>{createCase.noHistory}</p>}
        <ol>
          {changes?.map(({ path, before, after, at, by, undone }, index) => (
            <li key={index} className={undone ? 'history-undone' : undefined}>
              <p>
                <strong>{pathWords(store.fields(), path)}</strong> {undone && createCase.undone}
              </p>
              <p>
                {mask(valueWords(before))} → {mask(valueWords(after))}
              </p>
              <p className="history-when">
                {by ?? createCase.byServer} · {recentTime(at, now)}
              </p>
            </li>
          ))}
        </ol>
      </div>
      <div className="dialog-actions">
        <Button look="main" onClick={onClose}>
          {createCase.close}
        </Button>
      </div>
    </Dialog>
  );
}
