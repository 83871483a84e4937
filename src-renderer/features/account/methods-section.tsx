import { useState } from 'react';
import type { AccountMethod } from '../../../src-shared/models/account.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Notice } from '../../components/notice.tsx';
import { longDay } from '../../format/dates.ts';
import { words } from '../../words/words.ts';
import { AccountList } from './account-list.tsx';
import { Section } from '../../components/section.tsx';
import type { Change } from '../../components/use-change.ts';
import type { View } from './view.ts';

type Props = {
  readonly methods: readonly AccountMethod[];
  readonly intent: Change;
  readonly onView: (view: View) => void;
  readonly onDone: (done: string) => void;
};

/** The second factors, each to be removed, and further ones to be added. */
export function MethodsSection({ methods, intent, onView, onDone }: Props) {
  const [removing, setRemoving] = useState<AccountMethod>();
  const hasApp = methods.some(({ kind }) => kind === 'authenticator');
  const remove = ({ id }: AccountMethod) => intent.send(id, () => bridge.account.remove({ id }), () => onDone(words.account.removed));
  const add = (method: AccountMethod['kind']) => onView({ kind: 'add', method });
  return (
    <Section heading={words.account.methodsHeading} text={words.account.methodsText}>
      {methods.length === 0 ? (
        <p>{words.account.noMethods}</p>
      ) : (
        <AccountList count={methods.length}>
          {methods.map((method) => (
            <li key={method.id}>
              <span className={method.kind === 'authenticator' ? 'method-name' : 'method-target'}>{method.target}</span>
              <span className="method-about">
                {words.account.kinds[method.kind]}
                {method.addedAt !== undefined && `, ${words.account.addedOn(longDay(method.addedAt))}`}
              </span>
              <Button look="quiet" aria-label={`${words.account.remove} ${method.target}`} busy={intent.sending === method.id} blocked={intent.busy} onClick={() => setRemoving(method)}>
                {words.account.remove}
              </Button>
            </li>
          ))}
        </AccountList>
      )}
      {!hasApp && <Notice tone="info" what={words.account.weakWhat} next={words.account.weakNext} />}
      <div className="account-actions">
        <Button look={hasApp ? 'plain' : 'main'} onClick={() => add('authenticator')}>
          {words.account.addAuthenticator}
        </Button>
        <Button onClick={() => add('phone')}>{words.account.addPhone}</Button>
        <Button onClick={() => add('email')}>{words.account.addEmail}</Button>
      </div>
      {removing !== undefined && (
        <ConfirmDialog
          heading={words.account.removeHeading(removing.target)}
          text={words.account.removeText[removing.kind]}
          yes={words.account.removeYes}
          no={words.account.removeNo}
          onYes={() => remove(removing)}
          onClose={() => setRemoving(undefined)}
        />
      )}
    </Section>
  );
}
