import type { RefObject } from 'react';
import type { RequestRow } from '../../../src-shared/models/home.ts';
import { FilterField } from '../../components/filter-field.tsx';
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
  return (
    <div className="filter" role="search">
      <FilterField label={words.home.filter} hint={words.home.filterHint} value={filter} onChange={onFilter} onDown={onDown} ref={ref} />
      <p role="status" className="filter-count">
        {loaded !== undefined && count(loaded, all)}
      </p>
    </div>
  );
}
