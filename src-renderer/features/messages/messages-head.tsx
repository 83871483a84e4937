import type { KeyboardEvent, RefObject } from 'react';
import type { Home } from '../../../src-shared/models/home.ts';
import type { MessageBox, Messages } from '../../../src-shared/models/message.ts';
import { AsOf } from '../../components/as-of.tsx';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';
import type { Listed } from './use-message-list.ts';

const boxes: readonly MessageBox[] = ['received', 'new', 'sent', 'unsent'];

type Props = {
  readonly home: Home | undefined;
  readonly messages: Messages | undefined;
  readonly box: MessageBox;
  readonly filter: string;
  readonly listed: Listed | undefined;
  readonly onChange: (change: { readonly box?: MessageBox; readonly filter?: string }) => void;
  /** Goes down into the list. */
  readonly onDown: () => void;
  readonly ref: RefObject<HTMLInputElement | null>;
};

/** Above the list: which messages, how fresh they are, and the filter: `/` comes here, Esc clears, the arrow goes down. */
export function MessagesHead({ home, messages, box, filter, listed, onChange, onDown, ref }: Props) {
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') onChange({ filter: '' });
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };
  return (
    <div className="worklist-head messages-head">
      <h1 id="messages-heading">{words.messages.heading}</h1>
      {home !== undefined && <AsOf home={home} />}
      <div className="message-boxes" role="group" aria-label={words.messages.boxesLabel}>
        {boxes.map((each) => (
          <button key={each} type="button" aria-pressed={each === box} onClick={() => onChange({ box: each })}>
            {words.messages.boxes[each]} <span>{wholeNumber(messages?.[each] ?? 0)}</span>
          </button>
        ))}
      </div>
      <div className="filter" role="search">
        <label>
          <span>{words.home.filter}</span>
          <input
            ref={ref}
            type="text"
            value={filter}
            maxLength={200}
            placeholder={words.messages.filterHint}
            spellCheck={false}
            autoComplete="off"
            aria-keyshortcuts="/"
            onChange={(event) => onChange({ filter: event.target.value })}
            onKeyDown={key}
          />
          <kbd aria-hidden="true">/</kbd>
        </label>
        <p role="status" className="filter-count">
          {listed !== undefined && listed.filter !== '' && words.messages.shown(wholeNumber(listed.total), wholeNumber(messages?.[listed.box] ?? 0))}
          {messages !== undefined && messages.waiting > 0 && ` ${words.messages.waiting(messages.waiting)}`}
        </p>
      </div>
    </div>
  );
}
