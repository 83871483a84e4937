import type { Person } from '../../../src-shared/models/person.ts';

/** The person whose number this key is, counted from 1; undefined for any other key. */
export function personByDigit(key: string, people: readonly Person[]): Person | undefined {
  return /^[1-9]$/.test(key) ? people[Number(key) - 1] : undefined;
}
