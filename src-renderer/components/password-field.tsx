import { useState, type KeyboardEvent, type RefObject } from 'react';
import { words } from '../words/words.ts';
import { Field } from './field.tsx';

type Props = {
  readonly label?: string;
  readonly error?: string | undefined;
  readonly autoFocus?: boolean;
  readonly ref: RefObject<HTMLInputElement | null>;
};

/** The password as an uncontrolled input (its text never enters React's state), with show/hide and a Caps Lock hint. */
export function PasswordField({ label = words.signIn.password, error, autoFocus = false, ref }: Props) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const readCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <Field
      label={label}
      error={error}
      hint={capsLock && <span role="status">{words.signIn.capsLock}</span>}
      ref={ref}
      name="password"
      type={shown ? 'text' : 'password'}
      autoComplete="current-password"
      spellCheck={false}
      autoCapitalize="none"
      maxLength={256}
      autoFocus={autoFocus}
      onKeyDown={readCapsLock}
      onKeyUp={readCapsLock}
      onBlur={() => setCapsLock(false)}
      after={
        <button type="button" className="field-toggle" aria-label={shown ? words.signIn.hidePasswordLabel : words.signIn.showPasswordLabel} onClick={() => setShown(!shown)}>
          {shown ? words.signIn.hidePassword : words.signIn.showPassword}
        </button>
      }
    />
  );
}
