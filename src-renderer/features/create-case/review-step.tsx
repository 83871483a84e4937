import type { DraftPath } from '../../../src-shared/models/draft.ts';
import { Notice } from '../../components/notice.tsx';
import { words } from '../../words/words.ts';
import { SendPanel } from '../submission/send-panel.tsx';
import { fieldName, missingIn } from './missing.ts';
import { MissingList } from './missing-list.tsx';
import { Summary } from './summary.tsx';
import { useDraftPart, useDraftStore, useEdit } from './use-draft.ts';

const { createCase } = words;

type Props = { readonly person: string; readonly onJump: (path: DraftPath) => void };

/** Everything once more, what is missing, the person's word that it is right, and sending it. */
export function ReviewStep({ person, onJump }: Props) {
  const store = useDraftStore();
  const edit = useEdit();
  const missing = useDraftPart((store) => missingIn(store.fields())).filter(({ path }) => path[0] !== 'attested');
  const attested = useDraftPart((store) => store.fields().attested);
  return (
    <>
      {missing.length === 0 ? (
        <Notice tone="good" what={createCase.complete} />
      ) : (
        <section className="review-missing">
          <h3>{createCase.stillMissing}</h3>
          <MissingList missing={missing} onJump={onJump} />
        </section>
      )}
      <Summary />
      <label className="check attest">
        <input type="checkbox" name={fieldName(['attested'])} checked={attested !== undefined} onChange={(event) => edit(['attested'], event.target.checked ? { at: Date.now(), by: person } : null)} />
        {createCase.attest}
      </label>
      <SendPanel id={store.id} ready={missing.length === 0 && attested !== undefined} onSent={() => void store.refresh()} />
    </>
  );
}
