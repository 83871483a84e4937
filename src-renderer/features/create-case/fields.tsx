import { useId, useState } from 'react';
import type { DraftPath } from '../../../src-shared/models/draft.ts';
import { isIsoDate } from '../../../src-shared/models/draft-missing.ts';
import { Field } from '../../components/field.tsx';
import { plainDate } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import { isoDate } from './date-text.ts';
import { fieldName, missingIn } from './missing.ts';
import { useDraftPart, useText } from './use-draft.ts';

const { createCase } = words;
/** Services are asked for at most this many years ahead. */
const yearsAhead = 5;

/** Whether what is at a path can't be right. */
export function useIsInvalid(path: DraftPath): boolean {
  const name = fieldName(path);
  return useDraftPart((store) => missingIn(store.fields()).some((each) => each.code === 'invalid' && fieldName(each.path) === name));
}

type Props = { readonly path: DraftPath; readonly label: string };

/** One line of text of the draft. */
export function DraftText({ path, label, invalid }: Props & { readonly invalid?: string }) {
  const [text, change] = useText(path);
  const isInvalid = useIsInvalid(path);
  return (
    <Field
      label={label}
      name={fieldName(path)}
      value={text}
      maxLength={100}
      autoComplete="off"
      spellCheck={false}
      error={isInvalid ? invalid : undefined}
      onChange={(event) => change(event.target.value)}
    />
  );
}

type DateProps = { readonly label: string; readonly name: string; readonly value: string; readonly latestYear: number; readonly error?: string | undefined; readonly onChange: (value: string) => void };

/** A date, typed as MM/DD/YYYY in any usual way and kept as a FHIR date; what is no date is kept as it was typed, and marked. */
export function DateField({ label, name, value, latestYear, error, onChange }: DateProps) {
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
      placeholder={createCase.datePattern}
      autoComplete="off"
      inputMode="numeric"
      error={isNoDate ? createCase.noDate : error}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(undefined)}
    />
  );
}

/** A date of the draft. */
export function DraftDate({ path, label, error }: Props & { readonly error?: string | undefined }) {
  const [value, change] = useText(path);
  return <DateField label={label} name={fieldName(path)} value={value} latestYear={new Date().getFullYear() + yearsAhead} error={error} onChange={change} />;
}

type ChoiceProps = Props & { readonly choices: readonly (readonly [value: string, text: string])[]; readonly onChange?: (value: string) => void };

/** One of a few values, all in view. */
export function DraftChoice({ path, label, choices, onChange }: ChoiceProps) {
  const id = useId();
  const [value, change] = useText(path);
  return (
    <fieldset className="choice" aria-labelledby={id}>
      <legend id={id}>{label}</legend>
      {choices.map(([each, text]) => (
        <label key={each} className="check">
          <input
            type="radio"
            name={fieldName(path)}
            value={each}
            checked={value === each}
            onChange={() => {
              change(each);
              onChange?.(each);
            }}
          />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
