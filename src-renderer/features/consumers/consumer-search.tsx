import { useState, type SubmitEvent } from 'react';
import type { ConsumerSearch } from '../../../src-shared/models/consumer.ts';
import { isIsoDate } from '../../../src-shared/models/draft-missing.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Field } from '../../components/field.tsx';
import { words } from '../../words/words.ts';

type Typed = { readonly consumerId: string; readonly lastName: string; readonly birthDate: string };
type Props = { readonly typed: Typed; readonly onType: (change: Partial<Typed>) => void; readonly busy: boolean; readonly onFind: (query: ConsumerSearch) => void };

/** By id, or by last name and date of birth. A scanned id is looked up by the scanner's own Enter. */
export function ConsumerSearchForms({ typed, onType, busy, onFind }: Props) {
  const { consumerId, lastName, birthDate } = typed;
  const [nudge, setNudge] = useState(false);
  const byId = (event: SubmitEvent) => {
    event.preventDefault();
    if (consumerId.trim() !== '' && !busy) onFind({ consumerId: consumerId.trim() });
  };
  const byName = (event: SubmitEvent) => {
    event.preventDefault();
    const ready = lastName.trim() !== '' && isIsoDate(birthDate);
    setNudge(!ready);
    if (ready && !busy) onFind({ lastName: lastName.trim(), birthDate });
  };
  return (
    <>
      <form className="consumers-form" aria-label={words.consumers.byId} onSubmit={byId}>
        <Field label={words.consumers.consumerId} value={consumerId} maxLength={64} autoComplete="off" spellCheck={false} onChange={(event) => onType({ consumerId: event.target.value })} />
        <Button type="submit" busy={busy}>
          {words.consumers.find}
        </Button>
      </form>
      <form className="consumers-form" aria-label={words.consumers.byName} onSubmit={byName}>
        <Field label={words.consumers.lastName} value={lastName} maxLength={300} autoComplete="off" spellCheck={false} onChange={(event) => onType({ lastName: event.target.value })} />
        <DateField
          label={words.consumers.birthDate}
          name="birth-date"
          value={birthDate}
          latestYear={new Date().getFullYear()}
          error={nudge && !isIsoDate(birthDate) ? words.createCase.bothNeeded : undefined}
          onChange={(next) => onType({ birthDate: next })}
        />
        <Button type="submit" busy={busy}>
          {words.consumers.find}
        </Button>
      </form>
    </>
  );
}
