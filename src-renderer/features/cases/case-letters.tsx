import { useState } from 'react';
import type { CaseRecord } from '../../../src-shared/models/case.ts';
import type { SavedAttachment } from '../../../src-shared/models/message.ts';
import { ask, bridge } from '../../bridge.ts';
import { SaveButton } from '../../components/save-button.tsx';
import { localDateTime } from '../../format/dates.ts';
import { wholeNumber } from '../../format/numbers.ts';
import { words } from '../../words/words.ts';

/** The payer's letters, each to be saved by the system's dialog. */
export function CaseLetters({ record }: { readonly record: CaseRecord | undefined }) {
  const [saving, setSaving] = useState<string>();
  const [outcome, setOutcome] = useState<{ readonly id: string; readonly of: SavedAttachment }>();
  const save = async (id: string) => {
    setSaving(id);
    setOutcome(undefined);
    const of = await ask(bridge.cases.saveLetter({ id, name: words.cases.letterFile }));
    setSaving(undefined);
    if (of !== undefined) setOutcome({ id, of });
  };
  const letters = record?.letters ?? [];
  return (
    <section>
      <h3>{words.cases.letters}</h3>
      {letters.length === 0 && <p className="facts-none">{words.cases.noLetters}</p>}
      <ul className="case-letters">
        {letters.map(({ id, title, bytes, date }) => {
          const name = title || words.cases.untitledLetter;
          return (
            <li key={id}>
              <p>
                {name}{' '}
                <span className="facts-aside mono">
                  {localDateTime(date)} {bytes !== undefined && words.home.detail.kilobytes(wholeNumber(Math.ceil(bytes / 1000)))}
                </span>
              </p>
              <SaveButton label={words.cases.save} named={words.cases.saveLetter(name)} busy={saving === id} blocked={saving !== undefined} onClick={() => void save(id)} />
              <p role="status" className="case-letters-outcome">
                {outcome?.id === id && outcome.of !== 'cancelled' && words.messages.outcomes[outcome.of]}
              </p>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
