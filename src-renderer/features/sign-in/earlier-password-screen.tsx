import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';
import { usePasswordForm } from './use-password-form.ts';

/** This PC keeps data under an earlier password: give that one to keep the data, or start afresh. */
export function EarlierPasswordScreen({ screen, at }: ScreenProps<'earlier-password'>) {
  const intent = useIntent(screen.busy);
  const wait = useCountdown(screen.problem?.waitMs, at) ?? 0;
  const { ref, error, onSubmit } = usePasswordForm(screen, words.signIn.enterPassword, (password) => intent.send('keep', () => bridge.signIn.keepWithEarlierPassword({ password })));

  return (
    <Step heading={words.signIn.earlierHeading} lead={words.signIn.earlierText} problem={screen.problem} at={at}>
      <form className="step-form" noValidate onSubmit={onSubmit}>
        <PasswordField ref={ref} label={words.signIn.earlierPassword} error={error} autoFocus />
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.sending('keep')} blocked={intent.busy || wait > 0}>
            {words.signIn.keep}
          </Button>
          <Button busy={intent.sending('afresh')} blocked={intent.busy} onClick={() => intent.send('afresh', () => bridge.signIn.startAfresh({}))}>
            {words.signIn.startAfresh}
          </Button>
        </div>
        <p className="step-aside">{words.signIn.startAfreshText}</p>
      </form>
    </Step>
  );
}
