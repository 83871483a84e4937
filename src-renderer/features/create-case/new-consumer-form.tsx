import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { isIsoDate } from '../../../src-shared/models/draft-missing.ts';
import type { FoundConsumer, NewConsumer } from '../../../src-shared/models/lookup.ts';
import type { Problem } from '../../../src-shared/models/problem.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Field } from '../../components/field.tsx';
import { ProblemNotice } from '../../components/notice.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { usePlace } from '../../use-place.ts';
import { words } from '../../words/words.ts';

const { createCase } = words;
const genders = ['female', 'male', 'other', 'unknown'] as const;

type Props = Pick<NewConsumer, 'contractId' | 'consumerId' | 'lastName' | 'birthDate'> & { readonly draftId: string; readonly onDone: (consumer: FoundConsumer) => void; readonly onCancel: () => void };

/** A consumer whom the payer does not know yet, begun with what was looked for. */
export function NewConsumerForm({ draftId, contractId, onDone, onCancel, ...begun }: Props) {
  const blank = { draftId, ...begun, firstName: '', gender: 'unknown' as const };
  const [kept, keep] = usePlace('newConsumer', blank);
  const typed = kept.draftId === draftId ? kept : blank;
  const { consumerId, lastName, firstName, birthDate, gender } = typed;
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ readonly problem: Problem; readonly at: number }>();
  const [nudge, setNudge] = useState(false);
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => top.current?.focus(), []);

  const add = async (event: SubmitEvent) => {
    event.preventDefault();
    const ready = [consumerId, lastName, firstName].every((each) => each.trim() !== '') && isIsoDate(birthDate);
    setNudge(!ready);
    if (!ready || busy) return;
    setBusy(true);
    const answer = await ask(bridge.lookups.createConsumer({ contractId, consumerId, lastName, firstName, birthDate, gender }));
    setBusy(false);
    if (answer?.ok === true) onDone(answer.value);
    else if (answer !== undefined) setProblem({ problem: answer.problem, at: performance.now() });
  };
  const needed = (text: string) => (nudge && text.trim() === '' ? createCase.needed : undefined);
  return (
    <form className="form-part new-consumer" onSubmit={(event) => void add(event)}>
      <h3 ref={top} tabIndex={-1}>
        {createCase.newConsumer}
      </h3>
      <ProblemNotice problem={problem?.problem} at={problem?.at ?? 0} />
      <Field label={createCase.consumerId} value={consumerId} maxLength={64} autoComplete="off" spellCheck={false} error={needed(consumerId)} onChange={(event) => keep({ ...typed, consumerId: event.target.value })} />
      <Field label={createCase.lastName} value={lastName} maxLength={300} autoComplete="off" spellCheck={false} error={needed(lastName)} onChange={(event) => keep({ ...typed, lastName: event.target.value })} />
      <Field label={createCase.firstName} value={firstName} maxLength={300} autoComplete="off" spellCheck={false} error={needed(firstName)} onChange={(event) => keep({ ...typed, firstName: event.target.value })} />
      <DateField label={createCase.birthDate} name="new-consumer-birth-date" value={birthDate} latestYear={new Date().getFullYear()} error={needed(birthDate)} onChange={(next) => keep({ ...typed, birthDate: next })} />
      <SelectField label={createCase.gender} value={gender} onChange={(event) => keep({ ...typed, gender: genders.find((each) => each === event.target.value) ?? 'unknown' })}>
        {genders.map((each) => (
          <option key={each} value={each}>
            {words.home.detail.codes[each] ?? each}
          </option>
        ))}
      </SelectField>
      <div className="step-actions">
        <Button type="submit" look="main" busy={busy}>
          {createCase.addConsumer}
        </Button>
        <Button onClick={onCancel}>{createCase.cancel}</Button>
      </div>
    </form>
  );
}
