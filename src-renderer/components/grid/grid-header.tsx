import type { GridColumns, Sort } from './grid-columns.ts';

type Props<Column extends string, Row> = { readonly of: GridColumns<Column, Row>; readonly sort: Sort<Column>; readonly onSort: (column: Column) => void };

/** The column headers, each a button that sorts by it. */
export function GridHeader<Column extends string, Row>({ of, sort, onSort }: Props<Column, Row>) {
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row">
        {of.columns.map((column) => {
          const sorted = sort.column === column ? (sort.descending ? 'descending' : 'ascending') : 'none';
          return (
            <div key={column} role="columnheader" aria-sort={sorted} className={`cell cell-${column}`}>
              <button type="button" onClick={() => onSort(column)}>
                {of.headings[column]}
                <span className={`sort-mark sort-${sorted}`} aria-hidden="true" />
              </button>
            </div>
          );
        })}
      </div>
    </div>
  );
}
