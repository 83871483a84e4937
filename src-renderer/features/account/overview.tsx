import type { Session } from '../../../src-shared/models/session.ts';
import { Button } from '../../components/button.tsx';
import { LanguageSwitch } from '../../components/language-switch.tsx';
import { Notice } from '../../components/notice.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../words/words.ts';
import { ChangeProblem } from '../../components/change-problem.tsx';
import { CodesSection } from './codes-section.tsx';
import { MethodsSection } from './methods-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { Section } from '../../components/section.tsx';
import { SessionsSection } from './sessions-section.tsx';
import type { useAccount } from './use-account.ts';
import { useChange } from '../../components/use-change.ts';
import type { View } from './view.ts';

type Props = {
  readonly open: NonNullable<Session['open']>;
  readonly read: ReturnType<typeof useAccount>;
  /** What was just done. */
  readonly done: string | undefined;
  readonly onView: (view: View) => void;
  readonly onDone: (done: string) => void;
  readonly onClose: () => void;
};

/** Everything about the account on one page. */
export function Overview({ open, read, done, onView, onDone, onClose }: Props) {
  const { account, problem, at, busy, reload } = read;
  const intent = useChange();
  const domain = account?.via === 'domain';
  const managed = account?.managed === true && !domain;
  return (
    <Page heading={words.account.heading} lead={open.email} back={words.account.back} onBack={onClose} person={open.name}>
      <p role="status" className="account-done">
        {done !== undefined && !intent.busy && <Notice tone="good" what={done} />}
      </p>
      <ChangeProblem problem={intent.problem ?? problem} at={intent.problem === undefined ? at : intent.at} />
      {problem !== undefined && problem.code !== 'confirm-needed' && (
        <Button busy={busy} onClick={reload}>
          {words.account.tryAgain}
        </Button>
      )}
      {account === undefined && busy && (
        <div className="account-loading">
          <p role="status">{words.account.loading}</p>
          <progress aria-label={words.account.loading} />
        </div>
      )}
      {account !== undefined && (
        <>
          {managed ? (
            <>
              <MethodsSection methods={account.methods} intent={intent} onView={onView} onDone={onDone} />
              <CodesSection account={account} intent={intent} onView={onView} />
              <Section heading={words.account.passwordHeading} text={words.account.passwordText}>
                <Button onClick={() => onView({ kind: 'password' })}>{words.account.changePassword}</Button>
              </Section>
              <SessionsSection intent={intent} />
            </>
          ) : (
            <Section heading={words.account.methodsHeading}>
              <p>{domain ? words.account.elsewhere.domain : words.account.elsewhere.server}</p>
              {!domain && <p>{words.account.elsewhere.password}</p>}
            </Section>
          )}
          <PeopleSection people={account.people} open={open} onForgotten={reload} />
        </>
      )}
      <Section heading={words.account.languageHeading}>
        <LanguageSwitch />
      </Section>
    </Page>
  );
}
