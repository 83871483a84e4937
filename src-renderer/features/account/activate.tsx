import { useEffect, useId, useRef, useState, type SubmitEvent } from 'react';
import type { Enrolment } from '../../../src-shared/models/account.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { CodeField } from '../../components/code-field.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../words/words.ts';
import { ChangeProblem } from '../../components/change-problem.tsx';
import { AppKey } from './app-key.tsx';
import { useChange } from '../../components/use-change.ts';
import type { Contact, View } from './view.ts';

const channels = { phone: 'sms', email: 'email', authenticator: 'authenticator' } as const;

type Props = {
  readonly name: string;
  readonly enrolment: Enrolment;
  readonly contact: Contact | undefined;
  readonly onView: (view: View) => void;
  readonly onDone: (done?: string) => void;
};

/** The method on its way is proved by a code: from the message, or from the app that takes the key here. */
export function Activate({ name, enrolment, contact, onView, onDone }: Props) {
  const { id, kind, codeLength } = enrolment;
  const describedBy = useId();
  const field = useRef<HTMLInputElement>(null);
  const [code, setCode] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  const [sentAgain, setSentAgain] = useState(false);
  const intent = useChange();
  const { problem } = intent;

  useEffect(() => {
    if (problem !== undefined) field.current?.select();
  }, [problem]);

  const submit = (entered: string) => {
    setSentAgain(false);
    intent.send(
      'verify',
      () => bridge.account.activate({ id, code: entered }),
      ({ recoveryCodes: codes }) => {
        if (codes === undefined) onDone(words.account.added);
        else onView({ kind: 'codes', codes, done: words.account.added });
      },
    );
  };
  const change = (entered: string) => {
    setCode(entered);
    setIncomplete(false);
    if (entered.length === codeLength && entered !== code) submit(entered);
  };
  const verify = (event: SubmitEvent) => {
    event.preventDefault();
    const complete = code.length === codeLength;
    setIncomplete(!complete);
    if (complete) submit(code);
    else field.current?.focus();
  };
  const resend = () => {
    if (contact === undefined) return;
    intent.send('resend', () => bridge.account.addContact(contact), (next) => {
      onView({ kind: 'activate', enrolment: next, contact });
      setCode('');
      setSentAgain(true);
      field.current?.focus();
    });
  };

  const { before, target, after } = words.account.activateText(enrolment.target);
  return (
    <Page
      heading={contact === undefined ? words.account.appHeading : words.account.activateHeading}
      lead={
        contact === undefined ? undefined : (
          <span id={describedBy}>
            {before}
            <span className="target">{target}</span>
            {after}
          </span>
        )
      }
      back={words.account.backToAccount}
      onBack={() => onDone()}
      person={name}
    >
      {contact === undefined && <AppKey enrolment={enrolment} />}
      <form className="step-form" noValidate onSubmit={verify}>
        <ChangeProblem problem={problem} at={intent.at} />
        <CodeField ref={field} value={code} channel={channels[kind]} length={codeLength} incomplete={incomplete} describedBy={describedBy} onChange={change} />
        <div className="step-actions">
          {problem?.code === 'enrolment-expired' ? (
            <Button look="main" onClick={() => onView({ kind: 'add', method: kind })}>
              {words.account.startAgain}
            </Button>
          ) : (
            <>
              <Button look="main" type="submit" busy={intent.sending === 'verify'} blocked={intent.busy}>
                {words.account.confirmCode}
              </Button>
              {contact !== undefined && (
                <Button busy={intent.sending === 'resend'} blocked={intent.busy} onClick={resend}>
                  {words.account.sendNewCode}
                </Button>
              )}
            </>
          )}
        </div>
        <p role="status">{sentAgain && words.account.newCodeSent}</p>
      </form>
    </Page>
  );
}
