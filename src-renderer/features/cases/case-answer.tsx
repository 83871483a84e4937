import { useState } from 'react';
import type { ServiceAnswer } from '../../../src-shared/models/answer.ts';
import type { CaseDetail, StatusCheck } from '../../../src-shared/models/case.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import type { GoTo } from '../../components/tab-page.ts';
import { localDateTime, plainDate } from '../../format/dates.ts';
import { words } from '../../words/words.ts';

const open: ReadonlySet<CaseDetail['state']> = new Set(['sent', 'pended']);
const span = (from: string | undefined, to: string | undefined) => [from, to].filter((each) => each !== undefined).map(plainDate).join(' – ');

/** What the payer answered, and what a person can do about it. */
export function CaseAnswer({ detail, receipt, goTo }: { readonly detail: CaseDetail; readonly receipt: string | undefined; readonly goTo: GoTo }) {
  const [busy, setBusy] = useState(false);
  const [check, setCheck] = useState<StatusCheck>();
  const [notCopied, setNotCopied] = useState(false);
  const checkNow = async () => {
    setBusy(true);
    setCheck(undefined);
    setCheck(await ask(bridge.cases.checkStatus({ id: detail.id })));
    setBusy(false);
  };
  const copy = async () => {
    const made = await ask(bridge.drafts.create({ copyOf: detail.id }));
    setNotCopied(made?.ok !== true);
    if (made?.ok === true) goTo('createCase', made.value.id);
  };
  return (
    <section>
      <h3>{words.cases.answer}</h3>
      <Facts
        facts={[
          [words.cases.columns.caseId, detail.caseId, 'private mono'],
          [words.cases.authorizationNumber, detail.authorization, 'private mono'],
          [words.cases.valid, span(detail.validFrom, detail.validTo), 'mono'],
          [words.cases.answered, detail.answered === undefined ? undefined : localDateTime(detail.answered), 'mono'],
        ]}
      />
      {detail.errors.map((error, index) => (
        <p key={index} className="panel-error">
          {error}
        </p>
      ))}
      <div className="panel-actions">
        {open.has(detail.state) && (
          <Button busy={busy} onClick={() => void checkNow()}>
            {words.cases.checkStatus}
          </Button>
        )}
        {receipt !== undefined && <Button onClick={() => goTo('createCase', receipt)}>{words.submission.receipt}</Button>}
        <Button onClick={() => void copy()}>{words.createCase.copy}</Button>
        <Button onClick={() => goTo('consumers', detail.patient)}>
          {words.cases.showConsumer}
        </Button>
      </div>
      <div role="alert">{notCopied && <p className="panel-error">{words.cases.notCopied}</p>}</div>
      <p role="status">{check !== undefined && (check.ok ? words.cases.checked(words.cases.states[check.value]) : words.cases.checkFailures[check.failure])}</p>
    </section>
  );
}

/** What the payer says to one service. */
export function Decided({ answer }: { readonly answer: ServiceAnswer | undefined }) {
  if (answer === undefined) return null;
  return (
    <div className={`case-decision case-${answer.decision}`}>
      <p className="case-state">{words.cases.states[answer.decision]}</p>
      {answer.note !== undefined && <p>{answer.note}</p>}
      <Facts
        facts={[
          [words.cases.reason, answer.reason],
          [words.cases.certifiedQuantity, answer.quantity],
          [words.cases.authorizationNumber, answer.authorization, 'private mono'],
          [words.cases.valid, span(answer.from, answer.to), 'mono'],
        ]}
      />
    </div>
  );
}
