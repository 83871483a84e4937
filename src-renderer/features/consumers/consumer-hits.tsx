import type { RefObject } from 'react';
import type { ConsumerHits } from '../../../src-shared/models/consumer.ts';
import { plainDate } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';

type Props = { readonly hits: ConsumerHits['items']; readonly openReference: string | undefined; readonly onOpen: (reference: string) => void; readonly ref: RefObject<HTMLUListElement | null> };

/** The consumers found, with everything that tells look-alikes apart. */
export function ConsumerHitList({ hits, openReference, onOpen, ref }: Props) {
  const mask = useMask();
  return (
    <ul ref={ref} className="consumer-hits" aria-label={words.consumers.list}>
      {hits.map(({ reference, name, birthDate, consumerId, gender, address, phone, payers }) => (
        <li key={reference}>
          <button type="button" data-consumer={reference} aria-current={reference === openReference} onClick={() => onOpen(reference)}>
            <strong>{mask(name)}</strong>
            <span className="mono">{mask(plainDate(birthDate))}</span>
            <span>
              <span className="mono">{mask(consumerId)}</span> {payers}
            </span>
            <span className="facts-aside">{[gender && (words.home.detail.codes[gender] ?? gender), mask(address), mask(phone)].filter(Boolean).join(' · ')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
