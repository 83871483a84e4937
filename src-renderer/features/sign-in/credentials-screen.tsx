import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { LaterDialog } from '../../components/later-dialog.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { RememberMe } from '../../components/remember-me.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

/** Sign in with your email address. */
export function CredentialsScreen({ screen, at }: ScreenProps<'credentials'>) {
  const email = useRef<HTMLInputElement>(null);
  const password = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState<'email' | 'password'>();
  const [forgot, setForgot] = useState(false);
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

  return (
    <Step heading={screen.fixedEmail ? words.signIn.confirmHeading : words.signIn.signInHeading} lead={screen.fixedEmail ? words.signIn.confirmText : undefined} problem={screen.problem} at={at} first>
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
          defaultValue={screen.email}
          readOnly={screen.fixedEmail}
          autoFocus={screen.email === ''}
        />
        <PasswordField ref={password} error={missing === 'password' ? words.signIn.enterPassword : undefined} autoFocus={screen.email !== ''} />
        <button type="button" className="button-link" onClick={() => setForgot(true)}>
          {words.signIn.forgotPassword}
        </button>
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.signIn.signIn}
          </Button>
          <p className="step-aside">{words.signIn.viaNext(screen.via)}</p>
        </div>
        {!screen.fixedEmail && <RememberMe {...screen.rememberMe} />}
      </form>
      {forgot && <LaterDialog topic="forgot" onClose={() => setForgot(false)} />}
    </Step>
  );
}
