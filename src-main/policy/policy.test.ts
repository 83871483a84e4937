import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { defaultSettings, isStricter, type Settings } from '../../src-shared/models/settings.ts';
import { Policy, settingOf, type Layers } from './policy.ts';

const layers = (change: Partial<Layers>): Layers => ({ document: undefined, machine: {}, person: {}, ...change });

describe('a setting', () => {
  it.each<[string, Partial<Layers>, unknown]>([
    ['nobody set', {}, { value: 600, source: 'default', without: 600 }],
    ['the policy recommends', { document: { Defaults: { idleLockSeconds: 300 } } }, { value: 300, source: 'recommended', without: 300 }],
    ['this PC changes', { document: { Defaults: { idleLockSeconds: 300 } }, machine: { idleLockSeconds: 900 } }, { value: 900, source: 'machine', without: 900 }],
    ['the people want stricter', { machine: { idleLockSeconds: 900 }, person: { idleLockSeconds: 120 } }, { value: 120, source: 'person', without: 900 }],
    ['the people want looser', { machine: { idleLockSeconds: 900 }, person: { idleLockSeconds: 1800 } }, { value: 900, source: 'machine', without: 900 }],
    ['the policy locks', { document: { idleLockSeconds: 240 }, machine: { idleLockSeconds: 900 }, person: { idleLockSeconds: 60 } }, { value: 240, source: 'policy' }],
  ])('that %s', (_title, change, view) => {
    expect(settingOf('idleLockSeconds', layers(change))).toEqual({ name: 'idleLockSeconds', ...(view as object) });
  });

  it('that is not theirs to choose has nothing to go without', () => {
    expect(settingOf('kiosk', layers({}))).toEqual({ name: 'kiosk', value: false, source: 'default' });
  });

  it('is never looser by what the people choose', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3600 }), fc.integer({ min: 0, max: 3600 }), (without, chosen) => {
        const { value } = settingOf('privacyIdleSeconds', layers({ machine: { privacyIdleSeconds: without }, person: { privacyIdleSeconds: chosen } }));
        expect(value === without || isStricter(Number(value), without)).toBe(true);
      }),
    );
    expect(isStricter(0, 60)).toBe(false);
  });
});

describe('the policy', () => {
  it('takes effect when it changes, goes on to hold when it can not be read, and tells only of changes', async () => {
    let now: Result<unknown, string> = ok({ idleLockSeconds: 300 });
    const told: Settings[] = [];
    const policy = new Policy({ idleLockSeconds: 300, managedBy: { name: 'IT' } }, {
      source: { place: '/etc/x', read: () => Promise.resolve(now) },
      machine: { printing: false },
      person: () => ({}),
      onChange: (settings) => told.push(settings),
    });
    expect(policy.settings()).toEqual({ ...defaultSettings, idleLockSeconds: 300, printing: false });
    expect(policy.view()).toMatchObject({ place: '/etc/x', present: true, managedBy: { name: 'IT' } });
    await policy.reread();
    expect(told).toEqual([]);
    now = ok({ idleLockSeconds: 60 });
    await policy.reread();
    expect(told.map(({ idleLockSeconds }) => idleLockSeconds)).toEqual([60]);
    now = failed('it is not JSON');
    await policy.reread();
    expect(policy.settings().idleLockSeconds).toBe(60);
    expect(policy.view().problem).toEqual({ path: '/etc/x', reason: 'it is not JSON' });
    now = ok(undefined);
    await policy.reread();
    expect(policy.settings().idleLockSeconds).toBe(600);
    expect(policy.view()).not.toHaveProperty('problem');
  });
});
