import type { Home } from '../../../src-shared/models/home.ts';
import type { Session } from '../../../src-shared/models/session.ts';
import { bridge, tell } from '../../bridge.ts';
import { words } from '../../words/words.ts';
import { PersonMenu } from './person-menu.tsx';

const all = '';

function ContractChoice({ home }: { readonly home: Home }) {
  const only = home.contracts.length === 1 ? home.contracts[0] : undefined;
  if (only !== undefined) {
    return (
      <p className="contract">
        {words.home.contract} <strong>{only.name}</strong>
      </p>
    );
  }
  const select = (id: string) => tell(bridge.home.selectContract(id === all ? {} : { contractId: id }));
  return (
    <label className="contract">
      <span>{words.home.contract}</span>{' '}
      <select value={home.contractId ?? all} onChange={(event) => select(event.target.value)}>
        <option value={all}>{words.home.allContracts}</option>
        {home.contracts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

type Facility = Home['facilities'][number];

/** Whose requests these are. The names of further facilities are in the tooltip, and in full in SETUP. */
function Facilities({ first, others }: { readonly first: Facility; readonly others: readonly Facility[] }) {
  return (
    <p className="facility">
      <span className="facility-name" title={[first, ...others].map(({ name }) => name).join('\n')}>
        {first.name}
      </span>
      {others.length > 0 && <span className="facility-npi">{words.home.moreFacilities(others.length)}</span>}
      {others.length === 0 && first.npi !== undefined && (
        <span className="facility-npi">
          {words.home.npi} <span className="mono">{first.npi}</span>
        </span>
      )}
    </p>
  );
}

type Props = { readonly open: NonNullable<Session['open']>; readonly home: Home | undefined; readonly onAccount: () => void; readonly onSettings: () => void };

/** The head of the home: payer, contract, facility, person. */
export function HomeHeader({ open, home, onAccount, onSettings }: Props) {
  return (
    <header className="home-head">
      <p className="wordmark">{words.brand.payer}</p>
      {home !== undefined && home.contracts.length > 0 && <ContractChoice home={home} />}
      {home?.facilities[0] !== undefined && <Facilities first={home.facilities[0]} others={home.facilities.slice(1)} />}
      <PersonMenu open={open} onAccount={onAccount} onSettings={onSettings} />
      <button type="button" className="lock-button" aria-keyshortcuts="Control+L" onClick={() => tell(bridge.session.lock({}))}>
        {words.lock.lock} <kbd aria-hidden="true">Ctrl L</kbd>
      </button>
    </header>
  );
}
