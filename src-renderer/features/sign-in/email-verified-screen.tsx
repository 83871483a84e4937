import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useIntent } from '../../components/use-intent.ts';
import { clockTime } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

/** The code was right: Continue opens the home. */
export function EmailVerifiedScreen({ screen, at }: ScreenProps<'email-verified'>) {
  const intent = useIntent(screen.busy);
  const left = useCountdown(screen.continueWithinMs, at) ?? 0;
  return (
    <Step heading={words.signIn.verifiedHeading} problem={screen.problem} at={at}>
      <div role="status" className="verified">
        <Notice tone="good" what={words.signIn.verified} />
      </div>
      <div className="step-form">
        <Field label={words.signIn.email} type="email" value={screen.email} readOnly />
        <div className="step-actions">
          <Button look="main" autoFocus busy={intent.busy} onClick={() => intent.send('continue', () => bridge.signIn.continue({}))}>
            {words.signIn.continue}
          </Button>
          <p className="step-aside" role="timer">
            {words.signIn.continueWithin(clockTime(left))}
          </p>
        </div>
      </div>
    </Step>
  );
}
