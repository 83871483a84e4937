import { describe, expect, it } from 'vitest';
import { signInScreenSchema } from '../../src-shared/models/sign-in-screen.ts';
import { ana, app, email, passwordKey, recovery, sms, tokensOf, voice } from '../testing/sign-in.ts';
import { projectScreen, type Around } from './project-screen.ts';
import type { Flow, Sent, Step } from './step.ts';

const around: Around = { people: { readable: [ana], unreadable: 2, lost: ['lost'] }, rememberMe: { checked: true, blocked: 'keychain-locked' }, isSealed: () => false, monotonic: 10_000 };
const flow: Flow = { proves: 'second-factor', via: 'phone', email: ana.email, confirm: false, continuationToken: 'secret-ct', methods: [sms, voice, email], personId: ana.id, passwordKey };
const sentCode: Sent = { method: sms, target: sms.target, length: 6, keyIn: undefined, intervalMs: 5_000, sentAt: 1, expiresAt: 70_000, resendAt: 5_000, sendCount: 1 };
const signedIn = { tokens: tokensOf(), identity: { subject: 's1', name: ana.name, email: ana.email, practitioner: ana.practitioner }, via: 'phone', personId: ana.id, passwordKey } as const;

const steps: Record<string, Step> = {
  'login-options': { kind: 'login-options', busy: false },
  unlock: { kind: 'unlock', busy: true, person: ana },
  credentials: { kind: 'credentials', busy: false, via: 'email', email: ana.email, confirm: true, registering: false, problem: { code: 'invalid-credentials' } },
  method: { kind: 'method', busy: false, flow },
  code: { kind: 'code', busy: false, flow, sent: sentCode },
  call: { kind: 'call', busy: false, flow, sent: { ...sentCode, method: voice, keyIn: '47' }, ringing: true },
  'email-verified': { kind: 'email-verified', busy: false, flow, signedIn, continueBy: 15_000 },
  browser: { kind: 'browser', busy: false, flow, url: 'https://portal.example/login?x=1', opened: false },
  'account-email': { kind: 'account-email', busy: false, purpose: 'reset', account: { via: 'phone', email: ana.email, confirm: false }, fixedEmail: true },
  'new-password': { kind: 'new-password', busy: false, purpose: 'reset', flow: { ...flow, proves: 'reset' }, minLength: 8, kept: 'everything' },
  resetting: { kind: 'resetting', busy: false, flow: { ...flow, proves: 'reset' }, giveUpAt: 310_000 },
  attributes: { kind: 'attributes', busy: false, flow: { ...flow, proves: 'sign-up' }, attributes: [{ name: 'npi', type: 'text', required: true, pattern: '^\\d+$', value: '1', invalid: true }] },
  'register-method': { kind: 'register-method', busy: false, flow: { ...flow, proves: 'registration' }, channels: ['sms', 'email'] },
  'earlier-password': { kind: 'earlier-password', busy: false, signedIn },
};

const screenOf = (step: Step, change: Partial<Around> = {}) => projectScreen(step, { ...around, ...change });
const methodScreen = (change: Partial<Flow>) => screenOf({ kind: 'method', busy: false, flow: { ...flow, ...change } });

describe.each(Object.entries(steps))('the screen of %s', (_kind, step) => {
  it('fits the contract to the letter', () => {
    expect(signInScreenSchema.parse(screenOf(step))).toEqual(screenOf(step));
  });

  it('tells the window no token, no key, no account', () => {
    const text = JSON.stringify(screenOf(step));
    for (const secret of ['secret-ct', 'at-s1', 'rt-s1', tokensOf().idToken ?? '', passwordKey.kdf.salt, '"s1"', 'Practitioner/']) expect(text).not.toContain(secret);
  });

  it('passes on whether it is busy and what went wrong', () => {
    expect(screenOf({ ...step, busy: true, problem: { code: 'timeout', waitMs: 5 } })).toMatchObject({ busy: true, problem: { code: 'timeout', waitMs: 5 } });
  });
});

