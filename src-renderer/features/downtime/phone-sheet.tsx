import type { Coded, DraftFields } from '../../../src-shared/models/draft.ts';
import type { Home } from '../../../src-shared/models/home.ts';
import type { Sheet } from '../../../src-shared/models/outage.ts';
import { Facts } from '../../components/facts.tsx';
import { plainDate, recentTime } from '../../format/dates.ts';
import { useAbout } from '../../use-about.ts';
import { useDowntime } from '../../use-snapshot.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';

const { downtime, createCase } = words;
const { fieldNames } = createCase;

const coded = (value: Coded | undefined) => (value === undefined || value.text === '' || value.text === value.code ? value?.code : `${value.code} ${value.text}`);
const provider = (value: DraftFields['requesting']) => value && [value.name, value.npi !== undefined && `${downtime.npi} ${value.npi}`].filter(Boolean).join(' · ');
const requestTypes: Readonly<Record<string, string>> = { IMP: createCase.inpatient, AMB: createCase.outpatient };

type Props = { readonly sheet: Sheet; readonly person: string; readonly home: Home | undefined };

/** One request with all that a payer asks for on the phone, and room for what they answer. */
export function PhoneSheet({ sheet: { id, state, identifier, fields }, person, home }: Props) {
  const since = useDowntime()?.value?.since;
  const support = useAbout()?.support;
  const { consumer } = fields;
  const mask = useMask();
  const contract = home?.contracts.find((each) => each.id === fields.contractId)?.name;
  const facility = home?.facilities.map(({ name, npi }) => [name, npi !== undefined && `${downtime.npi} ${npi}`].filter(Boolean).join(' · ')).join('; ');
  return (
    <article className="phone-sheet" aria-labelledby={`sheet-${id}`}>
      <p className="phone-sheet-title">{downtime.title}</p>
      <h2 id={`sheet-${id}`}>{mask(consumer?.name)}</h2>
      <p className="phone-sheet-state">{downtime.states[state]}</p>
      <Facts
        facts={[
          [downtime.support, [support?.phone, support?.hours].filter(Boolean).join(' · ')],
          [createCase.consumerId, consumer?.consumerId, 'private mono'],
          [createCase.birthDate, consumer && plainDate(consumer.birthDate), 'private mono'],
          [fieldNames.contractId, contract],
          [fieldNames.requestType, fields.requestType && (requestTypes[fields.requestType] ?? fields.requestType)],
          [fieldNames.urgency, fields.urgency && createCase[fields.urgency]],
          [downtime.facility, facility],
          [fieldNames.requesting, provider(fields.requesting)],
          [fieldNames.servicing, provider(fields.servicing)],
          [fieldNames.placeOfService, coded(fields.placeOfService)],
          [fieldNames.serviceType, coded(fields.serviceType)],
          [fieldNames.diagnoses, fields.diagnoses.map(({ diagnosis, principal }) => `${coded(diagnosis) ?? ''}${principal === true ? ` (${fieldNames.principal})` : ''}`).join(', ')],
        ]}
      />
      <table className="phone-sheet-services">
        <thead>
          <tr>
            <th scope="col">{fieldNames.services}</th>
            <th scope="col">{downtime.quantity}</th>
            <th scope="col">{downtime.dates}</th>
          </tr>
        </thead>
        <tbody>
          {fields.services.map(({ id: row, service, quantity, unit, from, to }) => (
            <tr key={row}>
              <td>{coded(service)}</td>
              <td>{[quantity, unit].filter(Boolean).join(' ')}</td>
              <td className="mono">{[from, to].filter((day) => day !== undefined).map(plainDate).join(' – ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Facts
        facts={[
          [fieldNames.notes, fields.notes],
          [fieldNames.attachments, fields.attachments.map(({ title }) => title).join(', ')],
          [downtime.number, identifier, 'private mono'],
          [downtime.by, person],
          [downtime.outage, since === undefined ? undefined : recentTime(since, 0), 'mono'],
        ]}
      />
      <section className="phone-sheet-answer">
        <h3>{downtime.phone}</h3>
        {[downtime.reference, downtime.spokenWith, downtime.at].map((each) => (
          <p key={each}>{each}</p>
        ))}
      </section>
    </article>
  );
}
