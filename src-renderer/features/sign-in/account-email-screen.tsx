import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

type Props = ScreenProps<'account-email'> & { /** What was typed on the screen before. */ readonly typedEmail: string };

const frames = {
  'sign-up': { heading: words.doors.signUpHeading, lead: words.doors.signUpText },
  reset: { heading: words.doors.resetHeading, lead: words.doors.resetText },
};

/** Which address it is about: of a new account, or of a forgotten password. */
export function AccountEmailScreen({ screen, at, typedEmail }: Props) {
  const ref = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const intent = useIntent(screen.busy);
  const code = screen.problem?.code;

  useEffect(() => {
    if (!screen.busy && (code === 'account-exists' || code === 'address-refused')) ref.current?.select();
  }, [screen.busy, code]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const email = ref.current?.value.trim() ?? '';
    const valid = /^\S+@\S+$/.test(email);
    setMissing(!valid);
    if (valid) intent.send('submit', () => bridge.signIn.submitEmail({ email }));
    else ref.current?.focus();
  };

  return (
    <Step {...frames[screen.purpose]} problem={screen.problem} at={at} first={screen.purpose === 'sign-up'}>
      <form className="step-form" noValidate onSubmit={submit}>
        <Field
          label={words.signIn.email}
          error={missing ? words.signIn.enterEmail : undefined}
          ref={ref}
          name="username"
          type="email"
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          maxLength={320}
          defaultValue={screen.email || typedEmail}
          readOnly={screen.fixedEmail}
          autoFocus={!screen.fixedEmail}
        />
        <div className="step-actions">
          <Button look="main" type="submit" autoFocus={screen.fixedEmail} busy={intent.busy}>
            {words.signIn.sendVerificationCode}
          </Button>
        </div>
      </form>
    </Step>
  );
}
