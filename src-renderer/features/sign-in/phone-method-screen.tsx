import { useId } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import { OtherMethods } from './other-methods.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

/** The phone numbers on record, each with what the server offers for it. */
export function PhoneMethodScreen({ screen, at }: ScreenProps<'phone-method'>) {
  const intent = useIntent(screen.busy);
  const id = useId();
  const none = screen.numbers.length === 0;
  const lead = none ? words.signIn.chooseMethod : screen.numbers.length > 1 ? words.signIn.phoneIntroMany : words.signIn.phoneIntro;
  return (
    <Step heading={words.signIn.phoneHeading} lead={lead} problem={screen.problem} at={at}>
      <ul className="numbers" hidden={none}>
        {screen.numbers.map(({ target, sms, voice }, index) => (
          <li key={target}>
            <p className="number" id={`${id}-${index}`}>{target}</p>
            <div className="number-actions">
              {[
                { methodId: sms, label: words.signIn.sendCode, look: 'main' as const },
                { methodId: voice, label: words.signIn.callMe, look: sms === undefined ? ('main' as const) : ('plain' as const) },
              ].map(
                ({ methodId, label, look }) =>
                  methodId !== undefined && (
                    <Button
                      key={label}
                      look={look}
                      autoFocus={index === 0 && look === 'main'}
                      aria-describedby={`${id}-${index}`}
                      busy={intent.sending(methodId)}
                      blocked={intent.busy}
                      onClick={() => intent.send(methodId, () => bridge.signIn.sendCode({ methodId }))}
                    >
                      {label}
                    </Button>
                  ),
              )}
            </div>
          </li>
        ))}
      </ul>
      <OtherMethods methods={screen.other} intent={intent} autoFocus={none} />
    </Step>
  );
}
