import { useEffect, useRef } from 'react';
import type { MessageDetail } from '../../../src-shared/models/message.ts';
import { bridge, tell } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { localDateTime, plainDate } from '../../format/dates.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { Attachments } from './attachments.tsx';
import { useMessage } from './use-message.ts';

type Props = {
  readonly id: string;
  readonly revision: number;
  /** The facility's name. */
  readonly facility: string;
  readonly onOpen: (id: string) => void;
  readonly onClose: () => void;
};

/** The whole message beside the list; Esc closes it. */
export function MessagePanel({ id, revision, facility, onOpen, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  const read = useMessage(id, revision);
  const there = read !== undefined;
  useKey((event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    panel.current?.scrollTo({ top: 0 });
    // In a narrow window the list, and the focus with it, has given way to the message.
    if (there && document.activeElement?.checkVisibility() !== true) panel.current?.focus();
    if (there && document.activeElement === document.body) panel.current?.focus();
  }, [id, there]);
  return (
    <aside ref={panel} className="panel message-panel" aria-label={words.messages.message} aria-busy={!there} tabIndex={0}>
      <button type="button" className="button-link panel-close" aria-keyshortcuts="Escape" onClick={onClose}>
        {words.messages.close} <kbd aria-hidden="true">Esc</kbd>
      </button>
      {there && (read.message === undefined ? <p role="status">{words.messages.gone}</p> : <Message message={read.message} facility={facility} onOpen={onOpen} />)}
    </aside>
  );
}

function Message({ message, facility, onOpen }: { readonly message: MessageDetail; readonly facility: string; readonly onOpen: (id: string) => void }) {
  const { id, consumer, answers } = message;
  const facts: readonly (readonly [name: string, value: string | undefined, look?: 'mono' | undefined])[] = [
    [words.messages.from, message.own ? facility : message.from],
    [words.messages.to, message.own ? message.to : facility],
    [words.messages.sent, localDateTime(message.sent), 'mono'],
    [words.messages.consumer, consumer?.name],
    [words.messages.birthDate, consumer && plainDate(consumer.birthDate), 'mono'],
    [words.messages.consumerId, consumer?.consumerId, 'mono'],
    [words.messages.caseNumber, message.case && (message.case.number || words.messages.unnumbered), message.case?.number ? 'mono' : undefined],
  ];
  return (
    <>
      <h2>{message.topic}</h2>
      <dl className="facts">
        {facts.map(([name, value, look]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={look}>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      <section className="message-text">
        {message.texts.map((text, index) => (
          <p key={index}>{text}</p>
        ))}
      </section>
      {message.attachments.length > 0 && <Attachments key={id} messageId={id} attachments={message.attachments} />}
      {message.replies.length > 0 && (
        <section>
          <h3>{words.messages.replies}</h3>
          <ul className="message-replies">
            {message.replies.map((reply) => (
              <li key={reply.id} className="message-text">
                <p className="facts-aside mono">{localDateTime(reply.sent)}</p>
                {reply.texts.map((text, index) => (
                  <p key={index}>{text}</p>
                ))}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div role="alert">{message.markRefused && <Notice tone="problem" {...words.messages.markRefused} />}</div>
      <div className="message-actions">
        {answers !== undefined && <Button onClick={() => onOpen(answers)}>{words.messages.openAnswered}</Button>}
        {!message.own && (
          <Button look="quiet" onClick={() => tell(bridge.messages.mark({ id, read: message.unread }))}>
            {message.unread ? words.messages.markRead : words.messages.markUnread}
          </Button>
        )}
      </div>
    </>
  );
}
