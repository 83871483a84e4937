import { useState, type ComponentProps, type KeyboardEvent, type RefObject } from 'react';
import { words } from '../words/words.ts';
import { Field } from './field.tsx';

type Props = Pick<ComponentProps<typeof Field>, 'error' | 'autoFocus' | 'describedBy' | 'onInput'> & {
  readonly label?: string;
  readonly autoComplete?: 'current-password' | 'new-password' | 'off';
  /** What the button beside it is called: the label of a password, unless it is something else. */
  readonly toggle?: { readonly show: string; readonly hide: string };
  readonly ref: RefObject<HTMLInputElement | null>;
};

const passwordToggle = { show: words.signIn.showPasswordLabel, hide: words.signIn.hidePasswordLabel };

/** A secret as an uncontrolled input (its text never enters React's state), with show/hide and a Caps Lock hint. */
export function PasswordField({ label = words.signIn.password, autoComplete = 'current-password', toggle = passwordToggle, ...rest }: Props) {
  const [shown, setShown] = useState(false);
  const [capsLock, setCapsLock] = useState(false);
  const readCapsLock = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'));
  return (
    <Field
      {...rest}
      label={label}
      hint={capsLock && <span role="status">{words.signIn.capsLock}</span>}
      name="password"
      type={shown ? 'text' : 'password'}
      autoComplete={autoComplete}
      spellCheck={false}
      autoCapitalize="none"
      // a pasted new password must not be cut without a word
      maxLength={autoComplete === 'new-password' ? undefined : 256}
      onKeyDown={readCapsLock}
      onKeyUp={readCapsLock}
      onBlur={() => setCapsLock(false)}
      after={
        <button type="button" className="field-toggle" aria-label={shown ? toggle.hide : toggle.show} onClick={() => setShown(!shown)}>
          {shown ? words.signIn.hidePassword : words.signIn.showPassword}
        </button>
      }
    />
  );
}
