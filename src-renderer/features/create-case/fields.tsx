import { useId } from 'react';
import type { DraftPath } from '../../../src-shared/models/draft.ts';
import { DateField } from '../../components/date-field.tsx';
import { Field } from '../../components/field.tsx';
import { fieldName, missingIn } from './missing.ts';
import { useDraftPart, useText } from './use-draft.ts';

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
