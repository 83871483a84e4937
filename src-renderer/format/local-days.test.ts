import { describe, expect, it } from 'vitest';
import { dayBegins } from './local-days.ts';

describe('a day of this PC', () => {
  it('begins at its own midnight', () => {
    expect(dayBegins('2026-03-08')).toBe(new Date(2026, 2, 8).getTime());
    expect(dayBegins('2026-03-08', 1)).toBe(new Date(2026, 2, 9).getTime());
    expect(dayBegins('2026-12-31', 1)).toBe(new Date(2027, 0, 1).getTime());
  });

  it.each(['', '2026', '13/40/2026', '2026-02-30'])('%s is none', (date) => expect(dayBegins(date)).toBeUndefined());
});
