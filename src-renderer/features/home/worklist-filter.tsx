import type { KeyboardEvent, RefObject } from 'react';
import type { RequestRow } from '../../../src-shared/models/home.ts';
import type { RowWindow } from '../../components/grid/use-row-window.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';

type Props = {
  readonly filter: string;
  readonly loaded: RowWindow<RequestRow> | undefined;
  /** How many requests there are without the filter. */
  readonly all: number;
  readonly onFilter: (filter: string) => void;
  readonly onDown: () => void;
  readonly ref: RefObject<HTMLInputElement | null>;
};

function count(loaded: RowWindow<RequestRow>, all: number): string {
  if (loaded.filter !== '') return words.home.countFiltered(wholeNumber(loaded.total), wholeNumber(all));
  return loaded.total === 1 ? words.home.countOne : words.home.count(wholeNumber(loaded.total));
}

/** Filters as you type: `/` comes here, Esc clears, the arrow goes down into the table. */
export function WorklistFilter({ filter, loaded, all, onFilter, onDown, ref }: Props) {
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && filter !== '') onFilter('');
    else if (event.key === 'ArrowDown') onDown();
    else return;
    event.preventDefault();
  };
  return (
    <div className="filter" role="search">
      <label>
        <span>{words.home.filter}</span>
        <input
          ref={ref}
          type="text"
          value={filter}
          maxLength={200}
          placeholder={words.home.filterHint}
          spellCheck={false}
          autoComplete="off"
          aria-keyshortcuts="/"
          onChange={(event) => onFilter(event.target.value)}
          onKeyDown={key}
        />
        <kbd aria-hidden="true">/</kbd>
      </label>
      <p role="status" className="filter-count">
        {loaded !== undefined && count(loaded, all)}
      </p>
    </div>
  );
}
