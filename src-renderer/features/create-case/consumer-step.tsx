import { useState, type SubmitEvent } from 'react';
import { isIsoDate } from '../../../src-shared/models/draft-missing.ts';
import type { ConsumersFound, FoundConsumer } from '../../../src-shared/models/lookup.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { DateField } from '../../components/date-field.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { plainDate } from '../../format/dates.ts';
import { usePlace } from '../../use-place.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { ConsumerList } from './consumer-list.tsx';
import { fieldName } from './missing.ts';
import { NewConsumerForm } from './new-consumer-form.tsx';
import { NotCovered } from './not-covered.tsx';
import { useDraftPart, useDraftStore, useEdit } from './use-draft.ts';

const { createCase } = words;

/** Whom the request is for: by id, or by last name and date of birth. A scanned id is looked up by the scanner's own Enter. */
export function ConsumerStep({ onNext }: { readonly onNext: () => void }) {
  const edit = useEdit();
  const consumer = useDraftPart((store) => store.fields().consumer);
  const contractId = useDraftPart((store) => store.fields().contractId) ?? '';
  const draftId = useDraftStore().id;
  const blank = { draftId, consumerId: '', lastName: '', birthDate: '', adding: false };
  const [kept, keep] = usePlace('consumerOf', blank);
  const typed = kept.draftId === draftId ? kept : blank;
  const { consumerId, lastName, birthDate, adding } = typed;
  const [busy, setBusy] = useState(false);
  const [found, setFound] = useState<ConsumersFound>();
  const [nudge, setNudge] = useState(false);

  const choose = ({ reference, name, birthDate: born, consumerId: id }: FoundConsumer, andNext = false) => {
    edit(['consumer'], { reference, name, birthDate: born, consumerId: id });
    setFound(undefined);
    keep({ ...typed, adding: false });
    if (andNext) onNext();
  };
  const look = async (event: SubmitEvent, byId: boolean) => {
    event.preventDefault();
    const ready = byId ? consumerId.trim() !== '' : lastName.trim() !== '' && isIsoDate(birthDate);
    setNudge(!ready && !byId);
    if (!ready || busy) return;
    setBusy(true);
    const answer = await ask(bridge.lookups.consumers(byId ? { contractId, consumerId: consumerId.trim() } : { contractId, lastName: lastName.trim(), birthDate }));
    setBusy(false);
    const [only, ...others] = answer?.items ?? [];
    // An id is one person's; a name and a date of birth may be several people's, and a person looks.
    if (byId && only !== undefined && others.length === 0) choose(only, true);
    else setFound(answer);
  };
  const mask = useMask();
  const nothing = found?.items.length === 0;
  return (
    <>
      {consumer !== undefined && (
        <div className="chosen">
          <p className="chosen-name">{mask(consumer.name)}</p>
          <p>
            <span className="mono">{mask(consumer.consumerId)}</span> · {words.home.columns.birthDate.toLocaleLowerCase()} <span className="mono">{mask(plainDate(consumer.birthDate))}</span>
          </p>
          <Button look="quiet" onClick={() => edit(['consumer'], null)}>
            {createCase.removeConsumer}
          </Button>
        </div>
      )}
      <NotCovered />
      <div className="form-pair">
        <form className="form-part" onSubmit={(event) => void look(event, true)}>
          <Field label={createCase.consumerId} name={fieldName(['consumer'])} value={consumerId} maxLength={64} autoComplete="off" spellCheck={false} hint={createCase.consumerIdHint} onChange={(event) => keep({ ...typed, consumerId: event.target.value })} />
          <Button type="submit" busy={busy}>
            {createCase.find}
          </Button>
        </form>
        <form className="form-part" onSubmit={(event) => void look(event, false)}>
          <Field label={createCase.lastName} value={lastName} maxLength={300} autoComplete="off" spellCheck={false} onChange={(event) => keep({ ...typed, lastName: event.target.value })} />
          <DateField label={createCase.birthDate} name="consumer-birth-date" value={birthDate} latestYear={new Date().getFullYear()} error={nudge ? createCase.bothNeeded : undefined} onChange={(next) => keep({ ...typed, birthDate: next })} />
          <Button type="submit" busy={busy}>
            {createCase.find}
          </Button>
        </form>
      </div>
      <div role="status">
        {found?.kept === true && <Notice tone="info" what={createCase.keptOnly.what} next={createCase.keptOnly.next} />}
        {nothing && <p className="none-found">{createCase.noConsumer}</p>}
        {found !== undefined && found.items.length > 1 && <p className="look-alikes">{createCase.lookAlikes}</p>}
      </div>
      {found !== undefined && !nothing && <ConsumerList consumers={found.items} onChoose={(each) => choose(each, true)} />}
      {found?.mayCreate === true && !adding && <Button onClick={() => keep({ ...typed, adding: true })}>{createCase.newConsumer}</Button>}
      {adding && <NewConsumerForm draftId={draftId} contractId={contractId} consumerId={consumerId} lastName={lastName} birthDate={birthDate} onDone={(each) => choose(each, true)} onCancel={() => keep({ ...typed, adding: false })} />}
    </>
  );
}
