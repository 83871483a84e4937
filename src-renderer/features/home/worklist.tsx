import { useRef, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import type { Home, SortColumn } from '../../../src-shared/models/home.ts';
import { ask, bridge } from '../../bridge.ts';
import { Grid } from '../../components/grid/grid.tsx';
import { useRowWindow } from '../../components/grid/use-row-window.ts';
import { usePlace } from '../../use-place.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { worklist } from './columns.ts';
import { RequestPanel } from './request-panel.tsx';
import { WorklistEmpty } from './worklist-empty.tsx';
import { WorklistFilter } from './worklist-filter.tsx';

type Props = { readonly home: Home; readonly onEdit: (id: string) => void; readonly children: ReactNode };

/** Request Saved But Not Submitted: filter, table, and the open request beside it. */
export function Worklist({ home, onEdit, children }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const filterField = useRef<HTMLInputElement>(null);
  const [place, keep] = usePlace('worklist', { filter: '', sort: { column: 'lastModified', descending: true } });
  const { filter, sort, openId } = place;
  const open = (id: string | undefined) => keep({ ...place, openId: id });
  const { loaded, showFrom } = useRowWindow(filter, JSON.stringify([sort, home.revision, home.contractId]), (window) => ask(bridge.requests.list({ filter, sort, ...window })));

  const fromTop = () => {
    grid.current?.scrollTo({ top: 0 });
    showFrom(0);
  };
  const changeFilter = (next: string) => {
    keep({ ...place, filter: next });
    fromTop();
  };
  const sortBy = (column: SortColumn) => {
    keep({ ...place, sort: { column, descending: sort.column === column ? !sort.descending : column === 'lastModified' } });
    fromTop();
  };
  const close = () => {
    // In a narrow window the table is not there while a request is open, and could not take the focus.
    flushSync(() => open(undefined));
    grid.current?.focus();
  };

  useKey((event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    filterField.current?.focus();
  });

  return (
    <div className={openId === undefined ? 'worklist' : 'worklist worklist-open'}>
      <section className="worklist-list" aria-labelledby="worklist-heading">
        <div className="worklist-head">
          <h2 id="worklist-heading">{words.home.worklist}</h2>
          <WorklistFilter ref={filterField} filter={filter} loaded={loaded} all={home.notSubmitted} onFilter={changeFilter} onDown={() => grid.current?.focus()} />
          {children}
        </div>
        <Grid of={worklist} ref={grid} loaded={loaded} sort={sort} openId={openId} onSort={sortBy} onVisible={showFrom} onOpen={open}>
          {loaded?.total === 0 && <WorklistEmpty filter={loaded.filter} everLoaded={home.asOf !== undefined} onClear={() => changeFilter('')} />}
        </Grid>
      </section>
      {openId !== undefined && <RequestPanel id={openId} revision={home.revision} onEdit={onEdit} onClose={close} />}
    </div>
  );
}
