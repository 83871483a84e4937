import { describe, expect, it } from 'vitest';
import { homeSettings, readHomeState, type HomeState } from './home-state.ts';

const whole: HomeState = {
  facilities: [{ reference: 'Organization/f1', name: 'Riverside', npi: '1234567893' }],
  contracts: [{ id: 'Organization/i1', name: 'Acme' }],
  contractId: 'Organization/i1',
  asOf: 1_767_600_000_000,
  watermark: '2026-01-05T08:00:00Z',
  pass: 2,
};

const kept = (state: HomeState) => Object.fromEntries(Object.entries(homeSettings(state)).filter((entry): entry is [string, string] => entry[1] !== null));

describe('the kept values of the home', () => {
  it('are read as they were written', () => {
    expect(readHomeState(kept(whole))).toEqual(whole);
    expect(readHomeState({})).toEqual({});
  });

  it('are removed when they are undefined, and left alone when they are not named', () => {
    expect(homeSettings({ contractId: undefined, pass: 0 })).toEqual({ 'home.contractId': null, 'home.pass': '0' });
    expect(homeSettings({})).toEqual({});
  });

  it.each([
    ['home.facilities', '[{"name":"Riverside"}]'],
    ['home.contracts', '[{"id":1}]'],
    ['home.asOf', '"yesterday"'],
    ['home.watermark', '5'],
    ['home.pass', 'null'],
    ['home.contractId', '{'],
    ['home.contractId', ''],
  ])('%s holding %j counts as not there, and the others stay', (name, text) => {
    const key = name.slice('home.'.length);
    expect(readHomeState({ ...kept(whole), [name]: text })).toEqual(Object.fromEntries(Object.entries(whole).filter(([each]) => each !== key)));
  });

  it('are not mixed up with other settings', () => {
    expect(readHomeState({ refreshToken: 'rt', pass: '7', 'home.unknown': '1' })).toEqual({});
  });
});
