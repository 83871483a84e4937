import { useEffect, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { Notice } from '../../components/notice.tsx';
import { isPasswordRefusal } from '../../components/password-rules.ts';
import { useIntent } from '../../components/use-intent.ts';
import { useNewPassword } from '../../components/use-new-password.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

/** The password of a new account, or a new one for a forgotten one; before it is set, what becomes of what this PC keeps. */
export function NewPasswordScreen({ screen, at }: ScreenProps<'new-password'>) {
  const { email, minLength, kept, problem } = screen;
  const password = useNewPassword({ email, minLength });
  const intent = useIntent(screen.busy);
  const { ref } = password;
  const refusal = problem !== undefined && isPasswordRefusal(problem.code) ? words.problems[problem.code] : undefined;
  const refused = refusal !== undefined;

  useEffect(() => {
    if (!screen.busy && refused) ref.current?.select();
  }, [screen.busy, refused, problem?.code, ref]);

  const submit = async () => {
    const taken = await password.take();
    if (taken !== undefined) intent.send('submit', () => bridge.signIn.submitNewPassword({ password: taken }));
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void submit();
  };

  return (
    <Step heading={screen.purpose === 'sign-up' ? words.doors.newPasswordHeading : words.doors.newPasswordAgainHeading} problem={refused ? undefined : problem} at={at}>
      <form className="step-form" noValidate onSubmit={onSubmit}>
        <Field label={words.signIn.email} name="username" type="email" autoComplete="username" value={email} readOnly />
        <NewPasswordField password={password} minLength={minLength} error={refusal && `${refusal.what} ${refusal.next}`} autoFocus />
        {kept !== undefined && <Notice tone="info" {...words.doors.kept[kept]} />}
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.doors.setPassword}
          </Button>
        </div>
      </form>
    </Step>
  );
}
