import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { RememberMe } from '../../components/remember-me.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

type Props = ScreenProps<'credentials'> & {
  /** What was typed before the way back from the forgotten password. */
  readonly typedEmail: string;
  /** The typed e-mail goes along to the forgotten password. */
  readonly onForgot: (email: string) => void;
};

function frameOf({ fixedEmail, registering }: Props['screen']) {
  if (fixedEmail) return { heading: words.signIn.confirmHeading, lead: words.signIn.confirmText };
  return registering ? { heading: words.signIn.registeringHeading, lead: words.signIn.registeringText } : { heading: words.signIn.signInHeading };
}

/** Sign in with your email address; also the first thing to do at the first login with multi-factor authentication. */
export function CredentialsScreen({ screen, at, typedEmail, onForgot }: Props) {
  const known = screen.email || typedEmail;
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState<'email' | 'password'>();
  const intent = useIntent(screen.busy);
  const code = screen.problem?.code;

  useEffect(() => {
    if (!screen.busy && code === 'invalid-credentials') password.current?.select();
  }, [screen.busy, code]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = { email: email.current?.value.trim() ?? '', password: password.current?.value ?? '' };
    const lacks = /^\S+@\S+$/.test(typed.email) ? (typed.password === '' ? 'password' : undefined) : 'email';
    setMissing(lacks);
    if (lacks === undefined) intent.send('submit', () => bridge.signIn.submitCredentials(typed));
    else (lacks === 'email' ? email : password).current?.focus();
  };
  const forgot = () => {
    onForgot(email.current?.value.trim() ?? '');
    intent.send('forgot', () => bridge.signIn.forgotPassword({}));
  };

  return (
    <Step {...frameOf(screen)} problem={screen.problem} at={at} first>
      <form className="step-form" noValidate onSubmit={submit}>
        <Field
          label={words.signIn.email}
          error={missing === 'email' ? words.signIn.enterEmail : undefined}
          ref={email}
          name="username"
          type="email"
          autoComplete="username"
          spellCheck={false}
          autoCapitalize="none"
          maxLength={320}
          defaultValue={known}
          readOnly={screen.fixedEmail}
          autoFocus={known === ''}
        />
        <PasswordField ref={password} error={missing === 'password' ? words.signIn.enterPassword : undefined} autoFocus={known !== ''} />
        <button type="button" className="button-link" onClick={forgot}>
          {words.signIn.forgotPassword}
        </button>
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy && !intent.sending('forgot')} blocked={intent.busy}>
            {words.signIn.signIn}
          </Button>
          <p className="step-aside">{screen.registering ? words.signIn.registeringNext : words.signIn.viaNext(screen.via)}</p>
        </div>
        {!screen.fixedEmail && <RememberMe {...screen.rememberMe} />}
      </form>
    </Step>
  );
}
