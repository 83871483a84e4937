import { expect, it } from 'vitest';
import { duration } from './durations.ts';

it.each([
  [0, '0 seconds'],
  [1000, '1 second'],
  [90_000, '90 seconds'],
  [120_000, '2 minutes'],
  [600_000, '10 minutes'],
  [7_200_000, '2 hours'],
  [172_800_000, '2 days'],
])('duration shows %i ms as %s', (ms, shown) => expect(duration(ms)).toBe(shown));
