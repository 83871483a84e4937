import { describe, expect, it } from 'vitest';
import type { SignInScreen } from '../../../src-shared/models/sign-in-screen.ts';
import { pathOf } from './path.ts';

const step = { busy: false };
const sent = { channel: 'email', target: 'a***@x.example', sentAt: 0, resendInMs: 0, sendCount: 1 } as const;
const screens: readonly SignInScreen[] = [
  { kind: 'login-options', ...step, people: [], unreadablePeople: 0, lostPeople: 0, rememberMe: { checked: false } },
  { kind: 'unlock', ...step, person: { id: 'p', name: 'Ana', email: 'a@x.example', via: 'domain' }, people: [] },
  { kind: 'credentials', ...step, via: 'phone', email: '', fixedEmail: false, registering: true, rememberMe: { checked: false } },
  { kind: 'register-method', ...step, email: '', channels: ['sms'] },
  { kind: 'code', ...step, proves: 'reset', continues: false, sent, other: [] },
  { kind: 'call', ...step, proves: 'registration', target: '', ringing: true, other: [] },
  { kind: 'attributes', ...step, email: '', attributes: [] },
  { kind: 'domain', ...step, host: '', waiting: true },
  { kind: 'pin', ...step, name: '', fresh: true },
  { kind: 'earlier-password', ...step, email: '' },
];

describe('pathOf', () => {
  it.each(screens)('puts $kind on a way from the login options to the home', (screen) => {
    const path = pathOf(screen);
    expect(path?.stages.at(0)).toBe('choose');
    expect(path?.stages.at(-1)).toBe('home');
    expect(path?.stages).toContain(path?.current);
  });

  it('has the address before the code of a forgotten password', () => {
    expect(pathOf({ kind: 'code', ...step, proves: 'reset', continues: false, sent, other: [] })).toEqual({ stages: ['choose', 'address', 'verify', 'newPassword', 'home'], current: 'verify' });
  });

  it('starts at the login options before main has answered', () => expect(pathOf(undefined)?.current).toBe('choose'));
  it('has none when there is no server', () => expect(pathOf({ kind: 'not-configured', what: 'configuration', path: '', reason: '' })).toBeUndefined());
});
