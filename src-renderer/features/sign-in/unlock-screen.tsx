import { bridge, tell } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { useConnection } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';
import { usePasswordForm } from './use-password-form.ts';

/** A remembered person's password opens what this PC keeps for them. */
export function UnlockScreen({ screen, at }: ScreenProps<'unlock'>) {
  const intent = useIntent(screen.busy);
  const offline = useConnection()?.value.state === 'offline';
  const { ref, error, onSubmit } = usePasswordForm(screen, (password) => intent.send('submit', () => bridge.signIn.unlock({ password })));

  return (
    <Step heading={words.signIn.unlockHeading} lead={offline ? words.signIn.unlockOffline : words.signIn.unlockText} problem={screen.problem} at={at} first>
      <form className="step-form" noValidate onSubmit={onSubmit}>
        <div className="person person-current">
          <span className="person-name">{screen.person.name}</span>
          <span className="person-email">{screen.person.email}</span>
        </div>
        <input type="hidden" name="username" autoComplete="username" value={screen.person.email} />
        <PasswordField ref={ref} error={error} autoFocus />
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
