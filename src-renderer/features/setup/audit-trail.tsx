import { useEffect, useState } from 'react';
import type { AuditState, AuditVerification } from '../../../src-shared/models/audit.ts';
import type { SavedTable } from '../../../src-shared/models/report.ts';
import type { Colleague } from '../../../src-shared/models/setup.ts';
import { ask, bridge } from '../../bridge.ts';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { SaveButton } from '../../components/save-button.tsx';
import { wholeNumber } from '../../format/numbers.ts';
import { useSettings } from '../../use-snapshot.ts';
import { words } from '../../words/words.ts';
import { AuditList } from './audit-list.tsx';
import { everything, toFilter } from './audit-search.tsx';

function Result({ verified, saved }: { readonly verified: AuditVerification | undefined; readonly saved: SavedTable | undefined }) {
  if (saved === 'saved') return <Notice tone="good" what={words.audit.saved} />;
  if (saved === 'not-written') return <Notice tone="problem" what={words.audit.notSaved} />;
  if (verified === undefined) return null;
  const { broken, count } = verified;
  return broken ? <Notice tone="problem" what={words.audit.broken(wholeNumber(broken.seq), broken.why)} next={words.audit.brokenNext} /> : <Notice tone="good" what={words.audit.sound(wholeNumber(count))} />;
}

/** The audit trail: searched, checked and saved. */
export function AuditTrail({ people }: { readonly people: readonly Colleague[] }) {
  const [state, setState] = useState<AuditState>();
  const [search, setSearch] = useState(everything);
  const [busy, setBusy] = useState<'verify' | 'csv' | 'json'>();
  const [verified, setVerified] = useState<AuditVerification>();
  const [saved, setSaved] = useState<SavedTable>();
  const savingOff = useSettings()?.value.exporting === false;
  const nameOf = (who: string | undefined) => (who === undefined ? words.audit.nobody : (people.find(({ id }) => id === who)?.name ?? who));
  useEffect(() => void ask(bridge.audit.state({})).then(setState), []);

  const verify = () => {
    setBusy('verify');
    setSaved(undefined);
    void ask(bridge.audit.verify({})).then(setVerified).finally(() => setBusy(undefined));
  };
  const save = (as: 'csv' | 'json') => {
    setBusy(as);
    setSaved(undefined);
    void ask(bridge.audit.save({ as, name: words.audit.fileName, filter: toFilter(search) })).then(setSaved).finally(() => setBusy(undefined));
  };
  if (!state) return <p role="status">{words.audit.reading}</p>;
  return (
    <>
      {state.kept === 'kept' ? <p>{words.audit.state(wholeNumber(state.count), wholeNumber(state.sent - (state.refused?.count ?? 0)))}</p> : <Notice tone="problem" what={words.audit.inMemory} next={words.audit.inMemoryNext} />}
      {state.refused && <Notice tone="problem" what={words.audit.refused(state.refused.count, wholeNumber(state.refused.first))} next={words.audit.refusedNext} />}
      <div className="audit-actions">
        <Button busy={busy === 'verify'} blocked={busy !== undefined} onClick={verify}>
          {words.audit.verify}
        </Button>
        <SaveButton look="quiet" label={words.audit.csv} busy={busy === 'csv'} blocked={busy !== undefined} onClick={() => save('csv')} />
        {!savingOff && <SaveButton look="quiet" label={words.audit.json} busy={busy === 'json'} blocked={busy !== undefined} onClick={() => save('json')} />}
      </div>
      <div role="status">
        <Result verified={verified} saved={saved} />
      </div>
      <AuditList search={search} people={state.people} nameOf={nameOf} onSearch={setSearch} />
    </>
  );
}
