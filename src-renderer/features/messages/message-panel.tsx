import type { MessageDetail } from '../../../src-shared/models/message.ts';
import { bridge, tell } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/panel.tsx';
import { ReplyBox } from '../../components/reply/reply-box.tsx';
import { useMessage } from '../../components/reply/use-message.ts';
import type { GoTo } from '../../components/tab-page.ts';
import { localDateTime } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { Attachments } from './attachments.tsx';
import { MessageText } from './message-text.tsx';

type Props = {
  readonly id: string;
  readonly revision: number;
  /** The facility's name. */
  readonly facility: string;
  readonly goTo: GoTo;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
};

/** The whole message beside the list; Esc closes it. */
export function MessagePanel({ id, revision, facility, goTo, onOpen, onClose }: Props) {
  const read = useMessage(id, revision);
  const there = read !== undefined;
  return (
    <Panel label={words.messages.message} className="message-panel" of={id} there={there} onClose={onClose}>
      {there && (read.message === undefined ? <p role="status">{words.messages.gone}</p> : <Message key={id} message={read.message} facility={facility} goTo={goTo} onOpen={onOpen} />)}
    </Panel>
  );
}

type MessageProps = Pick<Props, 'facility' | 'goTo' | 'onOpen'> & { readonly message: MessageDetail };

function Message({ message, facility, goTo, onOpen }: MessageProps) {
  const { id, answers, gone, own, unsent } = message;
  const mask = useMask();
  return (
    <>
      <h2>{message.topic || words.messages.note}</h2>
      {gone ? <Notice tone="problem" what={words.messages.goneUnsent} /> : <MessageText message={message} facility={facility} goTo={goTo} />}
      {message.attachments.length > 0 && <Attachments messageId={id} attachments={message.attachments} />}
      {message.replies.length > 0 && (
        <section>
          <h3>{words.messages.replies}</h3>
          <ul className="message-replies">
            {message.replies.map(({ id: replyId, sent, texts }) => (
              <li key={replyId} className="message-text">
                <p className="facts-aside mono">{localDateTime(sent)}</p>
                {texts.map((text, index) => (
                  <p key={index}>{mask(text)}</p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <ReplyBox messageId={id} label={words.messages.reply.heading} unsent={unsent} offered={!own} />
      <div role="alert">{message.markRefused && <Notice tone="problem" {...words.messages.markRefused} />}</div>
      <div className="message-actions">
        {answers !== undefined && <Button onClick={() => onOpen(answers)}>{words.messages.openAnswered}</Button>}
        {!own && !gone && (
          <Button look="quiet" onClick={() => tell(bridge.messages.mark({ id, read: message.unread }))}>
            {message.unread ? words.messages.markRead : words.messages.markUnread}
          </Button>
        )}
      </div>
    </>
  );
}
