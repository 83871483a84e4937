import { useEffect, useState } from 'react';
import type { RequestQuery, RequestRow } from '../../../src-shared/models/home.ts';
import { ask, bridge } from '../../bridge.ts';

const stepRows = 50;
const windowRows = 3 * stepRows;

/** The rows at hand: `rows[0]` is row `offset` of the `total` that match `filter`. */
export type RequestWindow = { readonly rows: readonly RequestRow[]; readonly offset: number; readonly total: number; readonly filter: string };

type Query = Pick<RequestQuery, 'filter' | 'sort'> & {
  /** Both change which rows there are. */
  readonly revision: number;
  readonly contractId: string | undefined;
};

/**
 * A window on the unsubmitted requests, read again whenever the query, the home's revision or the visible rows change.
 * The rows before stay until the new ones are there; an answer that is no longer wanted is dropped.
 */
export function useRequestWindow({ filter, sort: { column, descending }, revision, contractId }: Query) {
  const [offset, setOffset] = useState(0);
  const [loaded, setLoaded] = useState<RequestWindow>();

  useEffect(() => {
    let wanted = true;
    void ask(bridge.requests.list({ filter, sort: { column, descending }, offset, limit: windowRows })).then((page) => {
      if (wanted && page !== undefined) setLoaded({ rows: page.rows, offset, total: page.total, filter });
    });
    return () => {
      wanted = false;
    };
  }, [filter, column, descending, revision, contractId, offset]);

  /** Moves the window so that the rows from `firstVisible` on are in it. */
  const showFrom = (firstVisible: number) => setOffset(Math.max(0, Math.floor(firstVisible / stepRows) - 1) * stepRows);
  return { loaded, showFrom };
}
