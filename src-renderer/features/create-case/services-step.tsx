import { Notice } from '../../components/notice.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { words } from '../../words/words.ts';
import { CodeField } from './code-field.tsx';
import { DraftDate, DraftText } from './fields.tsx';
import { fieldName } from './missing.ts';
import { Rows } from './rows.tsx';
import { spanFinding } from './service-span.ts';
import { useDraftPart, useText } from './use-draft.ts';

const { createCase } = words;
const units = ['units', 'days', 'weeks', 'months', '15 minutes', 'hours', 'visits'] as const;

function Unit({ id }: { readonly id: string }) {
  const path = ['services', id, 'unit'];
  const [unit, change] = useText(path);
  const known = units.some((each) => each === unit);
  return (
    <SelectField label={createCase.unit} name={fieldName(path)} value={unit} onChange={(event) => change(event.target.value)}>
      <option value="">{createCase.choose}</option>
      {!known && unit !== '' && <option value={unit}>{unit}</option>}
      {units.map((each) => (
        <option key={each} value={each}>
          {createCase.units[each]}
        </option>
      ))}
    </SelectField>
  );
}

function Span({ id }: { readonly id: string }) {
  const finding = useDraftPart((store) => spanFinding(store.fields().services.find((each) => each.id === id) ?? {}));
  return <div role="status">{finding !== undefined && <Notice tone="info" what={createCase.span[finding]} />}</div>;
}

/** What is asked for: each service with its quantity and dates. */
export function ServicesStep() {
  return (
    <Rows
      member="services"
      add={createCase.addService}
      begin={{ unit: 'units' }}
      title={createCase.service}
      draw={(id) => (
        <>
          <CodeField path={['services', id, 'service']} kind="service" label={createCase.serviceCode} hint={createCase.codeHint} />
          <div className="row-fields">
            <DraftText path={['services', id, 'quantity']} label={createCase.quantity} invalid={createCase.noQuantity} />
            <Unit id={id} />
            <DraftDate path={['services', id, 'from']} label={createCase.from} />
            <DraftDate path={['services', id, 'to']} label={createCase.to} />
          </div>
          <Span id={id} />
        </>
      )}
    />
  );
}
