import { useRef, useState, type DragEvent } from 'react';
import { largestFile, type AttachFailure, type DraftAttachment, type DraftFields } from '../../../src-shared/models/draft.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { wholeNumber } from '../../format/numbers.ts';
import { useMask } from '../../components/use-mask.ts';
import { usePastedFiles } from '../../use-pasted-files.ts';
import { words } from '../../words/words.ts';
import { fieldName } from './missing.ts';
import { useDraftPart, useDraftStore } from './use-draft.ts';

const { createCase } = words;

type Refused = { readonly title: string; readonly failure: AttachFailure };

/** Files of the request: dropped, picked or pasted. Main looks at what they are by their content. */
export function AttachmentsStep() {
  const store = useDraftStore();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const [removed, setRemoved] = useState<{ readonly title: string; readonly fields: DraftFields }>();
  const fields = useDraftPart((each) => each.fields());
  const [over, setOver] = useState(false);
  const [busy, setBusy] = useState(false);
  const pick = useRef<HTMLButtonElement>(null);
  const mask = useMask();

  const attach = async (given: Iterable<File>) => {
    setRemoved(undefined);
    setBusy(true);
    const refusals: Refused[] = [];
    for (const file of given) {
      const content = await contentOf(file);
      const answer = typeof content === 'string' ? { ok: false as const, failure: content } : await ask(bridge.drafts.attach({ id: store.id, title: file.name, content }));
      if (answer?.ok === false) refusals.push({ title: file.name, failure: answer.failure });
    }
    setRefused(refusals);
    setBusy(false);
    await store.refresh();
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void attach(event.dataTransfer.files);
  };
  usePastedFiles((files) => void attach(files));
  const choose = async () => {
    setRemoved(undefined);
    const answer = await ask(bridge.drafts.pickAttachments({ id: store.id }));
    setRefused((answer ?? []).flatMap(({ title, result }) => (result.ok ? [] : [{ title, failure: result.failure }])));
    await store.refresh();
  };
  const remove = (file: DraftAttachment) => {
    store.edit(['attachments', file.id], null);
    // Only what was done last can be undone.
    setRemoved({ title: file.title, fields: store.fields() });
    pick.current?.focus();
  };
  const bringBack = () => {
    setRemoved(undefined);
    void store.undo();
    pick.current?.focus();
  };
  return (
    <div
      className={over ? 'drop drop-over' : 'drop'}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <p>{createCase.dropHere}</p>
      <Button ref={pick} name={fieldName(['attachments'])} busy={busy} onClick={() => void choose()}>
        {createCase.pickFiles}
      </Button>
      <p className="field-hint">{createCase.fileRules}</p>
      <div role="alert">
        {refused.map(({ title, failure }) => (
          <Notice key={title} tone="problem" what={createCase.fileRefused(title)} next={createCase.fileFailures[failure]} />
        ))}
      </div>
      <ul className="files" aria-label={createCase.steps.attachments}>
        {fields.attachments.map((file) => (
          <li key={file.id}>
            <span className="files-name">{mask(file.title)}</span>
            <span className="mono">{words.home.detail.kilobytes(wholeNumber(Math.ceil(file.bytes / 1000)))}</span>
            {file.sha256 === undefined && <span className="files-away">{createCase.fileElsewhere}</span>}
            <Button look="quiet" name={fieldName(['attachments', file.id])} aria-label={`${createCase.remove}: ${mask(file.title)}`} onClick={() => remove(file)}>
              {createCase.remove}
            </Button>
          </li>
        ))}
      </ul>
      <div role="status">
        {removed?.fields === fields && (
          <Notice tone="info" what={createCase.fileRemoved(mask(removed.title))}>
            <Button look="link" onClick={bringBack}>
              {createCase.undo}
            </Button>
          </Notice>
        )}
      </div>
    </div>
  );
}

/** A file that is much too large is not even read; a folder, or what was moved away meanwhile, can't be. */
async function contentOf(file: File): Promise<Uint8Array<ArrayBuffer> | 'too-large' | 'not-readable'> {
  if (file.size > largestFile) return 'too-large';
  return file.arrayBuffer().then(
    (bytes) => new Uint8Array(bytes),
    () => 'not-readable',
  );
}
