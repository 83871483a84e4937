import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { ConsumerHits, ConsumerSearch } from '../../../src-shared/models/consumer.ts';
import { ask, bridge } from '../../bridge.ts';
import type { PageProps } from '../../components/tab-page.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { usePlace } from '../../use-place.ts';
import { words } from '../../words/words.ts';
import { ConsumerHitList } from './consumer-hits.tsx';
import { ConsumerPanel } from './consumer-panel.tsx';
import { ConsumerSearchForms } from './consumer-search.tsx';
import './consumers.css';

/** CONSUMERS: look one up, and see coverage and requests. */
export function ConsumersPage({ home, target, goTo }: PageProps) {
  const list = useRef<HTMLUListElement>(null);
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<ConsumerHits>();
  const [place, keep] = usePlace('consumers', { consumerId: '', lastName: '', birthDate: '' });
  const { openReference } = place;
  // Typing goes on while a search is under way.
  const open = (reference: string | undefined) => keep((now) => ({ ...now, openReference: reference }));
  const [shownTarget, setShownTarget] = useState<PageProps['target']>();
  if (target !== undefined && target !== shownTarget) {
    setShownTarget(target);
    open(target.id);
  }
  const find = async (query: ConsumerSearch) => {
    setBusy(true);
    setFound(undefined);
    open(undefined);
    const hits = await ask(bridge.consumers.find(query));
    setBusy(false);
    if (hits === undefined) return;
    const [only, ...others] = hits.items;
    flushSync(() => {
      setFound(hits);
      open(others.length === 0 ? only?.reference : undefined);
    });
    if (others.length > 0) list.current?.querySelector('button')?.focus();
  };
  const close = () => {
    const reference = openReference;
    flushSync(() => open(undefined));
    const hit = list.current?.querySelector<HTMLElement>(`[data-consumer="${CSS.escape(reference ?? '')}"]`);
    (hit ?? document.querySelector<HTMLElement>('.consumers-find input'))?.focus();
  };
  const count = found?.items.length ?? 0;
  const none = found?.kept === true ? words.consumers.noneKept : words.consumers.none;
  return (
    <div className={openReference === undefined ? 'consumers-page' : 'consumers-page consumers-page-open'}>
      <section className="consumers-find" aria-labelledby="consumers-heading">
        <h1 id="consumers-heading">{words.consumers.heading}</h1>
        <ConsumerSearchForms typed={place} onType={(next) => keep({ ...place, ...next })} busy={busy} onFind={(query) => void find(query)} />
        <div role="status">
          {found?.kept === true && count > 0 && <p className="facts-aside">{words.consumers.kept}</p>}
          {found !== undefined && <p>{count === 0 ? none : count === 1 ? words.consumers.foundOne : words.consumers.found(wholeNumber(count))}</p>}
          {count > 1 && <p>{words.consumers.alike}</p>}
        </div>
        {found !== undefined && count > 0 && <ConsumerHitList ref={list} hits={found.items} openReference={openReference} onOpen={open} />}
      </section>
      {openReference === undefined ? (
        <p className="panel-choose">{words.consumers.first}</p>
      ) : (
        <ConsumerPanel key={openReference} reference={openReference} revision={home?.revision ?? 0} goTo={goTo} onClose={close} />
      )}
    </div>
  );
}
