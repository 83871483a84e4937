import type { ReactNode } from 'react';
import { useMask } from './use-mask.ts';
import { words } from '../words/words.ts';

/** A name and its value; a private one says who somebody is. */
type Fact = readonly [name: string, value: string | undefined, look?: 'mono' | 'private' | 'private mono'];

/** Names and values; those without a value are left out. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const mask = useMask();
  return (
    <dl className="facts">
      {facts.map(
        ([name, value, look]) =>
          value !== undefined &&
          value !== '' && (
            <div key={name}>
              <dt>{name}</dt>
              <dd className={look}>{look?.startsWith('private') ? mask(value) : value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

/** A section with a list, or that there is nothing in it yet. */
export function FactsList({ heading, items, none = words.home.detail.none }: { readonly heading: string; readonly items: readonly ReactNode[]; readonly none?: string }) {
  return (
    <section>
      <h3>{heading}</h3>
      {items.length === 0 ? (
        <p className="facts-none">{none}</p>
      ) : (
        <ul className="facts-list">
          {items.map((item, index) => (
            <li key={index}>{item}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
