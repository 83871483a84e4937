import type { RefObject } from 'react';
import type { Home } from '../../../src-shared/models/home.ts';
import type { MessageBox, Messages } from '../../../src-shared/models/message.ts';
import { AsOf } from '../../components/as-of.tsx';
import { FilterField } from '../../components/filter-field.tsx';
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
        <FilterField label={words.home.filter} hint={words.messages.filterHint} value={filter} onChange={(next) => onChange({ filter: next })} onDown={onDown} ref={ref} />
        <p role="status" className="filter-count">
          {listed !== undefined && listed.filter !== '' && words.messages.shown(wholeNumber(listed.total), wholeNumber(messages?.[listed.box] ?? 0))}
          {messages !== undefined && messages.waiting > 0 && ` ${words.messages.waiting(messages.waiting)}`}
        </p>
      </div>
    </div>
  );
}
