import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { CodeField } from '../../components/code-field.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useIntent } from '../../components/use-intent.ts';
import { words } from '../../words/words.ts';
import type { ScreenProps } from './screen-props.ts';
import { Step } from './step.tsx';

const { offline } = words;

/** Where the server is away, a code of the authenticator app opens what the password alone does not. */
export function OfflineCodeScreen({ screen, at }: ScreenProps<'offline-code'>) {
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const intent = useIntent(screen.busy);
  const wait = useCountdown(screen.problem?.waitMs, at) ?? 0;

  useEffect(() => {
    if (screen.busy) return;
    field.current?.focus();
    field.current?.select();
  }, [screen.busy, screen.problem?.code]);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setIncomplete(code.length < screen.digits);
    if (code.length < screen.digits) field.current?.focus();
    else if (wait === 0) intent.send('verify', () => bridge.signIn.submitOfflineCode({ code }));
  };
  return (
    <Step heading={offline.codeHeading} lead={offline.codeText} problem={screen.problem} at={at}>
      <form className="step-form" noValidate onSubmit={submit}>
        <CodeField ref={field} value={code} channel="authenticator" length={screen.digits} incomplete={incomplete} describedBy="offline-code-note" onChange={setCode} />
        <p id="offline-code-note" className="step-aside">
          {offline.codeNote}
        </p>
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy} blocked={intent.busy || wait > 0}>
            {words.signIn.unlock}
          </Button>
        </div>
      </form>
    </Step>
  );
}
