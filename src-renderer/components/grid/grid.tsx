import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react';
import { words } from '../../words/words.ts';
import type { GridColumns, Sort } from './grid-columns.ts';
import { GridHeader } from './grid-header.tsx';
import { GridRow } from './grid-row.tsx';
import { useGridLook } from './use-grid-look.ts';
import type { RowWindow } from './use-row-window.ts';

const rowHeight = { columns: 44, lines: 68, stack: 92 };

type Props<Column extends string, Row> = {
  /** The same object every time. */
  readonly of: GridColumns<Column, Row>;
  readonly loaded: RowWindow<Row> | undefined;
  readonly sort: Sort<Column>;
  readonly openId: string | undefined;
  readonly onSort: (column: Column) => void;
  readonly onVisible: (firstRow: number) => void;
  readonly onOpen: (id: string) => void;
  /** What stands in place of rows when there are none. */
  readonly children: ReactNode;
  readonly ref: RefObject<HTMLDivElement | null>;
};

/**
 * The virtualised table. Focus stays on the grid and `aria-activedescendant` names the active row, so scrolling can't
 * lose it. The active row follows its id when rows before it come or go.
 */
export function Grid<Column extends string, Row extends { readonly id: string }>({ of, loaded, sort, openId, onSort, onVisible, onOpen, children, ref }: Props<Column, Row>) {
  const id = useId();
  const look = useGridLook(ref, of.needRem);
  const height = rowHeight[look];
  const [active, setActive] = useState<{ readonly index: number; readonly id: string | undefined }>({ index: 0, id: undefined });
  const total = loaded?.total ?? 0;
  const row = (index: number) => loaded?.rows[index - loaded.offset];
  const moved = active.id === undefined ? -1 : (loaded?.rows.findIndex((each) => each.id === active.id) ?? -1);
  const activeIndex = Math.max(0, Math.min(moved < 0 ? active.index : moved + (loaded?.offset ?? 0), total - 1));

  // eslint-disable-next-line react-hooks/incompatible-library -- the virtualizer is read in this render only
  const virtualizer = useVirtualizer({
    count: total,
    getScrollElement: () => ref.current,
    estimateSize: () => height,
    overscan: 4,
    onChange: ({ range }) => {
      if (range !== null) onVisible(range.startIndex);
    },
  });
  const placedFor = useRef(height);
  // Rows of another look have another height: the places worked out for the old one no longer hold.
  useLayoutEffect(() => {
    if (placedFor.current === height) return;
    placedFor.current = height;
    virtualizer.measure();
  }, [virtualizer, height]);
  const items = virtualizer.getVirtualItems();

  const openRow = useCallback(
    (index: number, rowId: string) => {
      setActive({ index, id: rowId });
      onOpen(rowId);
    },
    [onOpen],
  );
  const activate = (index: number) => {
    const next = Math.max(0, Math.min(index, total - 1));
    setActive({ index: next, id: row(next)?.id });
    virtualizer.scrollToIndex(next);
  };
  const key = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.target !== event.currentTarget || total === 0) return;
    const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / height) - 2);
    const target = {
      ArrowDown: activeIndex + 1,
      ArrowUp: activeIndex - 1,
      PageDown: activeIndex + page,
      PageUp: activeIndex - page,
      Home: 0,
      End: total - 1,
    }[event.key];
    const current = row(activeIndex);
    if (target !== undefined) activate(target);
    else if (event.key === 'Enter' && current !== undefined) onOpen(current.id);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <p id={`${id}-keys`} className="visually-hidden">
        {words.home.keys}
      </p>
      <div
        ref={ref}
        className={`grid grid-${of.name} grid-${look}`}
        role="grid"
        tabIndex={0}
        aria-label={of.label}
        aria-describedby={`${id}-keys`}
        aria-rowcount={total + 1}
        aria-colcount={of.columns.length}
        aria-busy={loaded === undefined}
        aria-activedescendant={items.some(({ index }) => index === activeIndex) ? `${id}-${activeIndex}` : undefined}
        onKeyDown={key}
      >
        <GridHeader of={of} sort={sort} onSort={onSort} />
        {total > 0 && (
          <div role="rowgroup" className="grid-body" style={{ height: virtualizer.getTotalSize() }}>
            {items.map((item) => (
              <GridRow
                of={of}
                key={item.index}
                id={`${id}-${item.index}`}
                index={item.index}
                top={item.start}
                height={height}
                row={row(item.index)}
                active={item.index === activeIndex}
                open={openId !== undefined && row(item.index)?.id === openId}
                onOpen={openRow}
              />
            ))}
          </div>
        )}
      </div>
      {total === 0 && <div className="grid-empty">{children}</div>}
    </>
  );
}
