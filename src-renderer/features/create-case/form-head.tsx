import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { HistoryDialog } from './history-dialog.tsx';
import { SaveState } from './save-state.tsx';
import { useDraftPart, useDraftStore } from './use-draft.ts';

const { createCase } = words;

type Props = { readonly onLeave: () => void; readonly onCopy: () => void; readonly onDelete: () => void };

/** Whose request it is, where it is saved, and what can be done with the whole of it. */
export function FormHead({ onLeave, onCopy, onDelete }: Props) {
  const store = useDraftStore();
  const mask = useMask();
  const name = useDraftPart((each) => each.fields().consumer?.name);
  const canUndo = useDraftPart((each) => each.draft().canUndo);
  const canRedo = useDraftPart((each) => each.draft().canRedo);
  const [historyShown, setHistoryShown] = useState(false);
  return (
    <div className="case-head">
      <div className="case-title">
        <h1>{mask(name) ?? createCase.newCase}</h1>
        <SaveState />
      </div>
      <div className="case-actions">
        <Button look="quiet" blocked={!canUndo} aria-keyshortcuts="Control+Z" onClick={() => void store.undo()}>
          {createCase.undo}
        </Button>
        <Button look="quiet" blocked={!canRedo} aria-keyshortcuts="Control+Shift+Z" onClick={() => void store.redo()}>
          {createCase.redo}
        </Button>
        <Button look="quiet" onClick={() => setHistoryShown(true)}>
          {createCase.historyShort}
        </Button>
        <Button look="quiet" onClick={onCopy}>
          {createCase.copy}
        </Button>
        <Button look="quiet" onClick={onDelete}>
          {createCase.delete}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          {createCase.leave}
        </Button>
      </div>
      {historyShown && <HistoryDialog onClose={() => setHistoryShown(false)} />}
    </div>
  );
}
