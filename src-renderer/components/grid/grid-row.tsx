import { memo } from 'react';
import { useMask } from '../use-mask.ts';
import type { GridColumns } from './grid-columns.ts';

type Props<Column extends string, Row> = {
  readonly of: GridColumns<Column, Row>;
  readonly id: string;
  /** Its place among all rows that match, from 0. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** Undefined while it is being read. */
  readonly row: Row | undefined;
  readonly active: boolean;
  readonly open: boolean;
  readonly onOpen: (index: number, id: string) => void;
};

/** One row, placed by the virtualizer. */
function DrawnRow<Column extends string, Row extends { readonly id: string }>({ of, id, index, top, height, row, active, open, onOpen }: Props<Column, Row>) {
  const mask = useMask();
  const marks = ['grid-row', active && 'grid-row-active', open && 'grid-row-open', row === undefined ? 'grid-row-awaited' : of.rowLook?.(row)].filter(Boolean);
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={open}
      className={marks.join(' ')}
      style={{ height, transform: `translateY(${top}px)` }}
      onClick={() => row !== undefined && onOpen(index, row.id)}
    >
      {of.columns.map((column) => {
        const shown = row === undefined ? '' : of.cellText(row, column);
        const text = of.privateColumns.includes(column) ? mask(shown) : shown;
        return (
          <div key={column} role="gridcell" className={`cell cell-${column}`} title={text}>
            {text}
            {row !== undefined && of.cellMark?.(row, column)}
          </div>
        );
      })}
    </div>
  );
}

/** One row of a table; drawn again only when something of it changed. */
export const GridRow = memo(DrawnRow) as typeof DrawnRow;
