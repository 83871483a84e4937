import { useEffect, useRef, useState } from 'react';
import type { ConsumerDetail } from '../../../src-shared/models/consumer.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Facts, FactsList } from '../../components/facts.tsx';
import type { GoTo } from '../../components/tab-page.ts';
import { localDateTime, plainDate } from '../../format/dates.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';

type Props = { readonly reference: string; readonly revision: number; readonly goTo: GoTo; readonly onClose: () => void };

function useConsumer(reference: string, revision: number) {
  const [read, setRead] = useState<{ readonly detail: ConsumerDetail | undefined }>();
  useEffect(() => {
    let wanted = true;
    void ask(bridge.consumers.read({ reference })).then((detail) => {
      if (wanted) setRead({ detail });
    });
    return () => {
      wanted = false;
    };
  }, [reference, revision]);
  return read;
}

/** A consumer beside the search; Esc closes it. */
export function ConsumerPanel({ reference, revision, goTo, onClose }: Props) {
  const panel = useRef<HTMLElement>(null);
  const read = useConsumer(reference, revision);
  const there = read !== undefined;
  useKey((event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    onClose();
  });
  useEffect(() => {
    // In a narrow window the search, and the focus with it, has given way to the consumer.
    if (there && document.activeElement?.checkVisibility() !== true) panel.current?.focus();
  }, [there]);
  return (
    <aside ref={panel} className="panel" aria-label={words.consumers.consumer} aria-busy={!there} tabIndex={0}>
      <button type="button" className="button-link panel-close" aria-keyshortcuts="Escape" onClick={onClose}>
        {words.consumers.close} <kbd aria-hidden="true">Esc</kbd>
      </button>
      {there && read.detail === undefined && <p role="status">{words.consumers.gone}</p>}
      {read?.detail !== undefined && <Consumer detail={read.detail} goTo={goTo} />}
    </aside>
  );
}

function Consumer({ detail, goTo }: { readonly detail: ConsumerDetail; readonly goTo: GoTo }) {
  const { consumer, coverages, cases, drafts, kept } = detail;
  const [failed, setFailed] = useState(false);
  const begin = async () => {
    const { reference, name, birthDate, consumerId } = consumer;
    const made = await ask(bridge.drafts.create({}));
    if (made?.ok !== true) return setFailed(true);
    const written = await ask(bridge.drafts.edit({ id: made.value.id, path: ['consumer'], value: { reference, name, birthDate, consumerId } }));
    setFailed(written?.ok !== true);
    if (written?.ok === true) goTo('createCase', made.value.id);
  };
  return (
    <>
      <h2>{consumer.name}</h2>
      <Facts
        facts={[
          [words.consumers.consumerId, consumer.consumerId, 'mono'],
          [words.consumers.birthDate, plainDate(consumer.birthDate), 'mono'],
          [words.consumers.gender, consumer.gender && (words.home.detail.codes[consumer.gender] ?? consumer.gender)],
          [words.consumers.phone, consumer.phone, 'mono'],
          [words.consumers.address, consumer.address],
        ]}
      />
      <div className="panel-actions">
        <Button onClick={() => void begin()}>{words.consumers.createCase}</Button>
      </div>
      <div role="alert">{failed && <p className="panel-error">{words.consumers.failed}</p>}</div>
      <FactsList
        heading={words.consumers.coverage}
        none={words.consumers.noCoverage}
        items={coverages.map(({ payer, status, memberId, from, to }) => (
          <>
            <strong>{payer}</strong> <span className="facts-aside">{words.consumers.coverageStates[status] ?? status}</span>
            <Facts
              facts={[
                [words.consumers.memberId, memberId, 'mono'],
                [words.consumers.valid, [from, to].filter((each) => each !== undefined).map(plainDate).join(' – '), 'mono'],
              ]}
            />
          </>
        ))}
      />
      {kept && <p className="facts-aside">{words.consumers.keptDetail}</p>}
      <FactsList
        heading={words.consumers.cases}
        none={words.consumers.noCases}
        items={cases.map(({ id, services, contract, state, sent }) => (
          <button type="button" className="consumer-request" onClick={() => goTo('cases', id)}>
            <span className="mono">{localDateTime(sent)}</span> <span className="mono">{services}</span> {contract} <strong>{words.cases.states[state]}</strong>
          </button>
        ))}
      />
      <FactsList
        heading={words.consumers.drafts}
        none={words.consumers.noDrafts}
        items={drafts.map(({ id, caseType, contract, lastModified }) => (
          <button type="button" className="consumer-request" onClick={() => goTo('createCase', id)}>
            <span className="mono">{localDateTime(lastModified)}</span> {caseType} {contract}
          </button>
        ))}
      />
    </>
  );
}
