import { useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Page } from '../../components/page.tsx';
import { loadLater } from '../../load-later.tsx';
import { words } from '../../words/words.ts';
import { ChangeProblem } from '../../components/change-problem.tsx';
import { useChange } from '../../components/use-change.ts';
import type { Contact, View } from './view.ts';

const phoneField = loadLater(async () => (await import('../../components/phone-field.tsx')).PhoneField);

const wrongPhone = { invalid: words.doors.phoneInvalid, extension: words.doors.phoneExtension };

type Props = {
  readonly kind: Contact['kind'];
  readonly name: string;
  readonly onView: (view: View) => void;
  readonly onBack: () => void;
};

/** A further phone number or address: a code is sent to it. */
export function AddContact({ kind, name, onView, onBack }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [number, setNumber] = useState<{ readonly e164: string } | { readonly wrong: keyof typeof wrongPhone }>({ wrong: 'invalid' });
  const [error, setError] = useState<string>();
  const intent = useChange();
  const byPhone = kind === 'phone';

  const typed = (): { readonly target: string } | { readonly wrong: string } => {
    if (byPhone) return 'e164' in number ? { target: number.e164 } : { wrong: wrongPhone[number.wrong] };
    const target = input.current?.value.trim() ?? '';
    return /^\S+@\S+$/.test(target) ? { target } : { wrong: words.signIn.enterEmail };
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const read = typed();
    setError('wrong' in read ? read.wrong : undefined);
    if ('wrong' in read) {
      intent.clear();
      input.current?.focus();
      return;
    }
    const contact: Contact = { kind, target: read.target };
    intent.send('send', () => bridge.account.addContact(contact), (enrolment) => onView({ kind: 'activate', enrolment, contact }));
  };

  return (
    <Page
      heading={byPhone ? words.account.phoneHeading : words.account.emailHeading}
      lead={byPhone ? words.account.phoneText : words.account.emailText}
      back={words.account.backToAccount}
      onBack={onBack}
      person={name}
    >
      <ChangeProblem problem={intent.problem} at={intent.at} />
      <form className="step-form" noValidate onSubmit={submit}>
        {byPhone ? (
          <phoneField.Component ref={input} error={error} onNumber={setNumber} autoFocus />
        ) : (
          <Field label={words.signIn.email} error={error} ref={input} type="email" name="email" autoComplete="email" spellCheck={false} autoCapitalize="none" maxLength={320} autoFocus />
        )}
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.account.sendCode}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {words.account.cancel}
          </Button>
        </div>
      </form>
    </Page>
  );
}
