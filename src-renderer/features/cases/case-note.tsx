import { useRef } from 'react';
import type { Reply } from '../../../src-shared/models/message.ts';
import { ReplyWriter } from '../../components/reply/reply-writer.tsx';
import { UnsentReplies } from '../../components/reply/unsent-replies.tsx';
import { useMessage } from '../../components/reply/use-message.ts';
import { useReply } from '../../components/reply/use-reply.ts';
import { words } from '../../words/words.ts';

/** A note to the payer about a case, and those that wait or were not taken. `revision` is the messages'. */
export function CaseNote({ caseId, revision }: { readonly caseId: string; readonly revision: number }) {
  const id = `Claim/${caseId}`;
  const read = useMessage(id, revision);
  return read && <Note key={id} id={id} notes={read.message?.unsent ?? []} />;
}

function Note({ id, notes }: { readonly id: string; readonly notes: readonly Reply[] }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const draft = notes.find(({ state }) => state === 'draft');
  const queued = notes.filter(({ state }) => state !== 'draft');
  const reply = useReply(id, draft?.text ?? '');
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
      <ReplyWriter ref={field} label={words.messages.reply.toPayer} messageId={id} draft={draft} reply={reply} />
    </>
  );
}