describe('the methods', () => {
  it('to one number are one entry', () => {
    expect(methodScreen({})).toMatchObject({ kind: 'phone-method', numbers: [{ target: sms.target, sms: sms.id, voice: voice.id }], other: [email] });
  });

  it('to two numbers are two', () => {
    expect(methodScreen({ methods: [sms, { ...voice, target: 'XXX-XXX-0001' }] })).toMatchObject({ numbers: [{ target: sms.target, sms: sms.id }, { target: 'XXX-XXX-0001', voice: voice.id }], other: [] });
  });

  it('by e-mail show the address, the others stay reachable', () => {
    expect(methodScreen({ via: 'email' })).toEqual({ kind: 'email-method', busy: false, email: ana.email, methodId: email.id, other: [sms, voice] });
  });

  it('of an app and recovery codes stand beside the numbers and the address', () => {
    expect(methodScreen({ methods: [app, sms, recovery] })).toMatchObject({ kind: 'phone-method', numbers: [{ sms: sms.id }], other: [app, recovery] });
    expect(methodScreen({ via: 'email', methods: [email, app] })).toMatchObject({ kind: 'email-method', other: [app] });
  });

  it('are what there is', () => {
    expect(methodScreen({ methods: [email] })).toMatchObject({ kind: 'email-method' });
    expect(methodScreen({ via: 'email', methods: [sms] })).toMatchObject({ kind: 'phone-method', other: [] });
  });
});

describe('times', () => {
  it('are durations from now, never below nothing', () => {
    expect(screenOf(steps.code ?? expect.fail(), { monotonic: 4_000 })).toMatchObject({ sent: { expiresInMs: 66_000, resendInMs: 1_000 } });
    expect(screenOf(steps.code ?? expect.fail(), { monotonic: 99_000 })).toMatchObject({ sent: { expiresInMs: 0, resendInMs: 0 } });
    expect(screenOf(steps['email-verified'] ?? expect.fail())).toMatchObject({ continueWithinMs: 5_000 });
    expect(screenOf(steps['email-verified'] ?? expect.fail(), { monotonic: 16_000 })).toMatchObject({ continueWithinMs: 0 });
  });

  it('that the server did not tell are not there', () => {
    const screen = screenOf({ kind: 'code', busy: false, flow, sent: { ...sentCode, expiresAt: undefined, length: undefined } });
    expect(screen).not.toHaveProperty('sent.expiresInMs');
    expect(screen).not.toHaveProperty('sent.length');
  });
});

it('the login page has the tiles, without what only main may know', () => {
  expect(screenOf(steps['login-options'] ?? expect.fail())).toEqual({
    kind: 'login-options', busy: false, people: [{ id: ana.id, name: ana.name, email: ana.email, via: 'phone' }], unreadablePeople: 2, lostPeople: 1, rememberMe: { checked: true, blocked: 'keychain-locked' },
  });
});

it('a code by e-mail shows the address typed, one by phone does not', () => {
  expect(screenOf({ kind: 'code', busy: false, flow, sent: { ...sentCode, method: email } })).toMatchObject({ email: ana.email, other: [sms, voice] });
  expect(screenOf(steps.code ?? expect.fail())).not.toHaveProperty('email');
});

it.each(['sign-up', 'reset', 'registration'] as const)('a code for %s has no other methods, and no Continue', (proves) => {
  expect(screenOf({ kind: 'code', busy: false, flow: { ...flow, proves }, sent: { ...sentCode, method: email } })).toMatchObject({ other: [], continues: false });
});

it('a password that the server is changing has the time left', () => {
  expect(screenOf(steps.resetting ?? expect.fail())).toMatchObject({ giveUpInMs: 300_000 });
  expect(screenOf(steps.resetting ?? expect.fail(), { monotonic: 999_000 })).toMatchObject({ giveUpInMs: 0 });
});

it('the browser shows the host only', () => {
  expect(screenOf(steps.browser ?? expect.fail())).toMatchObject({ host: 'portal.example' });
});
