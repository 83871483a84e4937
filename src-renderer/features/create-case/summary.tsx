import type { DraftFields } from '../../../src-shared/models/draft.ts';
import { plainDate } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';
import { valueWords } from './field-words.ts';
import { useDraftPart } from './use-draft.ts';

const { createCase } = words;
const { fieldNames } = createCase;

function lines(fields: DraftFields): readonly (readonly [name: string, value: string])[] {
  const { consumer } = fields;
  const services = fields.services.map(({ service, quantity, unit, from, to }) =>
    [service && valueWords(service), [quantity, unit].filter(Boolean).join(' '), [from, to].filter((day) => day !== undefined).map(plainDate).join(' – ')].filter(Boolean).join(' · '),
  );
  return [
    [fieldNames.consumer, consumer === undefined ? '' : [consumer.name, consumer.consumerId, plainDate(consumer.birthDate)].join(' · ')],
    [fieldNames.requesting, fields.requesting === undefined ? '' : valueWords(fields.requesting)],
    [fieldNames.servicing, fields.servicing === undefined ? '' : valueWords(fields.servicing)],
    [fieldNames.placeOfService, fields.placeOfService === undefined ? '' : valueWords(fields.placeOfService)],
    [fieldNames.serviceType, fields.serviceType === undefined ? '' : valueWords(fields.serviceType)],
    [fieldNames.urgency, fields.urgency === undefined ? '' : createCase[fields.urgency]],
    [fieldNames.diagnoses, fields.diagnoses.flatMap(({ diagnosis }) => (diagnosis === undefined ? [] : [valueWords(diagnosis)])).join('\n')],
    [fieldNames.services, services.join('\n')],
    [fieldNames.attachments, fields.attachments.map(({ title }) => title).join('\n')],
    [fieldNames.notes, fields.notes],
  ];
}

/** The lines that say who the request is for, or in words of their own. */
const told: ReadonlySet<string> = new Set([fieldNames.consumer, fieldNames.notes, fieldNames.attachments]);

/** The whole request in brief. */
export function Summary() {
  const fields = useDraftPart((store) => store.fields());
  const mask = useMask();
  return (
    <dl className="facts summary">
      {lines(fields).map(
        ([name, value]) =>
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{told.has(name) ? mask(value) : value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
