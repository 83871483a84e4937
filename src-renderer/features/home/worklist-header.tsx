import type { RequestQuery, SortColumn } from '../../../src-shared/models/home.ts';
import { words } from '../../words/words.ts';
import { columns } from './columns.ts';

type Props = { readonly sort: RequestQuery['sort']; readonly onSort: (column: SortColumn) => void };

/** The column headers, each a button that sorts by it. */
export function WorklistHeader({ sort, onSort }: Props) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row">
        {columns.map((column) => {
          const sorted = sort.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none';
          return (
            <div key={column} role="columnheader" aria-sort={sorted} className={`cell cell-${column}`}>
              <button type="button" onClick={() => onSort(column)}>
                {words.home.columns[column]}
                <span className={`sort-mark sort-${sorted}`} aria-hidden="true" />
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
