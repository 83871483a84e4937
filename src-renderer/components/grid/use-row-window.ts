import { useEffect, useEffectEvent, useState } from 'react';

const stepRows = 30;
const windowRows = 3 * stepRows;

/** The rows at hand: `rows[0]` is row `offset` of the `total` that match `filter`. */
export type RowWindow<Row> = { readonly rows: readonly Row[]; readonly offset: number; readonly total: number; readonly filter: string };

type Read<Row> = (window: { readonly offset: number; readonly limit: number }) => Promise<{ readonly rows: readonly Row[]; readonly total: number } | undefined>;

/**
 * A window on the rows of a list that `read` gives, read again whenever `query` (all that decides which rows there are, as
 * text) or the visible rows change. The rows before stay until the new ones are there; an answer that is no longer wanted
 * is dropped.
 */
export function useRowWindow<Row>(filter: string, query: string, read: Read<Row>) {
  const [offset, setOffset] = useState(0);
  const [loaded, setLoaded] = useState<RowWindow<Row>>();
  const readNow = useEffectEvent(read);

  useEffect(() => {
    let wanted = true;
    void readNow({ offset, limit: windowRows }).then((page) => {
      if (wanted && page !== undefined) setLoaded({ rows: page.rows, offset, total: page.total, filter });
    });
    return () => {
      wanted = false;
    };
  }, [filter, query, offset]);

  /** Moves the window so that the rows from `firstVisible` on are in it. */
  const showFrom = (firstVisible: number) => setOffset(Math.max(0, Math.floor(firstVisible / stepRows) - 1) * stepRows);
  return { loaded, showFrom };
}
