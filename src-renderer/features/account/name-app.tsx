import { useRef, useState, type SubmitEvent } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../words/words.ts';
import { ChangeProblem } from '../../components/change-problem.tsx';
import { useChange } from '../../components/use-change.ts';
import type { View } from './view.ts';

type Props = { readonly name: string; readonly onView: (view: View) => void; readonly onBack: () => void };

/** The name by which the person knows their authenticator app again. */
export function NameApp({ name, onView, onBack }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [missing, setMissing] = useState(false);
  const intent = useChange();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const appName = input.current?.value.trim() ?? '';
    setMissing(appName === '');
    if (appName === '') input.current?.focus();
    else intent.send('add', () => bridge.account.addAuthenticator({ name: appName }), (enrolment) => onView({ kind: 'activate', enrolment }));
  };
  return (
    <Page heading={words.account.appNameHeading} lead={words.account.appNameText} back={words.account.backToAccount} onBack={onBack} person={name}>
      <ChangeProblem problem={intent.problem} at={intent.at} />
      <form className="step-form" noValidate onSubmit={submit}>
        <Field label={words.account.appName} hint={words.account.appNameHint} error={missing ? words.account.appNameMissing : undefined} ref={input} type="text" autoComplete="off" maxLength={64} autoFocus />
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.account.goOn}
          </Button>
          <Button look="quiet" onClick={onBack}>
            {words.account.cancel}
          </Button>
        </div>
      </form>
    </Page>
  );
}
