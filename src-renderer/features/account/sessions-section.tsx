import { useState } from 'react';
import { bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { words } from '../../words/words.ts';
import { Section } from '../../components/section.tsx';
import type { Change } from '../../components/use-change.ts';

/** Sign out everywhere. The login page comes as a snapshot. */
export function SessionsSection({ intent }: { readonly intent: Change }) {
  const [asking, setAsking] = useState(false);
  const signOut = () => intent.send('everywhere', () => bridge.account.signOutEverywhere({}), () => undefined);
  return (
    <Section heading={words.account.sessionsHeading} text={words.account.sessionsText}>
      <Button busy={intent.sending === 'everywhere'} blocked={intent.busy} onClick={() => setAsking(true)}>
        {words.account.signOutEverywhere}
      </Button>
      {asking && (
        <ConfirmDialog
          heading={words.account.signOutEverywhereHeading}
          text={words.account.signOutEverywhereText}
          yes={words.account.signOutEverywhere}
          no={words.account.signOutEverywhereNo}
          onYes={signOut}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
