import { useState } from 'react';
import { isIsoDate } from '../../src-shared/models/draft-missing.ts';
import { isoDate } from '../format/date-text.ts';
import { plainDate } from '../format/dates.ts';
import { words } from '../words/words.ts';
import { Field } from './field.tsx';

type Props = { readonly label: string; readonly name: string; readonly value: string; readonly latestYear: number; readonly error?: string | undefined; readonly onChange: (value: string) => void };

/** A date, typed as MM/DD/YYYY in any usual way and kept as a FHIR date; what is no date is kept as it was typed, and marked. */
export function DateField({ label, name, value, latestYear, error, onChange }: Props) {
  const [typed, setTyped] = useState<string>();
  const kept = typed !== undefined && (isoDate(typed, latestYear) ?? typed) === value;
  const isNoDate = value !== '' && typed === undefined && !isIsoDate(value);
  const change = (text: string) => {
    setTyped(text);
    onChange(isoDate(text, latestYear) ?? text);
  };
  return (
    <Field
      label={label}
      name={name}
      value={kept ? typed : plainDate(value)}
      maxLength={100}
      placeholder={words.createCase.datePattern}
      autoComplete="off"
      inputMode="numeric"
      error={isNoDate ? words.createCase.noDate : error}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}
