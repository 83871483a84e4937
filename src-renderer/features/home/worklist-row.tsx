import { memo } from 'react';
import type { RequestRow } from '../../../src-shared/models/home.ts';
import { cellText, columns } from './columns.ts';

type Props = {
  readonly id: string;
  /** Its place among all rows that match, from 0. */
  readonly index: number;
  readonly top: number;
  readonly height: number;
  /** Undefined while it is being read. */
  readonly row: RequestRow | undefined;
  readonly active: boolean;
  readonly open: boolean;
  readonly onOpen: (index: number, id: string) => void;
};

/** One request, placed by the virtualizer; drawn again only when something of it changed. */
export const WorklistRow = memo(function WorklistRow({ id, index, top, height, row, active, open, onOpen }: Props) {
  const marks = ['grid-row', active && 'grid-row-active', open && 'grid-row-open', row === undefined && 'grid-row-awaited'].filter(Boolean);
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
      {columns.map((column) => {
        const text = row === undefined ? '' : cellText(row, column);
        return (
          <div key={column} role="gridcell" className={`cell cell-${column}`} title={text}>
            {text}
          </div>
        );
      })}
    </div>
  );
});
