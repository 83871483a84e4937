import { useState } from 'react';
import { assertNever } from '../../../src-shared/models/assert-never.ts';
import type { Session } from '../../../src-shared/models/session.ts';
import './account.css';
import { Activate } from './activate.tsx';
import { AddContact } from './add-contact.tsx';
import { ChangePassword } from './change-password.tsx';
import { NameApp } from './name-app.tsx';
import { Overview } from './overview.tsx';
import './print.css';
import { RecoveryCodes } from './recovery-codes.tsx';
import { useAccount } from './use-account.ts';
import type { View } from './view.ts';

type Props = { readonly open: NonNullable<Session['open']>; readonly onClose: () => void };

/** The open session's person: how they sign in, and everything that can be changed about it. */
export function AccountPage({ open, onClose }: Props) {
  const read = useAccount();
  const [view, setView] = useState<View>({ kind: 'overview' });
  const finish = (done?: string) => {
    setView({ kind: 'overview', ...(done !== undefined && { done }) });
    read.reload();
  };
  switch (view.kind) {
    case 'overview':
      return <Overview open={open} read={read} done={view.done} onView={setView} onDone={finish} onClose={onClose} />;
    case 'add':
      return view.method === 'authenticator' ? (
        <NameApp name={open.name} onView={setView} onBack={() => finish()} />
      ) : (
        <AddContact key={view.method} kind={view.method} name={open.name} onView={setView} onBack={() => finish()} />
      );
    case 'activate':
      return <Activate name={open.name} enrolment={view.enrolment} contact={view.contact} onView={setView} onDone={finish} />;
    case 'codes':
      return <RecoveryCodes open={open} codes={view.codes} onDone={() => finish(view.done)} />;
    case 'password':
      return <ChangePassword open={open} onDone={finish} />;
    default:
      return assertNever(view);
  }
}
