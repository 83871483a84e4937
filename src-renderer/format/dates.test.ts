import { describe, expect, it } from 'vitest';
import { clockTime, localDateTime, longDay, plainDate, recentTime, timeOfDay } from './dates.ts';

describe('plainDate', () => {
  it.each([
    ['1984-03-07', '03/07/1984'],
    ['1984-03', '03/1984'],
    ['1984', '1984'],
    ['2000-02-29', '02/29/2000'],
    ['', ''],
    ['unknown', 'unknown'],
    ['1984-03-07T23:30:00-08:00', '1984-03-07T23:30:00-08:00'],
  ])('shows %s as %s', (date, shown) => expect(plainDate(date)).toBe(shown));
});

describe('localDateTime', () => {
  it('shows an instant in the time of this PC', () => {
    const local = new Date(2026, 2, 9, 7, 5, 59);
    expect(localDateTime(local.toISOString())).toBe('03/09/2026 07:05');
  });
  it('shows midnight as 00, never 24', () => expect(localDateTime(new Date(2026, 0, 1, 0, 0).toISOString())).toBe('01/01/2026 00:00'));
  it('leaves a date without time where it is', () => expect(localDateTime('2026-03-09')).toBe('03/09/2026'));
  it('shows what is no date as it came', () => expect(localDateTime('soonT')).toBe('soonT'));
});

describe('recentTime', () => {
  const now = new Date(2026, 10, 24, 9, 42).getTime();
  it('shows today by the time alone', () => expect(recentTime(new Date(2026, 10, 24, 0, 7).getTime(), now)).toBe('00:07'));
  it('shows another day in full', () => expect(recentTime(new Date(2026, 10, 23, 23, 59).getTime(), now)).toBe('11/23/2026 23:59'));
});

it('longDay has the month in words', () => expect(longDay(new Date(2026, 2, 9, 23, 59).getTime())).toBe('March 9, 2026'));

it('timeOfDay has two digits each', () => expect(timeOfDay(new Date(2026, 1, 1, 9, 2).getTime())).toBe('09:02'));

it.each([
  [0, '0:00'],
  [9, '0:09'],
  [60, '1:00'],
  [3599, '59:59'],
  [3600, '1:00:00'],
  [3725, '1:02:05'],
])('clockTime shows %i s as %s', (seconds, shown) => expect(clockTime(seconds)).toBe(shown));
