import { useEffect, useRef } from 'react';
import type { FoundConsumer } from '../../../src-shared/models/lookup.ts';
import { plainDate } from '../../format/dates.ts';
import { useMask } from '../../components/use-mask.ts';
import { words } from '../../words/words.ts';

type Props = { readonly consumers: readonly FoundConsumer[]; readonly onChoose: (consumer: FoundConsumer) => void };

/** The consumers found, with everything that tells look-alikes apart; the first takes the focus. */
export function ConsumerList({ consumers, onChoose }: Props) {
  const first = useRef<HTMLButtonElement>(null);
  const mask = useMask();
  useEffect(() => first.current?.focus(), [consumers]);
  return (
    <ul className="consumers" aria-label={words.createCase.found}>
      {consumers.map((consumer, index) => (
        <li key={consumer.reference}>
          <button ref={index === 0 ? first : undefined} type="button" className="consumer" onClick={() => onChoose(consumer)}>
            <span className="chosen-name">{mask(consumer.name)}</span>
            <span className="mono">{mask(consumer.consumerId)}</span>
            <span className="mono">{mask(plainDate(consumer.birthDate))}</span>
            <span>{[consumer.gender && (words.home.detail.codes[consumer.gender] ?? consumer.gender), mask(consumer.address), mask(consumer.phone)].filter(Boolean).join(' · ')}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
