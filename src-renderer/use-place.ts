import { createContext, use, useEffect, useState, type Dispatch, type SetStateAction } from 'react';
import type { Place } from '../src-shared/models/place.ts';
import { bridge, tell } from './bridge.ts';

/** The place at which the person was when the home was locked; each part of it is found once. */
export class FoundPlace {
  readonly #place: Place;
  readonly #taken = new Set<keyof Place>();

  constructor(place: Place) {
    this.#place = place;
  }

  /** That part, unless it was taken. */
  at<Key extends keyof Place>(key: Key): Place[Key] {
    return this.#taken.has(key) ? undefined : this.#place[key];
  }

  taken(key: keyof Place): void {
    this.#taken.add(key);
  }
}

/** The open home's. */
export const PlaceContext = createContext(new FoundPlace({}));

/** State that main keeps over a lock. */
export function usePlace<Key extends keyof Place>(key: Key, start: NonNullable<Place[Key]>): [value: NonNullable<Place[Key]>, change: Dispatch<SetStateAction<NonNullable<Place[Key]>>>] {
  const place = use(PlaceContext);
  const [value, setValue] = useState<NonNullable<Place[Key]>>(() => place.at(key) ?? start);
  useEffect(() => {
    place.taken(key);
    // After what the page asks for by the same change.
    queueMicrotask(() => tell(bridge.session.keepPlace({ [key]: value })));
  }, [place, key, value]);
  return [value, setValue];
}
