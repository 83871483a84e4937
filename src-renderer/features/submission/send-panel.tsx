import { useEffect, useState } from 'react';
import type { SendCheck, SendFailure } from '../../../src-shared/models/submission.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { plainDate } from '../../format/dates.ts';
import { useKey } from '../../use-key.ts';
import { words } from '../../words/words.ts';
import { CoverageLine } from './coverage-line.tsx';
import './submission.css';

const { submission } = words;

type Props = {
  readonly id: string;
  /** Nothing is missing, and it is attested. */
  readonly ready: boolean;
  /** The request is in the queue. */
  readonly onSent: () => void;
};

/** What there is to know before a request is sent, and sending it. */
export function SendPanel({ id, ready, onSent }: Props) {
  const [check, setCheck] = useState<SendCheck>();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<SendFailure>();
  useEffect(() => {
    let isOver = false;
    void ask(bridge.submission.check({ id })).then((read) => {
      if (!isOver) setCheck(read);
    });
    return () => {
      isOver = true;
    };
  }, [id, ready]);

  const send = async () => {
    setBusy(true);
    const answer = await ask(bridge.submission.send({ id }));
    setBusy(false);
    setFailure(answer?.ok === false ? answer.failure : undefined);
    if (answer?.ok === true) onSent();
  };
  useKey((event) => {
    if (!event.ctrlKey || event.key !== 'Enter' || !ready || busy) return;
    event.preventDefault();
    void send();
  });
  return (
    <section className="send-panel" aria-labelledby="before-sending">
      <h3 id="before-sending">{submission.beforeSending}</h3>
      <CoverageLine coverage={check?.coverage} />
      <div role="status">{check !== undefined && check.duplicates.length > 0 && <Duplicates duplicates={check.duplicates} />}</div>
      <div role="alert">{failure !== undefined && <Notice tone="problem" {...submission.failures[failure]} />}</div>
      <Button look="main" aria-keyshortcuts="Control+Enter" blocked={!ready} busy={busy} onClick={() => void send()}>
        {submission.send}
      </Button>
    </section>
  );
}

function Duplicates({ duplicates }: { readonly duplicates: SendCheck['duplicates'] }) {
  return (
    <div className="duplicates">
      <p className="duplicates-what">{submission.duplicate.what}</p>
      <ul>
        {duplicates.map(({ id, service, from, where }) => (
          <li key={`${id} ${service} ${from}`}>
            <span className="mono">{service}</span> · <span className="mono">{plainDate(from)}</span> · {submission.duplicateIn[where]}
          </li>
        ))}
      </ul>
      <p>{submission.duplicate.next}</p>
    </div>
  );
}
