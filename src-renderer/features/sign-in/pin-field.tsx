import type { ComponentProps } from 'react';
import { PasswordField } from '../../components/password-field.tsx';
import { words } from '../../words/words.ts';

type Props = Omit<ComponentProps<typeof PasswordField>, 'autoComplete' | 'toggle'>;

const toggle = { show: words.doors.showPinLabel, hide: words.doors.hidePinLabel };

/** A domain person's PIN: a secret of this PC alone, so no password manager is asked for it. */
export function PinField({ label = words.doors.pin, ...rest }: Props) {
  return <PasswordField {...rest} label={label} autoComplete="off" toggle={toggle} />;
}
