import { useId } from 'react';
import type { Attribute } from '../../../src-shared/models/sign-in-screen.ts';
import { Field } from '../../components/field.tsx';
import { words } from '../../words/words.ts';
import { attributeName, autofillOf } from './attribute-name.ts';
import type { AttributeError } from './attribute-values.ts';

type Props = { readonly attribute: Attribute; readonly error: AttributeError | undefined; readonly autoFocus: boolean };

/** One thing that the server wants to know of a new person: a text, or a tick for yes. */
export function AttributeField({ attribute, error, autoFocus }: Props) {
  const { name, type, required, value } = attribute;
  const id = useId();
  const label = attributeName(name);
  const errors = { missing: words.doors.attributeMissing, invalid: type === 'yes-no' ? words.doors.attributeTick : words.doors.attributeInvalid };
  const message = error && errors[error];
  if (type === 'yes-no') {
    return (
      <div>
        <label className="check">
          <input type="checkbox" name={name} defaultChecked={value === 'true'} autoFocus={autoFocus} aria-invalid={error !== undefined} aria-describedby={message && `${id}-error`} />
          <span>
            {label} {!required && <span className="field-optional">{words.doors.optional}</span>}
          </span>
        </label>
        {message !== undefined && (
          <p id={`${id}-error`} className="field-error" role="alert">
            {message}
          </p>
        )}
      </div>
    );
  }
  return (
    <Field
      label={label}
      optional={!required}
      required={required}
      error={message}
      name={name}
      autoComplete={autofillOf(name)}
      defaultValue={value}
      maxLength={1000}
      autoFocus={autoFocus}
    />
  );
}
