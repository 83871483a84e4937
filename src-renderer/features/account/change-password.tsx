import { useEffect, useRef, useState, type SubmitEvent } from 'react';
import type { Session } from '../../../src-shared/models/session.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { NewPasswordField } from '../../components/new-password-field.tsx';
import { Page } from '../../components/page.tsx';
import { PasswordField } from '../../components/password-field.tsx';
import { useNewPassword } from '../../components/use-new-password.ts';
import { words } from '../../words/words.ts';
import { ChangeProblem } from '../../components/change-problem.tsx';
import { useChange } from '../../components/use-change.ts';

/** The least with a second factor (NIST SP 800-63B-4 §3.1.1.2); the server may want more. */
const minLength = 8;

const refusals: readonly string[] = ['password-too-weak', 'password-too-short', 'password-too-long', 'password-recently-used', 'password-banned', 'password-invalid'];

type Props = { readonly open: NonNullable<Session['open']>; readonly onDone: (done?: string) => void };

/** The current password, and a new one. */
export function ChangePassword({ open, onDone }: Props) {
  const current = useRef<HTMLInputElement>(null);
  const password = useNewPassword({ email: open.email, minLength });
  const { ref: next } = password;
  const [missing, setMissing] = useState(false);
  const intent = useChange();
  const { problem } = intent;
  const code = problem?.code;
  const wrong = code === 'wrong-current-password';
  const refused = code !== undefined && refusals.includes(code);
  const inWords = wrong || refused ? `${words.problems[code].what} ${words.problems[code].next}` : undefined;

  useEffect(() => {
    if (wrong) current.current?.select();
    if (refused) next.current?.select();
  }, [wrong, refused, problem, next]);

  const submit = async () => {
    const typed = current.current?.value ?? '';
    intent.clear();
    setMissing(typed === '');
    if (typed === '') {
      current.current?.focus();
      return;
    }
    const taken = await password.take();
    if (taken !== undefined) intent.send('change', () => bridge.account.changePassword({ current: typed, next: taken }), () => onDone(words.account.passwordChanged));
  };
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault();
    void submit();
  };

  return (
    <Page heading={words.account.changePassword} lead={words.account.passwordPageText} back={words.account.backToAccount} onBack={() => onDone()} person={open.name}>
      <ChangeProblem problem={inWords === undefined ? problem : undefined} at={intent.at} />
      <form className="step-form" noValidate onSubmit={onSubmit}>
        <input type="hidden" name="username" autoComplete="username" value={open.email} />
        <PasswordField ref={current} label={words.account.currentPassword} error={missing ? words.signIn.enterPassword : wrong ? inWords : undefined} autoFocus />
        <NewPasswordField password={password} minLength={minLength} error={refused ? inWords : undefined} />
        <div className="step-actions">
          <Button look="main" type="submit" busy={intent.busy}>
            {words.account.changePassword}
          </Button>
          <Button look="quiet" onClick={() => onDone()}>
            {words.account.cancel}
          </Button>
        </div>
      </form>
    </Page>
  );
}
