import { useState } from 'react';
import type { Session } from '../../../src-shared/models/session.ts';
import { Button } from '../../components/button.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { useCopy } from '../../components/use-copy.ts';
import { longDay } from '../../format/dates.ts';
import { PrintButton } from '../../components/print-button.tsx';
import { words } from '../../words/words.ts';
import { grouped } from './grouped.ts';

type Props = {
  readonly open: NonNullable<Session['open']>;
  readonly codes: readonly string[];
  readonly onDone: () => void;
};

/** Recovery codes, shown this once: to print or to copy, and to say that they are kept. */
export function RecoveryCodes({ open, codes, onDone }: Props) {
  const { outcome, copy } = useCopy();
  const [leaving, setLeaving] = useState(false);
  const [made] = useState(() => longDay(Date.now()));
  const shown = codes.map((code) => grouped(code, 5, '-'));
  return (
    <Page
      heading={words.account.keepHeading}
      lead={words.account.keepText}
      back={words.account.backToAccount}
      onBack={() => setLeaving(true)}
      person={open.name}
    >
      <section className="sheet" aria-label={words.account.sheetTitle}>
        <h2>{words.account.sheetTitle}</h2>
        <p>{words.account.sheetMade(open.email, made)}</p>
        <ul>
          {shown.map((code) => (
            <li key={code}>
              <code>{code}</code>
            </li>
          ))}
        </ul>
      </section>
      <p className="sheet-where">{words.account.keepWhere}</p>
      <div className="step-actions">
        <Button look="main" onClick={onDone}>
          {words.account.kept}
        </Button>
        <PrintButton label={words.account.print} />
        <Button onClick={() => copy(shown.join('\n'))}>{words.account.copyCodes}</Button>
        <p role="status">{outcome === 'copied' && words.copied}</p>
      </div>
      {leaving && (
        <ConfirmDialog
          heading={words.account.leaveHeading}
          text={words.account.leaveText}
          yes={words.account.leaveYes}
          no={words.account.leaveNo}
          onYes={onDone}
          onClose={() => setLeaving(false)}
        />
      )}
    </Page>
  );
}
