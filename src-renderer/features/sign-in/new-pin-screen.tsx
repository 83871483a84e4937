import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import { isSimplePin, longestPin, shortestPin } from '../../../src-shared/models/pin.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { RuleList } from '../../components/rule-list.tsx';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import { PinField } from './pin-field.tsx';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

const rulesOf = (pin: string) => ({ length: pin.length >= shortestPin && pin.length <= longestPin, notSimple: pin !== '' && !isSimplePin(pin) });

/** A PIN for what this PC keeps, chosen now: its rules as they are met. */
export function NewPinScreen({ screen, at }: ScreenProps<'pin'>) {
  const id = useId();
  const ref = useRef<HTMLInputElement>(null);
  const [met, setMet] = useState(() => rulesOf(''));
  const [missed, setMissed] = useState(false);
  const intent = useIntent(screen.busy);
  const code = screen.problem?.code;
  const tooSimple = code === 'pin-too-simple' ? `${words.problems[code].what} ${words.problems[code].next}` : undefined;

  useEffect(() => {
    if (!screen.busy && code === 'pin-too-simple') ref.current?.select();
  }, [screen.busy, code]);

  const onInput = () => {
    setMet(rulesOf(ref.current?.value ?? ''));
    setMissed(false);
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    const pin = ref.current?.value ?? '';
    const { length, notSimple } = rulesOf(pin);
    setMissed(!length || !notSimple);
    if (length && notSimple) intent.send('set', () => bridge.signIn.submitPin({ pin }));
    else ref.current?.focus();
  };

  return (
    <Step heading={words.doors.pinFreshHeading} lead={words.doors.pinFreshText} problem={tooSimple === undefined ? screen.problem : undefined} at={at} first>
      <form className="step-form" noValidate onSubmit={onSubmit}>
        <PinField ref={ref} label={words.doors.newPin} error={missed ? words.doors.pinNotYet : tooSimple} describedBy={id} autoFocus onInput={onInput} />
        <RuleList
          id={id}
          label={words.doors.pinRules.label}
          missed={missed}
          rules={[
            { text: words.doors.pinRules.length(shortestPin, longestPin), met: met.length },
            { text: words.doors.pinRules.notSimple, met: met.notSimple },
          ]}
        />
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.doors.setPin}
          </Button>
        </div>
      </form>
    </Step>
  );
}
