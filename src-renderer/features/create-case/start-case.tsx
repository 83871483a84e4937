import { useEffect, useRef, useState, type ReactNode } from 'react';
import type { Home } from '../../../src-shared/models/home.ts';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { SendAll } from '../submission/send-all.tsx';
import { recentTime } from '../../format/dates.ts';
import { useNow } from '../../use-now.ts';
import { useDrafts } from '../../use-snapshot.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';

const { createCase } = words;

type Props = { readonly home: Home | undefined; readonly onNew: (contractId: string | undefined) => void; readonly onEdit: (id: string) => void; readonly children: ReactNode };

/** Where a request begins: a new one under a contract, or one that this PC has at hand. */
export function StartCase({ home, onNew, onEdit, children }: Props) {
  const now = useNow();
  const mask = useMask();
  const drafts = useDrafts()?.value?.items ?? [];
  const contracts = home?.contracts ?? [];
  const [chosen, setChosen] = useState<string>();
  const contractId = chosen ?? home?.contractId ?? (contracts.length === 1 ? contracts[0]?.id : undefined) ?? '';
  const top = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (document.activeElement === document.body) top.current?.focus();
  }, []);
  const nameOf = (id: string | undefined) => contracts.find((each) => each.id === id)?.name ?? '';
  return (
    <div className="start-case">
      {children}
      <section className="start-new" aria-labelledby="start-new">
        <h1 ref={top} id="start-new" tabIndex={-1}>{createCase.newCase}</h1>
        <p>{createCase.startLead}</p>
        <form
          className="form-part"
          onSubmit={(event) => {
            event.preventDefault();
            onNew(contractId === '' ? undefined : contractId);
          }}
        >
          <SelectField label={createCase.contract} value={contractId} onChange={(event) => setChosen(event.target.value)}>
            <option value="">{createCase.choose}</option>
            {contracts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </SelectField>
          <Button type="submit" look="main">
            {createCase.begin}
          </Button>
        </form>
      </section>
      <section aria-labelledby="at-hand">
        <div className="at-hand">
          <h2 id="at-hand">{createCase.atHand}</h2>
          <SendAll />
        </div>
        {drafts.length === 0 ? (
          <p className="none-found">{createCase.noneAtHand}</p>
        ) : (
          <ul className="consumers">
            {drafts.map(({ id, consumerName, contractId: contract, savedAt, state }) => (
              <li key={id}>
                <button type="button" className="consumer" onClick={() => onEdit(id)}>
                  <span className="chosen-name">{consumerName === '' ? createCase.noConsumerYet : mask(consumerName)}</span>
                  <span>{nameOf(contract)}</span>
                  <span>{createCase.states[state]}</span>
                  <span className="mono">{recentTime(savedAt, now)}</span>
                </button>
              </li>
            ))}
          </ul>
        )}
      </section>
    </div>
  );
}
