import { useEffect, useEffectEvent, useState } from 'react';
import { flushSync } from 'react-dom';

/** About what a screen shows. */
const stepRows = 30;
const windowRows = 3 * stepRows;

/** The rows at hand: `rows[0]` is row `offset` of the `total` that match `filter`. */
export type RowWindow<Row> = { readonly rows: readonly Row[]; readonly offset: number; readonly total: number; readonly filter: string };

type Page<Row> = { readonly rows: readonly Row[]; readonly total: number };
type Read<Row> = (window: { readonly offset: number; readonly limit: number }) => Promise<Page<Row> | undefined>;

/**
 * A window on the rows of a list that `read` gives, read again whenever `query` (all that decides which rows there are, as
 * text) or the visible rows change. The rows before stay until the new ones are there; an answer that is no longer wanted
 * is dropped. Of another filter, the rows that a screen shows come first: a key that filters is seen sooner.
 */
export function useRowWindow<Row>(filter: string, query: string, read: Read<Row>) {
  const [offset, setOffset] = useState(0);
  const [loaded, setLoaded] = useState<RowWindow<Row>>();
  const readNow = useEffectEvent(read);
  const isFiltering = useEffectEvent(() => offset === 0 && loaded?.filter !== filter);

  useEffect(() => {
    let wanted = true;
    const show = (rows: Omit<RowWindow<Row>, 'filter'>) => {
      // At once: what React does when it has time comes after the next frame.
      if (wanted) flushSync(() => setLoaded({ ...rows, filter }));
    };
    const limit = isFiltering() ? stepRows : windowRows;
    void readNow({ offset, limit }).then(async (page) => {
      if (page === undefined) return;
      show({ ...page, offset });
      if (!wanted || limit === windowRows || page.rows.length === page.total) return;
      const more = await readNow({ offset: limit, limit: windowRows - limit });
      // When the list has changed in between, it is read anew.
      if (more?.total === page.total) show({ ...page, rows: [...page.rows, ...more.rows], offset });
    });
    return () => {
      wanted = false;
    };
  }, [filter, query, offset]);

  /** Moves the window so that the rows from `firstVisible` on are in it. */
  const showFrom = (firstVisible: number) => setOffset(Math.max(0, Math.floor(firstVisible / stepRows) - 1) * stepRows);
  return { loaded, showFrom };
}
