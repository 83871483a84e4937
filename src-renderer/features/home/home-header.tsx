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

type Props = { readonly open: NonNullable<Session['open']>; readonly home: Home | undefined; readonly onAccount: () => void };

/** The head of the home: payer, contract, facility, person. */
export function HomeHeader({ open, home, onAccount }: Props) {
  return (
    <header className="home-head">
      <p className="wordmark">{words.brand.payer}</p>
      {home !== undefined && home.contracts.length > 0 && <ContractChoice home={home} />}
      {home?.facility !== undefined && (
        <p className="facility">
          <span className="facility-name" title={home.facility.name}>{home.facility.name}</span>
          {home.facility.npi !== undefined && (
            <span className="facility-npi">
              {words.home.npi} <span className="mono">{home.facility.npi}</span>
            </span>
          )}
        </p>
      )}
      <PersonMenu open={open} onAccount={onAccount} />
      <button type="button" className="lock-button" aria-keyshortcuts="Control+L" onClick={() => tell(bridge.session.lock({}))}>
        {words.lock.lock} <kbd aria-hidden="true">Ctrl L</kbd>
      </button>
    </header>
  );
}
