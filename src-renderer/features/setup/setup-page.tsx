import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ChangeProblem } from '../../components/change-problem.tsx';
import { Notice } from '../../components/notice.tsx';
import { Section } from '../../components/section.tsx';
import type { PageProps } from '../../components/tab-page.ts';
import { TabSheet } from '../../components/tab-sheet.tsx';
import { useChange } from '../../components/use-change.ts';
import { words } from '../../words/words.ts';
import { AuditTrail } from './audit-trail.tsx';
import { Contracts } from './contracts.tsx';
import { People } from './people.tsx';
import './setup.css';
import { useSetup } from './use-setup.ts';

/** Setup: the people of the facility with their roles, and the contracts with their clocks. */
export function SetupPage({ home }: PageProps) {
  const { setup, at, busy, reload } = useSetup(home?.contracts.length);
  const change = useChange();
  const [auditing, setAuditing] = useState(false);
  const [done, setDone] = useState<string>();
  return (
    <TabSheet heading={words.setup.heading}>
      <p role="status">{done !== undefined && !change.busy && <Notice tone="good" what={done} />}</p>
      <ChangeProblem problem={change.problem ?? setup?.problem} at={change.problem === undefined ? at : change.at} />
      <Section heading={words.setup.peopleHeading} {...(setup !== undefined && setup.facilities.length > 0 && { text: words.setup.people(setup.facilities.join(', ')) })}>
        <People setup={setup} busy={busy} change={change} onReload={reload} onDone={setDone} />
      </Section>
      <Section heading={words.setup.contractsHeading} text={words.setup.contractsText}>
        <Contracts contracts={setup?.contracts ?? []} />
      </Section>
      {setup?.mayAudit === true && (
        <Section heading={words.audit.heading} text={words.audit.text}>
          {auditing ? <AuditTrail people={setup.people} /> : <Button onClick={() => setAuditing(true)}>{words.audit.show}</Button>}
        </Section>
      )}
    </TabSheet>
  );
}
