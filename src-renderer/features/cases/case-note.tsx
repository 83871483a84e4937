import { ReplyBox } from '../../components/reply/reply-box.tsx';
import { useMessage } from '../../components/reply/use-message.ts';
import { words } from '../../words/words.ts';

/** A note to the payer about a case, and those that wait or were not taken. `revision` is the messages'. */
export function CaseNote({ caseId, revision }: { readonly caseId: string; readonly revision: number }) {
  const id = `Claim/${caseId}`;
  const read = useMessage(id, revision);
  return read && <ReplyBox key={id} messageId={id} label={words.messages.reply.toPayer} unsent={read.message?.unsent ?? []} offered />;
}
