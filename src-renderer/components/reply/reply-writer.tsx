import { useId, useState, type KeyboardEvent, type RefObject } from 'react';
import type { Reply } from '../../../src-shared/models/message.ts';
import { bridge, tell } from '../../bridge.ts';
import { Button } from '../button.tsx';
import { ConfirmDialog } from '../confirm-dialog.tsx';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';
import './reply.css';
import type { useReply } from './use-reply.ts';

const { reply: names } = words.messages;

type Props = { readonly label: string; readonly messageId: string; readonly draft: Reply | undefined; readonly reply: ReturnType<typeof useReply>; readonly ref: RefObject<HTMLTextAreaElement | null> };

/** Where an answer is written: saved with every keystroke, sent by its button or Ctrl+Enter. */
export function ReplyWriter({ label, messageId, draft, reply, ref }: Props) {
  const id = useId();
  const [asking, setAsking] = useState(false);
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey) return;
    event.preventDefault();
    void reply.send();
  };
  const problem = reply.sent !== undefined && reply.sent !== 'waiting' ? names.outcomes[reply.sent] : reply.saved === 'not-saved' ? names['not-saved'] : undefined;
  const refusedFiles = reply.files.flatMap(({ title, outcome }) => (outcome === 'attached' ? [] : names.files[outcome](title)));
  return (
    <section className="reply">
      <h3>
        <label htmlFor={id}>{label}</label>
      </h3>
      <textarea
        ref={ref}
        id={id}
        value={reply.text}
        rows={5}
        maxLength={20_000}
        aria-describedby={`${id}-status`}
        aria-keyshortcuts="Control+Enter"
        onChange={(event) => reply.write(event.target.value)}
        onKeyDown={key}
      />
      <p id={`${id}-status`} className="reply-status" role="status">
        {reply.saved === 'saved' && reply.text !== '' ? names.saved : reply.saved === 'saving' ? names.saving : names.keys}
      </p>
      {draft !== undefined && draft.files.length > 0 && (
        <ul className="message-files">
          {draft.files.map((file) => (
            <li key={file.id}>
              <p>
                {file.title} <span className="facts-aside mono">{words.home.detail.kilobytes(wholeNumber(Math.ceil(file.bytes / 1000)))}</span>
              </p>
              <Button look="quiet" aria-label={names.removeTitled(file.title)} onClick={() => {
                  // The button goes with its file, and must not take the focus with it.
                  ref.current?.focus();
                  tell(bridge.messages.detachFromReply({ id: messageId, fileId: file.id }));
                }}
              >
                {names.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div role="alert" className="reply-problem">
        {[...(problem === undefined ? [] : [problem]), ...refusedFiles].map((each) => (
          <p key={each}>{each}</p>
        ))}
      </div>
      <div className="message-actions">
        <Button look="main" busy={reply.doing === 'sending'} onClick={() => void reply.send()}>
          {names.send}
        </Button>
        <Button busy={reply.doing === 'attaching'} onClick={() => void reply.attach()}>
          {reply.doing === 'attaching' ? names.attaching : names.attach}
        </Button>
        <Button look="quiet" blocked={draft === undefined} onClick={() => setAsking(true)}>
          {names.discard}
        </Button>
      </div>
      {asking && draft !== undefined && (
        <ConfirmDialog
          heading={names.discardHeading}
          text={names.discardText}
          yes={names.discard}
          no={names.keep}
          onYes={() => {
            tell(bridge.messages.discardReply({ replyId: draft.id }));
            reply.show('');
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </section>
  );
}
