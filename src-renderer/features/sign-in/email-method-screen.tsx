import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import { OtherMethods } from './other-methods.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

/** Verification is necessary: the address is known, the code is still to be sent. */
export function EmailMethodScreen({ screen, at }: ScreenProps<'email-method'>) {
  const intent = useIntent(screen.busy);
  const { methodId } = screen;
  return (
    <Step heading={words.signIn.phoneHeading} lead={words.signIn.emailIntro} problem={screen.problem} at={at}>
      <div className="step-form">
        <Field label={words.signIn.email} type="email" value={screen.email} readOnly />
        <div className="step-actions">
          <Button look="main" autoFocus busy={intent.sending(methodId)} blocked={intent.busy} onClick={() => intent.send(methodId, () => bridge.signIn.sendCode({ methodId }))}>
            {words.signIn.sendVerificationCode}
          </Button>
          <Button blocked>{words.signIn.continue}</Button>
        </div>
      </div>
      <OtherMethods methods={screen.other} intent={intent} />
    </Step>
  );
}
