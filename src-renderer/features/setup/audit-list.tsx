import { useEffect, useRef, useState } from 'react';
import type { AuditColumn } from '../../../src-shared/models/audit.ts';
import { ask, bridge } from '../../bridge.ts';
import { Facts } from '../../components/facts.tsx';
import type { Sort } from '../../components/grid/grid-columns.ts';
import { Grid } from '../../components/grid/grid.tsx';
import { useRowWindow } from '../../components/grid/use-row-window.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';
import { auditColumns, auditText, type AuditLine } from './audit-columns.ts';
import { AuditSearchFields, toFilter, type AuditSearch } from './audit-search.tsx';
import './audit.css';

type Props = {
  readonly search: AuditSearch;
  /** Whoever is named in the trail. */
  readonly people: readonly string[];
  readonly nameOf: (who: string | undefined) => string;
  readonly onSearch: (search: AuditSearch) => void;
};

/** Searches the trail: the entries that fit, however many, and the open one in full. */
export function AuditList({ search, people, nameOf, onSearch }: Props) {
  const grid = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<Sort<AuditColumn>>({ column: 'seq', descending: true });
  const detail = useRef<HTMLElement>(null);
  // Kept whole: its row may be scrolled out of the window of rows.
  const [open, setOpen] = useState<AuditLine>();
  useEffect(() => detail.current?.scrollIntoView({ block: 'nearest' }), [open]);
  const { loaded, showFrom } = useRowWindow(search.text, JSON.stringify([search, sort]), async (window) => {
    const page = await ask(bridge.audit.list({ ...toFilter(search), sort, ...window }));
    return page && { total: page.total, rows: page.rows.map((entry) => ({ ...entry, id: String(entry.seq), name: nameOf(entry.who) })) };
  });
  const fromTop = () => {
    grid.current?.scrollTo({ top: 0 });
    showFrom(0);
  };
  const sortBy = (column: AuditColumn) => {
    setSort({ column, descending: sort.column === column ? !sort.descending : column === 'seq' || column === 'at' });
    fromTop();
  };
  const { columns } = words.audit;
  return (
    <div className="audit-list" onKeyDown={({ key }) => key === 'Escape' && setOpen(undefined)}>
      <AuditSearchFields
        search={search}
        people={people}
        nameOf={nameOf}
        onChange={(next) => {
          onSearch(next);
          fromTop();
        }}
      />
      <p role="status">{loaded !== undefined && (loaded.total === 1 ? words.audit.countOne : words.audit.count(wholeNumber(loaded.total)))}</p>
      <Grid of={auditColumns} ref={grid} loaded={loaded} sort={sort} openId={open?.id} onSort={sortBy} onVisible={showFrom} onOpen={(id) => setOpen(loaded?.rows.find((line) => line.id === id))}>
        {loaded?.total === 0 && <p>{words.audit.none}</p>}
      </Grid>
      <div aria-live="polite">
        {open && (
          <section ref={detail} aria-label={words.audit.entry(wholeNumber(open.seq))}>
            <h3>{words.audit.entry(wholeNumber(open.seq))}</h3>
            <Facts
              facts={[
                [columns.at, auditText(open, 'at'), 'mono'],
                [columns.who, open.name, 'private'],
                [columns.action, auditText(open, 'action')],
                [columns.what, open.what, 'private mono'],
                [words.audit.detail, open.detail, 'mono'],
                [words.audit.reason, open.reason, 'private'],
                [columns.outcome, auditText(open, 'outcome')],
                [columns.host, open.host],
              ]}
            />
          </section>
        )}
      </div>
    </div>
  );
}
