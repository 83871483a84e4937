import { useState } from 'react';
import type { DraftFields } from '../../../src-shared/models/draft.ts';
import type { FoundProvider } from '../../../src-shared/models/lookup.ts';
import { ask, bridge } from '../../bridge.ts';
import { words } from '../../words/words.ts';
import { Combobox } from './combobox.tsx';
import { fieldName } from './missing.ts';
import { isNpi } from './npi.ts';
import { useDraftPart, useEdit } from './use-draft.ts';

const { createCase } = words;

type Props = { readonly member: 'requesting' | 'servicing'; readonly label: string; /** Only the facility asks. */ readonly only?: (provider: FoundProvider) => boolean };

const text = (provider: NonNullable<DraftFields['servicing']>) => [provider.name, provider.npi].filter(Boolean).join('  ');

/** A provider by name, specialty or NPI; those of the facility come first. */
export function ProviderField({ member, label, only = () => true }: Props) {
  const edit = useEdit();
  const chosen = useDraftPart((store) => store.fields()[member]);
  const [typedNpi, setTypedNpi] = useState('');
  const wrong = [typedNpi, chosen?.npi].find((npi) => npi !== undefined && /^\d{10}$/.test(npi) && !isNpi(npi));
  const load = async (filter: string) => {
    setTypedNpi(filter);
    return ((await ask(bridge.lookups.providers({ filter }))) ?? []).filter((each) => only(each));
  };
  const choose = ({ reference, name, npi }: FoundProvider) => {
    setTypedNpi('');
    edit([member], { reference, name, ...(npi !== undefined && { npi }) });
  };
  return (
    <Combobox<FoundProvider>
      label={label}
      name={fieldName([member])}
      chosen={chosen === undefined ? '' : text(chosen)}
      load={load}
      keyOf={({ reference }) => reference}
      draw={({ name, npi, specialty, own }) => (
        <>
          {name} {npi !== undefined && <span className="mono code">{npi}</span>}{' '}
          <span className="combobox-aside">{[specialty, own ? createCase.own : undefined].filter(Boolean).join(' · ')}</span>
        </>
      )}
      typed={(typed, found) => found.find(({ npi }) => npi === typed)}
      onChoose={choose}
      onClear={() => edit([member], null)}
      error={wrong === undefined ? undefined : createCase.wrongNpi(wrong)}
      hint={createCase.providerHint}
    />
  );
}
