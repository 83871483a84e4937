import { expect, it } from 'vitest';
import { duration, hoursOrDays } from './durations.ts';

it.each([
  [0, '0 seconds'],
  [1000, '1 second'],
  [90_000, '90 seconds'],
  [120_000, '2 minutes'],
  [600_000, '10 minutes'],
  [7_200_000, '2 hours'],
  [172_800_000, '2 days'],
])('duration shows %i ms as %s', (ms, shown) => expect(duration(ms)).toBe(shown));

it.each([
  [1_800_000, '1 hr'],
  [216_000_000, '60 hr'],
  [345_600_000, '4 days'],
  [449_280_000, '5.2 days'],
])('hours or days show %i ms as %s', (ms, shown) => expect(hoursOrDays(ms)).toBe(shown));
