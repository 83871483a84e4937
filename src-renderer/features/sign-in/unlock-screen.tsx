import { needsServerCodes } from '../../../src-shared/models/problem.ts';
import { bridge, tell } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useIntent } from '../../components/use-intent.ts';
import { useConnection } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import { OtherPeople } from './other-people.tsx';
import { PinField } from './pin-field.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';
import { usePasswordForm } from './use-password-form.ts';

const withPassword = {
  Field: PasswordField,
  text: words.signIn.unlockText,
  offlineText: words.signIn.unlockOffline,
  ask: words.signIn.enterPassword,
  forgot: words.signIn.forgotPassword,
  onForgot: () => bridge.signIn.forgotPassword({}),
};
const withPin = {
  Field: PinField,
  text: words.signIn.unlockPinText,
  offlineText: words.signIn.unlockPinOffline,
  ask: words.doors.enterPin,
  forgot: words.doors.forgotPin,
  onForgot: () => bridge.signIn.choose({ via: 'domain' }),
};

/** A remembered person's password, or a domain person's PIN, opens what this PC keeps for them. */
export function UnlockScreen({ screen, at }: ScreenProps<'unlock'>) {
  const intent = useIntent(screen.busy);
  const wait = useCountdown(screen.problem?.waitMs, at) ?? 0;
  const needsServer = screen.problem !== undefined && needsServerCodes.has(screen.problem.code);
  const offline = useConnection()?.value.state === 'offline';
  const { Field, text, offlineText, ask, forgot, onForgot } = screen.person.via === 'domain' ? withPin : withPassword;
  const { ref, error, onSubmit } = usePasswordForm(screen, ask, (password) => intent.send('submit', () => bridge.signIn.unlock({ password })));

  const { person, locked } = screen;

  return (
    <Step heading={locked ? words.lock.heading(person.name) : words.signIn.unlockHeading} lead={[locked && words.lock.reasons[locked], !needsServer && (offline ? offlineText : text)].filter(Boolean).join(' ')} problem={screen.problem} at={at} first>
      <form className="step-form" noValidate onSubmit={onSubmit}>
        <div className="person person-current">
          {!locked && <span className="person-name">{person.name}</span>}
          <span className="person-email">{person.email}</span>
        </div>
        <input type="hidden" name="username" autoComplete="username" value={person.email} />
        <Field ref={ref} error={error} autoFocus />
        <button type="button" className="button-link" onClick={() => intent.send('forgot', onForgot)}>
          {forgot}
        </button>
        <div className="step-actions">
          {needsServer && (
            <Button look="main" busy={intent.sending('server')} blocked={intent.busy} onClick={() => intent.send('server', () => bridge.signIn.choose({ via: screen.person.via }))}>
              {words.signIn.unlockWithServer}
            </Button>
          )}
          <Button look={needsServer ? 'plain' : 'main'} type="submit" busy={intent.busy && !['forgot', 'server', 'emergency'].some(intent.sending)} blocked={intent.busy || wait > 0}>
            {words.signIn.unlock}
          </Button>
          {screen.emergency === true && (
            <Button busy={intent.sending('emergency')} blocked={intent.busy} onClick={() => intent.send('emergency', () => bridge.signIn.askEmergency({}))}>
              {words.offline.emergencyAccess}
            </Button>
          )}
          <Button look="quiet" onClick={() => tell(bridge.signIn.cancel({}))}>
            {screen.people.length > 1 ? words.lock.loginOptions : words.signIn.somebodyElse}
          </Button>
        </div>
      </form>
      <OtherPeople people={screen.people} current={person.id} intent={intent} />
    </Step>
  );
}
