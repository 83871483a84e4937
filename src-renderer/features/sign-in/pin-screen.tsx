import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import { NewPinScreen } from './new-pin-screen.tsx';
import { PinField } from './pin-field.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';
import { usePasswordForm } from './use-password-form.ts';

/** A domain person's PIN: chosen now, or the one that opens what this PC keeps. */
export function PinScreen(props: ScreenProps<'pin'>) {
  return props.screen.fresh ? <NewPinScreen {...props} /> : <KnownPinScreen {...props} />;
}

/** The PIN opens what this PC keeps, or the person starts afresh. */
function KnownPinScreen({ screen, at }: ScreenProps<'pin'>) {
  const intent = useIntent(screen.busy);
  const wait = useCountdown(screen.problem?.waitMs, at) ?? 0;
  const { ref, error, onSubmit } = usePasswordForm(screen, words.doors.enterPin, (pin) => intent.send('open', () => bridge.signIn.submitPin({ pin })));
  return (
    <Step heading={words.doors.pinHeading} lead={words.doors.pinText(screen.name)} problem={screen.problem} at={at} first>
      <form className="step-form" noValidate onSubmit={onSubmit}>
        <PinField ref={ref} error={error} autoFocus />
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy && !intent.sending('afresh')} blocked={intent.busy || wait > 0}>
            {words.doors.openPin}
          </Button>
          <Button busy={intent.sending('afresh')} blocked={intent.busy} onClick={() => intent.send('afresh', () => bridge.signIn.startAfresh({}))}>
            {words.signIn.startAfresh}
          </Button>
        </div>
        <p className="step-aside">{words.doors.pinAfreshText}</p>
      </form>
    </Step>
  );
}
