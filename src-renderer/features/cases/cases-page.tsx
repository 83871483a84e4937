import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { CaseColumn } from '../../../src-shared/models/case.ts';
import { ask, bridge } from '../../bridge.ts';
import { AsOf } from '../../components/as-of.tsx';
import { Button } from '../../components/button.tsx';
import { Grid } from '../../components/grid/grid.tsx';
import { useRowWindow } from '../../components/grid/use-row-window.ts';
import type { PageProps } from '../../components/tab-page.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { usePlace } from '../../use-place.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { caseColumns } from './case-columns.tsx';
import { CaseFilter, everyCase, type CaseSearch } from './case-filter.tsx';
import { CasePanel } from './case-panel.tsx';
import './cases.css';
import { dayBegins } from '../../format/local-days.ts';

/** CASES: every submitted request of all contracts, and the open one beside them. */
export function CasesPage({ home, target, goTo }: PageProps) {
  const grid = useRef<HTMLDivElement>(null);
  const searchField = useRef<HTMLInputElement>(null);
  const [place, keep] = usePlace('cases', { ...everyCase, sort: { column: 'sent', descending: true } });
  const { filter, state, from, to, sort, openId } = place;
  const search: CaseSearch = { filter, state, from, to };
  const open = (id: string | undefined) => keep({ ...place, openId: id });
  const [shownTarget, setShownTarget] = useState<PageProps['target']>();
  if (target !== undefined && target !== shownTarget) {
    setShownTarget(target);
    open(target.id);
  }
  const revision = home?.revision ?? 0;
  const { loaded, showFrom } = useRowWindow(search.filter, JSON.stringify([search, sort, revision]), (window) => {
    const from = dayBegins(search.from);
    const before = dayBegins(search.to, 1);
    return ask(
      bridge.cases.list({ filter: search.filter, ...(search.state && { state: search.state }), ...(from !== undefined && { from }), ...(before !== undefined && { before }), sort, ...window }),
    );
  });

  const fromTop = () => {
    grid.current?.scrollTo({ top: 0 });
    showFrom(0);
  };
  const change = (next: Partial<CaseSearch>) => {
    keep({ ...place, ...next });
    fromTop();
  };
  const sortBy = (column: CaseColumn) => {
    keep({ ...place, sort: { column, descending: sort.column === column ? !sort.descending : column === 'sent' } });
    fromTop();
  };
  const close = () => {
    // In a narrow window the table is not there while a case is open, and could not take the focus.
    flushSync(() => open(undefined));
    grid.current?.focus();
  };
  useKey((event) => {
    if (event.key !== '/' || event.ctrlKey || event.altKey || event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    searchField.current?.focus();
  });
  const all = Object.values(search).every((each) => each === '' || each === undefined);

  return (
    <div className={openId === undefined ? 'worklist cases' : 'worklist cases worklist-open'}>
      <section className="worklist-list" aria-labelledby="cases-heading">
        <div className="worklist-head cases-head">
          <h1 id="cases-heading">{words.cases.heading}</h1>
          {home !== undefined && <AsOf home={home} />}
          <CaseFilter ref={searchField} search={search} onChange={change} onDown={() => grid.current?.focus()}>
            {loaded !== undefined && (loaded.total === 1 ? words.cases.countOne : words.cases.count(wholeNumber(loaded.total)))}
          </CaseFilter>
        </div>
        <Grid of={caseColumns} ref={grid} loaded={loaded} sort={sort} openId={openId} onSort={sortBy} onVisible={showFrom} onOpen={open}>
          {loaded?.total === 0 && (all ? <p>{home?.asOf === undefined ? words.home.neverLoaded : words.cases.none}</p> : (
            <>
              <p>{words.cases.noMatch}</p>
              <Button look="quiet" onClick={() => change(everyCase)}>
                {words.cases.clear}
              </Button>
            </>
          ))}
        </Grid>
      </section>
      {openId !== undefined && <CasePanel key={openId} id={openId} revision={revision} goTo={goTo} onClose={close} />}
    </div>
  );
}
