import { useRef } from 'react';
import type { Reply } from '../../../src-shared/models/message.ts';
import { ReplyWriter } from './reply-writer.tsx';
import { UnsentReplies } from './unsent-replies.tsx';
import { useReply } from './use-reply.ts';

type Props = {
  readonly messageId: string;
  readonly label: string;
  readonly unsent: readonly Reply[];
  /** Whether one can be begun; one that was begun can be gone on with. */
  readonly offered: boolean;
};

/** Writes a reply to a message, or a note about a case, below those that wait or were not taken. */
export function ReplyBox({ messageId, label, unsent, offered }: Props) {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = unsent.find(({ state }) => state === 'draft');
  const queued = unsent.filter(({ state }) => state !== 'draft');
  const reply = useReply(messageId, draft?.text ?? '');
  return (
    <>
      {queued.length > 0 && (
        <UnsentReplies
          replies={queued}
          writing={draft !== undefined}
          onRewrite={(text) => {
            reply.show(text);
            field.current?.focus();
          }}
        />
      )}
      {(offered || draft !== undefined) && <ReplyWriter ref={field} label={label} messageId={messageId} draft={draft} reply={reply} />}
    </>
  );
}
