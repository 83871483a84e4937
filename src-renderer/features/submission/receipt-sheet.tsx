import type { Receipt } from '../../../src-shared/models/submission.ts';
import { Facts } from '../../components/facts.tsx';
import { localDateTime, plainDate } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { IssueList } from './issue-list.tsx';

const { submission } = words;

const time = (epochMs: number | undefined) => (epochMs === undefined ? undefined : localDateTime(new Date(epochMs).toISOString()));
const span = (from: string | undefined, to: string | undefined) => (from === undefined ? undefined : submission.until(plainDate(from), plainDate(to ?? from)));

/** What became of a request, as it is shown and printed. */
export function ReceiptSheet({ receipt, contract }: { readonly receipt: Receipt; readonly contract: string }) {
  const { answer, consumer } = receipt;
  const state = submission.states[receipt.state];
  const tone = receipt.state === 'refused' || answer?.decision === 'error' || answer?.decision === 'not-certified' ? 'bad' : (answer === undefined || answer.decision === 'pended' ? 'open' : 'good');
  return (
    <>
      <div className={`verdict verdict-${tone}`} role="status">
        <p className="verdict-what">{answer === undefined ? state.what : words.cases.states[answer.decision]}</p>
        <p>{answer === undefined ? state.next : answer.disposition}</p>
        <Facts
          facts={[
            [submission.authorization, answer?.authorization, 'private mono'],
            [submission.valid, span(answer?.from, answer?.to), 'mono'],
            [submission.caseId, answer?.caseId, 'private mono'],
          ]}
        />
      </div>
      {receipt.waitedFor && <Waited {...receipt.waitedFor} />}
      {receipt.issues.length + (answer?.issues.length ?? 0) > 0 && (
        <section>
          <h2>{submission.wrong}</h2>
          <IssueList issues={[...receipt.issues, ...(answer?.issues ?? [])]} />
        </section>
      )}
      <Facts
        facts={[
          [submission.contract, contract],
          [submission.consumerId, consumer.consumerId, 'private mono'],
          [submission.birthDate, plainDate(consumer.birthDate), 'private mono'],
          [submission.requesting, receipt.requesting],
          [submission.servicing, receipt.servicing],
          [submission.attachments, receipt.attachments.map(({ title }) => title).join(', '), 'private'],
        ]}
      />
      <Services receipt={receipt} />
      <section>
        <h2>{submission.record}</h2>
        <Facts
          facts={[
            [submission.queuedAt, time(receipt.queuedAt), 'mono'],
            [submission.sentAt, time(receipt.sentAt), 'mono'],
            [submission.answeredAt, time(receipt.answeredAt), 'mono'],
            [submission.attempts, receipt.attempts > 1 ? String(receipt.attempts) : undefined, 'mono'],
            [submission.identifier, receipt.identifier, 'private mono'],
            [submission.hash, receipt.hash, 'mono'],
          ]}
        />
      </section>
    </>
  );
}

/** The outage that the request waited for, and what the contract allows for that. */
function Waited({ from, to, rule }: NonNullable<Receipt['waitedFor']>) {
  const { downtime, setup } = words;
  return (
    <div className="receipt-waited">
      <p>{downtime.waitedFor(time(from) ?? '', time(to))}</p>
      <p>{rule ? downtime.rule(setup.units[rule.unit](rule.amount), rule.source) : downtime.noRule}</p>
    </div>
  );
}

function Services({ receipt }: { readonly receipt: Receipt }) {
  const mask = useMask();
  return (
    <section>
      <h2>{submission.services}</h2>
      <table className="receipt-services">
        <thead>
          <tr>
            <th scope="col">{submission.service}</th>
            <th scope="col">{submission.askedFor}</th>
            <th scope="col">{submission.answer}</th>
          </tr>
        </thead>
        <tbody>
          {receipt.services.map(({ sequence, code, text, quantity, from, to }) => {
            const answer = receipt.answer?.services.find((each) => each.sequence === sequence);
            return (
              <tr key={sequence}>
                <td>
                  <span className="mono">{code}</span> {text}
                </td>
                <td>
                  {quantity} <span className="mono receipt-dates">{span(from, to)}</span>
                </td>
                <td>
                  {answer && <strong>{words.cases.states[answer.decision]}</strong>}
                  {answer?.quantity !== undefined && <div>{submission.authorized(answer.quantity)}</div>}
                  {answer?.authorization !== undefined && <div className="mono">{submission.number(mask(answer.authorization))}</div>}
                  {answer?.note !== undefined && <div className="receipt-note">{answer.note}</div>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}
