import type { ReactNode } from 'react';
import type { RequestDetail } from '../../src-shared/models/request-detail.ts';
import { localDateTime, plainDate } from '../format/dates.ts';
import { wholeNumber } from '../format/numbers.ts';
import { useHome } from '../use-snapshot.ts';
import { useMask } from './use-mask.ts';
import { words } from '../words/words.ts';
import { Facts, FactsList } from './facts.tsx';

const { detail: names, columns } = words.home;

/** A code shown as a word: `female` as Female; one that has no words here, as it came. */
const word = (code: string | undefined) => code && (names.codes[code] ?? code.charAt(0).toUpperCase() + code.slice(1));

const coded = ({ code, text }: { readonly code: string; readonly text: string }) => (
  <>
    <span className="mono code">{code}</span> {text}
  </>
);

type Props = {
  readonly detail: RequestDetail;
  /** What stands above the consumer's name. */
  readonly children: ReactNode;
  /** What stands between the consumer and the request. */
  readonly before?: ReactNode;
  /** What is said to a service, by its place. */
  readonly decided?: (index: number) => ReactNode;
};

/** Everything that a request holds, section by section. */
export function RequestFacts({ detail, children, before, decided }: Props) {
  const { consumer } = detail;
  const facilities = useHome()?.value?.facilities ?? [];
  const mask = useMask();
  return (
    <>
      {children}
      <h2>{mask(consumer.name)}</h2>
      <Facts
        facts={[
          [columns.consumerId, consumer.consumerId, 'private mono'],
          [columns.birthDate, plainDate(consumer.birthDate), 'private mono'],
          [names.gender, word(consumer.gender)],
          [names.phone, consumer.phone, 'private mono'],
          [names.address, consumer.address, 'private'],
        ]}
      />
      {before}
      <section>
        <h3>{names.request}</h3>
        <Facts
          facts={[
            [columns.contract, detail.contract],
            [names.facility, facilities.length > 1 ? facilities.find(({ id }) => id === detail.facilityId)?.name : undefined],
            [columns.caseType, detail.caseType],
            [names.priority, word(detail.priority)],
            [names.urgency, word(detail.urgency)],
            [names.created, detail.created === undefined ? undefined : localDateTime(detail.created), 'mono'],
            [columns.lastModified, localDateTime(detail.lastModified), 'mono'],
          ]}
        />
      </section>
      <FactsList
        heading={names.services}
        items={detail.services.map(({ service, category, placeOfService, quantity, from, to }, index) => (
          <>
            {coded(service)}
            <Facts
              facts={[
                [columns.caseType, word(category)],
                [names.quantity, quantity],
                [names.from, from === undefined ? undefined : plainDate(from), 'mono'],
                [names.to, to === undefined ? undefined : plainDate(to), 'mono'],
                [names.place, placeOfService],
              ]}
            />
            {decided?.(index)}
          </>
        ))}
      />
      <FactsList heading={names.diagnoses} items={detail.diagnoses.map((each) => <>{coded(each)} {each.type !== undefined && <span className="facts-aside">{word(each.type)}</span>}</>)} />
      <FactsList
        heading={names.providers}
        items={detail.providers.map(({ requesting, role, name, npi }) => (
          <>
            {name} <span className="facts-aside">{requesting ? names.requestingProvider : (word(role) ?? names.provider)}</span>
            {npi !== undefined && (
              <span className="facts-aside">
                {' '}
                {words.home.npi} <span className="mono">{npi}</span>
              </span>
            )}
          </>
        ))}
      />
      <FactsList heading={names.notes} items={detail.notes.map((note) => mask(note))} />
      <FactsList
        heading={names.attachments}
        items={detail.attachments.map(({ title, bytes }) => (
          <>
            {mask(title)} {bytes !== undefined && <span className="facts-aside mono">{names.kilobytes(wholeNumber(Math.ceil(bytes / 1000)))}</span>}
          </>
        ))}
      />
    </>
  );
}
