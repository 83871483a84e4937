import type { KeyboardEvent, RefObject } from 'react';
import type { MessageRow } from '../../../src-shared/models/message.ts';
import { recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';

type Props = {
  readonly rows: readonly MessageRow[];
  readonly openId: string | undefined;
  readonly onOpen: (id: string) => void;
  readonly ref: RefObject<HTMLUListElement | null>;
};

/** The lines, newest first. The arrow keys go from one to the next; Tab leaves the list. */
export function MessageList({ rows, openId, onOpen, ref }: Props) {
  const now = useNow();
  const mask = useMask();
  const reachable = rows.some(({ id }) => id === openId) ? openId : rows[0]?.id;
  const key = (event: KeyboardEvent<HTMLUListElement>) => {
    const lines = [...event.currentTarget.querySelectorAll('button')];
    const at = lines.findIndex((line) => line === document.activeElement);
    const target = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (target === undefined || at < 0) return;
    event.preventDefault();
    lines[Math.max(0, Math.min(target, lines.length - 1))]?.focus();
  };
  return (
    <ul ref={ref} className="message-list" aria-label={words.messages.list} onKeyDown={key}>
      {rows.map((row) => (
        <li key={row.id}>
          <button
            type="button"
            data-message={row.id}
            className={row.unread ? 'message-row message-row-new' : 'message-row'}
            aria-current={row.id === openId ? 'true' : undefined}
            tabIndex={row.id === reachable ? 0 : -1}
            onClick={() => onOpen(row.id)}
          >
            {row.unread && <span className="visually-hidden">{words.messages.isNew} </span>}
            <span className="message-row-party">{row.party}</span> <span className="message-row-time">{recentTime(Date.parse(row.sent), now)}</span>{' '}
            <span className="message-row-topic">{row.topic || words.messages.note}</span>{' '}
            <span className="message-row-text">
              {row.consumer !== '' && <strong>{mask(row.consumer)}</strong>} {mask(row.preview)}
            </span>{' '}
            {row.reply !== undefined && <span className={`message-row-reply message-row-reply-${row.reply}`}>{words.messages.replyStates[row.reply]}</span>}{' '}
            {row.attachments > 0 && <span className="message-row-files">{words.messages.attachmentCount(row.attachments)}</span>}
          </button>
        </li>
      ))}
    </ul>
  );
}
