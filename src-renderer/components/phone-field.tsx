import { useState, type ChangeEvent, type RefObject } from 'react';
import { Field } from './field.tsx';
import { SelectField } from './select-field.tsx';
import { words } from '../words/words.ts';
import { countriesIn, phoneNumber, phoneTyped, type CountryCode } from './phone-text.ts';

type Props = {
  readonly error: string | undefined;
  readonly autoFocus?: boolean;
  readonly ref: RefObject<HTMLInputElement | null>;
  /** Gets the number in E.164 as it is typed, or what is wrong with it. */
  readonly onNumber: (number: ReturnType<typeof phoneNumber>) => void;
};

/** A direct phone number: its country, and the number formatted as it is typed. */
export function PhoneField({ error, autoFocus = false, ref, onNumber }: Props) {
  const [countries] = useState(() => countriesIn(words.language));
  const [{ text, country }, setTyped] = useState<ReturnType<typeof phoneTyped>>({ text: '', country: 'US' });
  const set = (next: typeof text, of: CountryCode) => {
    setTyped({ text: next, country: of });
    onNumber(phoneNumber(next, of));
  };
  const type = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const next = phoneTyped(text, target.value, target.selectionStart === target.value.length, country);
    set(next.text, next.country);
  };
  const choose = ({ target }: ChangeEvent<HTMLSelectElement>) => {
    const chosen = countries.find(({ code }) => code === target.value)?.code;
    if (chosen !== undefined) set(text, chosen);
  };
  return (
    <>
      <SelectField label={words.doors.country} value={country} autoComplete="off" onChange={choose}>
        {countries.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </SelectField>
      <Field
        label={words.doors.phone}
        ref={ref}
        error={error}
        hint={error === undefined && words.doors.phoneDirect}
        type="tel"
        name="tel"
        autoComplete="tel"
        maxLength={40}
        autoFocus={autoFocus}
        value={text}
        onChange={type}
      />
    </>
  );
}
