import { useId } from 'react';
import type { Contract } from '../../../src-shared/models/home.ts';
import type { FoundProvider } from '../../../src-shared/models/lookup.ts';
import { SelectField } from '../../components/select-field.tsx';
import { words } from '../../words/words.ts';
import { CodeField } from './code-field.tsx';
import { DraftChoice } from './fields.tsx';
import { fieldName } from './missing.ts';
import { NotCovered } from './not-covered.tsx';
import { ProviderField } from './provider-field.tsx';
import { useText } from './use-draft.ts';

const { createCase } = words;

/** Under which contract, and what kind of request. */
export function ContractStep({ contracts }: { readonly contracts: readonly Contract[] }) {
  const [contractId, change] = useText(['contractId']);
  const known = contractId === '' || contracts.some(({ id }) => id === contractId);
  return (
    <>
      <SelectField label={createCase.contract} name={fieldName(['contractId'])} value={contractId} onChange={(event) => change(event.target.value)}>
        <option value="">{createCase.choose}</option>
        {!known && <option value={contractId}>{contractId}</option>}
        {contracts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
      <NotCovered />
      <DraftChoice
        path={['requestType']}
        label={createCase.requestType}
        choices={[
          ['AMB', createCase.outpatient],
          ['IMP', createCase.inpatient],
        ]}
      />
    </>
  );
}

const isOwnFacility = ({ own, reference }: FoundProvider) => own && reference.startsWith('Organization/');

/** Who asks, and who gives the service. */
export function ProvidersStep() {
  return (
    <>
      <ProviderField member="requesting" label={createCase.requesting} only={isOwnFacility} />
      <ProviderField member="servicing" label={createCase.servicing} />
    </>
  );
}

/** Where, what kind of service, and how soon. */
export function DetailsStep() {
  return (
    <>
      <CodeField path={['placeOfService']} kind="place" label={createCase.place} />
      <CodeField path={['serviceType']} kind="serviceType" label={createCase.serviceType} />
      <DraftChoice
        path={['urgency']}
        label={createCase.urgency}
        choices={[
          ['standard', createCase.standard],
          ['expedited', createCase.expedited],
        ]}
      />
    </>
  );
}

/** What else the reviewer should know. */
export function NotesStep() {
  const id = useId();
  const [notes, change] = useText(['notes']);
  return (
    <div className="field">
      <label htmlFor={id}>{createCase.notesLabel}</label>
      <textarea id={id} name={fieldName(['notes'])} value={notes} maxLength={20_000} rows={10} onChange={(event) => change(event.target.value)} />
    </div>
  );
}
