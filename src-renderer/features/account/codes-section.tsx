import { useState } from 'react';
import type { Account } from '../../../src-shared/models/account.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { words } from '../../words/words.ts';
import { Section } from '../../components/section.tsx';
import type { Change } from '../../components/use-change.ts';
import type { View } from './view.ts';

/** From this many on, new ones should be made. */
const few = 2;

type Props = { readonly account: Account; readonly intent: Change; readonly onView: (view: View) => void };

/** How many recovery codes are left, and new ones. */
export function CodesSection({ account, intent, onView }: Props) {
  const [asking, setAsking] = useState(false);
  const { recoveryCodesLeft: left } = account;
  const renew = () =>
    intent.send(
      'codes',
      () => bridge.account.renewRecoveryCodes({}),
      ({ recoveryCodes: codes }) => {
        if (codes !== undefined) onView({ kind: 'codes', codes });
      },
    );
  return (
    <Section heading={words.account.codesHeading} text={words.account.codesText}>
      {left === undefined ? (
        <p>{words.account.codesNone}</p>
      ) : (
        <>
          <p>
            <strong>{words.account.codesLeft(left)}</strong> {left <= few && words.account.codesFew}
          </p>
          <Button busy={intent.sending === 'codes'} blocked={intent.busy} onClick={() => setAsking(true)}>
            {words.account.newCodes}
          </Button>
        </>
      )}
      {asking && (
        <ConfirmDialog
          heading={words.account.newCodesHeading}
          text={words.account.newCodesText}
          yes={words.account.newCodesYes}
          no={words.account.newCodesNo}
          onYes={renew}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
