import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { CodeField } from '../../components/code-field.tsx';
import { Field } from '../../components/field.tsx';
import { useCountdown } from '../../components/use-countdown.ts';
import { useIntent } from '../../components/use-intent.ts';
import { clockTime } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import { OtherMethods } from './other-methods.tsx';
import type { ScreenProps } from './screen-props.ts';
import { SentCode } from './sent-code.tsx';
import { Step } from './step.tsx';

const leads = {
  sms: words.signIn.codeSentByPhone,
  voice: words.signIn.codeSentByPhone,
  email: words.signIn.codeSent,
  authenticator: words.signIn.codeFromApp,
  recovery: words.signIn.codeFromList,
};

/** A code: on its way, shown by an app, or from a list. It is submitted with its last digit when its length is known. */
export function CodeScreen({ screen, at }: ScreenProps<'code'>) {
  const { sent, problem } = screen;
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const intent = useIntent(screen.busy);
  const wait = useCountdown(sent.resendInMs, at) ?? 0;
  const byEmail = sent.channel === 'email';
  const isSent = sent.channel !== 'authenticator' && sent.channel !== 'recovery';

  useEffect(() => {
    if (screen.busy) return;
    field.current?.focus();
    field.current?.select();
  }, [screen.busy, problem?.code, sent.sendCount, sent.target]);

  const submit = (entered: string) => intent.send('verify', () => bridge.signIn.submitCode({ code: entered }));
  const change = (entered: string) => {
    setCode(entered);
    setIncomplete(false);
    if (entered.length === sent.length && entered !== code) submit(entered);
  };
  const verify = (event: SubmitEvent) => {
    event.preventDefault();
    const complete = code.length > 0 && (sent.length === undefined || code.length === sent.length);
    setIncomplete(!complete);
    if (complete) submit(code);
    else field.current?.focus();
  };

  return (
    <Step heading={words.signIn.phoneHeading} lead={screen.proves === 'reset' ? words.signIn.codeIfAccount : leads[sent.channel]} problem={problem} at={at}>
      <form className="step-form" noValidate onSubmit={verify}>
        {screen.email !== undefined && <Field label={words.signIn.email} type="email" value={screen.email} readOnly />}
        <CodeField ref={field} value={code} channel={sent.channel} length={sent.length} incomplete={incomplete} describedBy="sent-code" onChange={change} />
        <SentCode sent={sent} proves={screen.proves} at={at} id="sent-code" />
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.sending('verify') || (screen.busy && !intent.sending('resend'))} blocked={intent.busy}>
            {byEmail ? words.signIn.verifyEmailCode : words.signIn.verifyCode}
          </Button>
          {isSent && (
            <Button busy={intent.sending('resend')} blocked={intent.busy || wait > 0} onClick={() => intent.send('resend', () => bridge.signIn.resend({}))}>
              {wait > 0 ? words.signIn.sendNewCodeIn(clockTime(wait)) : words.signIn.sendNewCode}
            </Button>
          )}
          {screen.continues && <Button blocked>{words.signIn.continue}</Button>}
        </div>
      </form>
      <OtherMethods methods={screen.other} intent={intent} />
    </Step>
  );
}
