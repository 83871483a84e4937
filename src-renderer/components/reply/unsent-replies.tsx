import type { Reply } from '../../../src-shared/models/message.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../button.tsx';
import { Notice } from '../notice.tsx';
import { words } from '../../words/words.ts';

const { reply: names } = words.messages;

type Props = {
  readonly replies: readonly Reply[];
  /** Another answer is being written. */
  readonly writing: boolean;
  readonly onRewrite: (text: string) => void;
};

/** Answers that wait to be sent, or that the server did not take: with its reason, and a way to change them. */
export function UnsentReplies({ replies, writing, onRewrite }: Props) {
  const rewrite = async (replyId: string) => {
    const text = await ask(bridge.messages.rewriteReply({ replyId }));
    if (typeof text === 'string') onRewrite(text);
  };
  return (
    <ul className="message-replies">
      {replies.map(({ id, state, text, files, reason }) => (
        <li key={id} className={`message-text reply-${state}`}>
          {state === 'refused' ? (
            <Notice tone="problem" what={names.refused} next={reason === undefined || reason === '' ? undefined : names.reason(reason)} />
          ) : (
            <p className="facts-aside">{names.waiting}</p>
          )}
          <p>{text}</p>
          {files.length > 0 && <p className="facts-aside">{files.map(({ title }) => title).join(', ')}</p>}
          {state === 'refused' && (
            <p className="message-actions">
              <Button blocked={writing} onClick={() => void rewrite(id)}>
                {names.rewrite}
              </Button>
              {writing && <span className="facts-aside">{names.other}</span>}
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
