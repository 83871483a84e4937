import { Notice } from '../../components/notice.tsx';
import { Button } from '../../components/button.tsx';
import { recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { words } from '../../words/words.ts';
import { useDraftPart, useDraftStore } from './use-draft.ts';

const { createCase } = words;

/** Calmly, where the draft is: on this PC, at the server; loudly, when what was typed is not on the disk. */
export function SaveState() {
  const now = useNow();
  const store = useDraftStore();
  const saving = useDraftPart((each) => each.saving());
  const draft = useDraftPart((each) => each.draft());
  const place = draft.state === 'synced' && draft.syncedAt !== undefined ? createCase.syncedAt(recentTime(draft.syncedAt, now)) : createCase.states[draft.state];
  return (
    <>
      <p className={`save-state save-state-${draft.state}`}>
        {saving === 'saving' ? createCase.savingNow : createCase.savedAt(recentTime(draft.savedAt, now))} <span className="save-place">{place}</span>
      </p>
      <div role="alert" className="save-failed">
        {saving === 'failed' && (
          <Notice tone="problem" what={createCase.notSaved.what} next={createCase.notSaved.next}>
            <Button onClick={() => store.saveAgain()}>{createCase.notSaved.again}</Button>
          </Notice>
        )}
      </div>
    </>
  );
}
