import { describe, expect, it } from 'vitest';
import { defaultSettings, type Settings } from '../../src-shared/models/settings.ts';
import type { Watched } from '../../src-shared/models/watch.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { Watch } from './watch.ts';

const hour = 3_600_000;

function setUp(settings: Partial<Settings> = {}) {
  const clock = new ManualClock();
  const locked: string[] = [];
  const told: Watched[] = [];
  const watch = new Watch({
    clock,
    settings: () => ({ ...defaultSettings, idleLockSeconds: 600, idleWarningSeconds: 30, privacyIdleSeconds: 0, ...settings }),
    lock: (reason) => void locked.push(reason),
    onChange: (watched) => void told.push(watched),
  });
  /** Lets time pass as it does: what waits is woken on its way. */
  const pass = async (ms: number) => {
    for (let left = ms; left > 0; left -= 1_000) {
      clock.advance(Math.min(1_000, left));
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { clock, watch, locked, told, pass };
}

describe('a PC that nobody touches', () => {
  it('locks after the idle time, with a countdown before it', async () => {
    const { clock, watch, locked, told, pass } = setUp();
    watch.opened(clock.now());
    await pass(569_000);
    expect(told.at(-1)).toEqual({});
    await pass(1_000);
    expect(told.at(-1)).toEqual({ closing: { reason: 'idle', leftMs: 30_000 } });
    await pass(29_000);
    expect(locked).toEqual([]);
    await pass(1_000);
    expect(locked).toEqual(['idle']);
    expect(told.at(-1)).toEqual({});
    await pass(hour);
    expect(locked).toEqual(['idle']);
  });

  it.each(['moved', 'acted'] as const)('counts from the last time that somebody %s, and takes the one that ends the countdown for itself', async (how) => {
    const { clock, watch, locked, told, pass } = setUp();
    watch.opened(clock.now());
    await pass(300_000);
    expect(watch.touched(how)).toBe(false);
    await pass(590_000);
    expect(told.at(-1)?.closing?.reason).toBe('idle');
    expect(watch.touched(how)).toBe(true);
    expect(told.at(-1)).toEqual({});
    expect(watch.touched(how)).toBe(false);
    await pass(599_000);
    expect(locked).toEqual([]);
    await pass(1_000);
    expect(locked).toEqual(['idle']);
  });

  it('counts down again soon after a countdown that was ended', async () => {
    const { clock, watch, told, pass } = setUp({ idleLockSeconds: 65, idleWarningSeconds: 60 });
    watch.opened(clock.now());
    await pass(5_000);
    watch.touched('acted');
    await pass(5_000);
    expect(told.at(-1)).toEqual({ closing: { reason: 'idle', leftMs: 60_000 } });
  });

  it('has been idle while it slept, whoever touches it then', () => {
    const { clock, watch, locked } = setUp();
    watch.opened(clock.now());
    // The monotonic clock stood still, the wall clock did not.
    clock.set(clock.now() + hour);
    expect(watch.touched('acted')).toBe(true);
    expect(locked).toEqual(['idle']);
  });

  it('wins no time by a clock that is set back, and loses none by a correction', async () => {
    const { clock, watch, locked, pass } = setUp();
    watch.opened(clock.now());
    clock.set(clock.now() + 1_500);
    await pass(500_000);
    watch.touched('moved');
    clock.set(clock.now() - hour);
    watch.awake();
    expect(locked).toEqual(['idle']);
  });

  it('has nothing to lock while nothing is open', async () => {
    const { clock, watch, locked, pass } = setUp();
    expect(watch.touched('acted')).toBe(false);
    watch.opened(clock.now());
    watch.closed();
    await pass(hour);
    expect(locked).toEqual([]);
  });
});

describe('the age of a session', () => {
  it.each([
    ['proof-age', { proofHours: 4, sessionHours: 12 }],
    ['session-age', { proofHours: 12, sessionHours: 4 }],
  ] as const)('locks by %s, whatever is touched, and says so five minutes before', async (reason, ages) => {
    const { clock, watch, locked, told } = setUp({ ...ages, idleLockSeconds: 3600 });
    watch.opened(clock.now());
    const used = async (ms: number) => {
      for (let left = ms; left > 0; left -= 15_000) {
        clock.advance(15_000);
        watch.touched('moved');
        await Promise.resolve();
      }
    };
    await used(4 * hour - 300_000);
    expect(told.at(-1)).toEqual({ closing: { reason, leftMs: 300_000 } });
    expect(watch.touched('acted')).toBe(false);
    await used(285_000);
    expect(locked).toEqual([]);
    await used(15_000);
    expect(locked).toEqual([reason]);
  });

  it('goes on from the last sign-in in full, also over a restart, and begins anew with another', async () => {
    const { clock, watch, locked, pass } = setUp({ sessionHours: 2, idleLockSeconds: 3600 });
    watch.opened(clock.now() - 1.5 * hour);
    await pass(0.4 * hour);
    watch.opened(clock.now());
    await pass(0.5 * hour);
    expect(locked).toEqual([]);
  });

  it('is not asked for when it is over anyway', async () => {
    const { watch, locked, pass } = setUp({ sessionHours: 1, idleLockSeconds: 3600 });
    watch.opened(undefined);
    await pass(0.9 * hour);
    expect(locked).toEqual([]);
  });
});

describe('the privacy screen', () => {
  it('goes up when nothing is touched, and down with a key or click, not with a move', async () => {
    const { clock, watch, told, pass } = setUp({ privacyIdleSeconds: 60 });
    watch.opened(clock.now());
    await pass(60_000);
    expect(told.at(-1)).toEqual({ hidden: 'idle' });
    watch.touched('moved');
    expect(watch.view()).toEqual({ hidden: 'idle' });
    expect(watch.touched('acted')).toBe(false);
    expect(watch.view()).toEqual({});
  });

  it('that was put up by hand stays until it is taken down by hand', async () => {
    const { clock, watch, pass } = setUp({ privacyIdleSeconds: 60 });
    watch.opened(clock.now());
    watch.toggleHidden();
    await pass(120_000);
    watch.touched('acted');
    watch.closed();
    watch.opened(clock.now());
    expect(watch.view()).toEqual({ hidden: 'by-hand' });
    watch.toggleHidden();
    expect(watch.view()).toEqual({});
  });

  it('does not go up by itself where that is not wanted', async () => {
    const { clock, watch, pass } = setUp();
    watch.opened(clock.now());
    await pass(500_000);
    expect(watch.view()).toEqual({});
  });
});
