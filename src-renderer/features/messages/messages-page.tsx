import { useEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { MessageBox } from '../../../src-shared/models/message.ts';
import { bridge, tell } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import type { PageProps } from '../../components/tab-page.ts';
import { usePlace } from '../../use-place.ts';
import { useKey } from '../../use-key.ts';
import { useMessages } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import { MessageList } from './message-list.tsx';
import { MessagePanel } from './message-panel.tsx';
import './messages.css';
import { MessagesHead } from './messages-head.tsx';
import { useMessageList } from './use-message-list.ts';

const step = 100;

/** MESSAGE CENTER: the messages about the facility's cases, and the open one beside them. */
export function MessagesPage({ home, target, goTo }: PageProps) {
  const list = useRef<HTMLUListElement>(null);
  const filterField = useRef<HTMLInputElement>(null);
  const [place, keep] = usePlace('messages', { box: 'received', filter: '' });
  const { box, filter, openId } = place;
  const open = (id: string | undefined) => keep({ ...place, openId: id });
  const [limit, setLimit] = useState(step);
  const [shownTarget, setShownTarget] = useState<PageProps['target']>();
  if (target !== undefined && target !== shownTarget) {
    setShownTarget(target);
    open(target.id);
  }
  const messages = useMessages()?.value;
  const listed = useMessageList({ box, filter, limit, ...(openId !== undefined && box === 'new' && { keep: openId }) }, messages?.revision);

  // Whoever opens a message has read it.
  const markRead = (id: string) => tell(bridge.messages.mark({ id, read: true }));
  useEffect(() => {
    if (target !== undefined) markRead(target.id);
  }, [target]);
  const openMessage = (id: string) => {
    const [, about] = /^Claim\/(.+)/.exec(id) ?? [];
    if (about !== undefined) return goTo('cases', about);
    open(id);
    markRead(id);
  };
  const change = (next: { readonly box?: MessageBox; readonly filter?: string }) => {
    keep({ ...place, ...next });
    setLimit(step);
  };
  const close = () => {
    const id = openId;
    // In a narrow window the list is not there while a message is open, and could not take the focus.
    flushSync(() => open(undefined));
    const line = list.current?.querySelector<HTMLElement>(`[data-message="${CSS.escape(id ?? '')}"]`) ?? list.current?.querySelector('button');
    (line ?? filterField.current)?.focus();
  };
  useKey((event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    filterField.current?.focus();
  });
  return (
    <div className={openId === undefined ? 'messages' : 'messages messages-open'}>
      <section className="messages-list" aria-labelledby="messages-heading">
        <MessagesHead
          ref={filterField}
          home={home}
          messages={messages}
          box={box}
          filter={filter}
          listed={listed}
          onChange={change}
          onDown={() => list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus()}
        />
        <div role="alert" className="messages-refused">
          {messages !== undefined && messages.refused > 0 && box !== 'unsent' && (
            <Notice tone="problem" what={words.messages.refused.what(messages.refused)}>
              <button type="button" className="button-link" onClick={() => {
                  change({ box: 'unsent' });
                  filterField.current?.focus();
                }}>
                {words.messages.refused.show}
              </button>
            </Notice>
          )}
        </div>
        {listed !== undefined && listed.total > 0 && (
          <MessageList ref={list} rows={listed.rows} openId={openId} onOpen={openMessage} />
        )}
        {listed !== undefined && listed.rows.length < listed.total && (
          <Button look="quiet" onClick={() => setLimit(limit + step)}>
            {words.messages.older}
          </Button>
        )}
        {listed?.total === 0 && (
          <div className="grid-empty">
            <p>{listed.filter !== '' ? words.home.noMatch(listed.filter) : home?.asOf === undefined && home?.refreshing === true ? words.messages.loading : words.messages.empty[listed.box]}</p>
            {listed.filter !== '' && (
              <Button look="quiet" onClick={() => change({ filter: '' })}>
                {words.home.clearFilter}
              </Button>
            )}
          </div>
        )}
      </section>
      {openId === undefined ? (
        <p className="messages-choose">{words.messages.choose}</p>
      ) : (
        <MessagePanel id={openId} revision={messages?.revision ?? 0} facility={home?.facilities.map(({ name }) => name).join(', ') ?? ''} goTo={goTo} onOpen={openMessage} onClose={close} />
      )}
    </div>
  );
}
