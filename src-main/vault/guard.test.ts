import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { delayAfter, newGuard, offlineLeft, offlineLimit, openGuard, sealGuard, together, type Guard } from './guard.ts';

const key = Buffer.alloc(32, 1);
const day = 86_400_000;
const start = Date.UTC(2026, 0, 5, 8);
const settings = { offline: true, offlineDays: 7, offlineUnlocks: 50 };
const guard = (change: Partial<Guard> = {}): Guard => ({ ...newGuard(start, 0), turn: 5, ...change });

const anyGuard = fc.record({
  turn: fc.nat(20), attempts: fc.nat(20), unlocks: fc.nat(100), accepted: fc.nat(1_000), seen: fc.nat(1_000), aheadMs: fc.integer(), step: fc.nat(100), revoked: fc.boolean(),
});

describe('a sealed guard', () => {
  it('opens for the same person under the same key alone, and fits a keychain entry', () => {
    const text = sealGuard(key, guard(), 'a');
    expect(openGuard(key, text, 'a')).toEqual(guard());
    expect(openGuard(key, text, 'b')).toBeUndefined();
    expect(openGuard(Buffer.alloc(32, 2), text, 'a')).toBeUndefined();
    expect(sealGuard(key, guard({ turn: 2 ** 40, attempts: 20, unlocks: 500, aheadMs: -day * 365, step: 2 ** 31 }), 'a').length).toBeLessThanOrEqual(512);
  });

  it.each([undefined, '', '{}', 'null', '{"nonce":"AAAA","ciphertext":"BBBB","tag":"CCCC"}'])('is none in %j', (text) => {
    expect(openGuard(key, text, 'a')).toBeUndefined();
  });
});

describe('two copies together', () => {
  it('are never laxer than either of them', () => {
    fc.assert(
      fc.property(anyGuard, anyGuard, (file, mark) => {
        const both = together(file, mark);
        if (Math.abs(file.turn - mark.turn) > 1) expect(both).toBeUndefined();
        else if (!both) expect(file.turn).toBe(mark.turn);
        if (both) for (const one of [file, mark]) {
          expect(both.attempts).toBeGreaterThanOrEqual(one.attempts);
          expect(both.unlocks).toBeGreaterThanOrEqual(one.unlocks);
          expect(both.step).toBeGreaterThanOrEqual(one.step);
          expect(both.seen).toBeGreaterThanOrEqual(one.seen);
          expect(both.accepted).toBeLessThanOrEqual(one.accepted);
          if (one.revoked) expect(both.revoked).toBe(true);
        }
      }),
    );
  });

  it('are none when one is missing, or both say something else of the same turn', () => {
    expect(together(guard(), guard())).toEqual(guard());
    expect(together(undefined, guard())).toBeUndefined();
    expect(together(guard(), undefined)).toBeUndefined();
    expect(together(guard(), guard({ attempts: 1 }))).toBeUndefined();
  });
});

describe('the limits', () => {
  it.each([
    ['within both', {}, 6 * day, settings, undefined],
    ['days passed', {}, 7 * day + 1, settings, 'offline-days-over'],
    ['openings used up', { unlocks: 50 }, day, settings, 'offline-unlocks-over'],
    ['not allowed at all', {}, 0, { ...settings, offline: false }, 'offline-off'],
    ['the clock a year back', {}, -365 * day, settings, 'offline-clock-back'],
    ['the clock an hour behind what was seen', { seen: start + 2 * day }, 2 * day - 3_600_000, settings, 'offline-clock-back'],
    ['the clock a minute back', {}, -60_000, settings, undefined],
  ] as const)('%s', (_title, change, after, limits, expected) => {
    expect(offlineLimit(guard(change), limits, start + after)).toBe(expected);
  });

  it('say what is left', () => {
    expect(offlineLeft(guard({ unlocks: 48 }), settings, start + 5.5 * day)).toEqual({ days: 2, unlocks: 2 });
    expect(offlineLeft(guard({ unlocks: 60 }), settings, start + 9 * day)).toEqual({ days: 0, unlocks: 0 });
  });

  it('the next try waits ever longer, up to five minutes', () => {
    expect([0, 1, 2, 3, 4, 5, 10, 11, 20].map(delayAfter)).toEqual([0, 0, 1_000, 2_000, 4_000, 8_000, 256_000, 300_000, 300_000]);
  });
});
