import { useEffect, useState } from 'react';
import type { ConsumerDetail } from '../../../src-shared/models/consumer.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Facts, FactsList } from '../../components/facts.tsx';
import { Panel } from '../../components/panel.tsx';
import type { GoTo } from '../../components/tab-page.ts';
import { localDateTime, plainDate } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
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
  const read = useConsumer(reference, revision);
  const there = read !== undefined;
  return (
    <Panel label={words.consumers.consumer} of={reference} there={there} onClose={onClose}>
      {there && read.detail === undefined && <p role="status">{words.consumers.gone}</p>}
      {read?.detail !== undefined && <Consumer detail={read.detail} goTo={goTo} />}
    </Panel>
  );
}

function Consumer({ detail, goTo }: { readonly detail: ConsumerDetail; readonly goTo: GoTo }) {
  const { consumer, coverages, cases, drafts, kept } = detail;
  const mask = useMask();
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
      <h2>{mask(consumer.name)}</h2>
      <Facts
        facts={[
          [words.consumers.consumerId, consumer.consumerId, 'private mono'],
          [words.consumers.birthDate, plainDate(consumer.birthDate), 'private mono'],
          [words.consumers.gender, consumer.gender && (words.home.detail.codes[consumer.gender] ?? consumer.gender)],
          [words.consumers.phone, consumer.phone, 'private mono'],
          [words.consumers.address, consumer.address, 'private'],
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
                [words.consumers.memberId, memberId, 'private mono'],
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
