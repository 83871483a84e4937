import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { bridge, tell } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { useConnection } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

/** A remembered person's password opens what this PC keeps for them. */
export function UnlockScreen({ screen, at }: ScreenProps<'unlock'>) {
  const password = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const intent = useIntent(screen.busy);
  const offline = useConnection()?.value.state === 'offline';
  const code = screen.problem?.code;

  useEffect(() => {
    if (!screen.busy && code === 'wrong-password') password.current?.select();
  }, [screen.busy, code]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const typed = password.current?.value ?? '';
    setMissing(typed === '');
    if (typed === '') password.current?.focus();
    else intent.send('submit', () => bridge.signIn.unlock({ password: typed }));
  };

  return (
    <Step heading={words.signIn.unlockHeading} lead={offline ? words.signIn.unlockOffline : words.signIn.unlockText} problem={screen.problem} at={at} first>
      <form className="step-form" noValidate onSubmit={submit}>
        <div className="person person-current">
          <span className="person-name">{screen.person.name}</span>
          <span className="person-email">{screen.person.email}</span>
        </div>
        <input type="hidden" name="username" autoComplete="username" value={screen.person.email} />
        <PasswordField ref={password} error={missing ? words.signIn.enterPassword : undefined} autoFocus />
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.signIn.unlock}
          </Button>
          <Button look="quiet" onClick={() => tell(bridge.signIn.cancel({}))}>
            {words.signIn.somebodyElse}
          </Button>
        </div>
      </form>
    </Step>
  );
}
