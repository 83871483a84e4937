import { useEffect, useRef, useState } from 'react';
import type { Problem } from '../../../src-shared/models/problem.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { timeOfDay } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
import { PrintButton } from '../../components/print-button.tsx';
import { words } from '../../words/words.ts';
import { ReceiptSheet } from './receipt-sheet.tsx';
import './submission.css';
import { useReceipt } from './use-receipt.ts';

const { submission } = words;

type Props = {
  readonly id: string;
  /** The contract's name by its id. */
  readonly contractName: (id: string) => string;
  readonly onLeave: () => void;
  readonly onCopy: () => void;
  /** The request came out of the queue, to be changed. */
  readonly onEdit: () => void;
};

/** A request that is on its way, or answered: what became of it, and what can still be done. */
export function ReceiptPage({ id, contractName, onLeave, onCopy, onEdit }: Props) {
  const receipt = useReceipt(id);
  const mask = useMask();
  const top = useRef<HTMLHeadingElement>(null);
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string>();
  const [problem, setProblem] = useState<{ readonly value: Problem | undefined; readonly at: number }>({ value: undefined, at: 0 });
  const isThere = receipt !== undefined;
  useEffect(() => {
    if (isThere && document.activeElement === document.body) top.current?.focus();
  }, [isThere]);
  if (!receipt) return null;

  const cancel = async () => {
    if ((await ask(bridge.submission.cancel({ id }))) === true) onEdit();
    else setSaid(submission.tooLate);
  };
  const check = async () => {
    setBusy(true);
    const answer = await ask(bridge.submission.checkStatus({ id }));
    setBusy(false);
    setProblem({ value: answer?.ok === false ? answer.problem : undefined, at: performance.now() });
    setSaid(answer?.ok === true && answer.value.answer?.decision === 'pended' ? submission.stillPended(timeOfDay(Date.now())) : undefined);
  };
  return (
    <section className="receipt" aria-labelledby="receipt" tabIndex={0}>
      <div className="receipt-actions">
        {receipt.state === 'queued' && <Button onClick={() => void cancel()}>{submission.cancel}</Button>}
        {receipt.answer?.decision === 'pended' && (
          <Button busy={busy} onClick={() => void check()}>
            {submission.check}
          </Button>
        )}
        <PrintButton label={submission.print} />
        <Button look="quiet" onClick={onCopy}>
          {submission.copy}
        </Button>
        <Button look="quiet" onClick={onLeave}>
          {submission.leave}
        </Button>
        <p role="status">{said}</p>
      </div>
      <ProblemNotice problem={problem.value} at={problem.at} />
      <h1 ref={top} id="receipt" tabIndex={-1}>
        {mask(receipt.consumer.name)}
      </h1>
      <ReceiptSheet receipt={receipt} contract={contractName(receipt.contract)} />
    </section>
  );
}
