import { describe, expect, it } from 'vitest';
import { problemCodeOf, type CallStep } from './native-auth-problem.ts';
import { errorSchema } from './native-auth-wire.ts';

const steps: readonly CallStep[] = ['first-factor', 'second-factor', 'send-code', 'call', 'refresh'];
const of = (body: Record<string, unknown>, step: CallStep) => problemCodeOf(errorSchema.parse(body), step);

describe('an error that means the same at every step', () => {
  it.each([
    ['user_not_found', 'invalid-credentials'],
    ['expired_token', 'flow-expired'],
    ['access_denied', 'call-declined'],
    ['unauthorized_client', 'client-refused'],
    ['invalid_client', 'client-refused'],
    ['invalid_scope', 'client-refused'],
    ['server_error', 'server-trouble'],
    ['temporarily_unavailable', 'server-trouble'],
    ['unsupported_challenge_type', 'unexpected-answer'],
    ['unsupported_grant_type', 'unexpected-answer'],
    ['an_error_of_tomorrow', 'unexpected-answer'],
  ])('%s is %s', (error, code) => {
    for (const step of steps) expect(of({ error }, step)).toBe(code);
  });

  it.each([
    ['invalid_oob_value', 'wrong-code'],
    ['registration_required', 'registration-required'],
  ])('invalid_grant with %s is %s', (suberror, code) => {
    for (const step of steps) expect(of({ error: 'invalid_grant', suberror }, step)).toBe(code);
  });
});

describe('an error that depends on the step', () => {
  it.each<[Record<string, unknown>, Record<CallStep, string>]>([
    [{ error: 'invalid_grant', error_codes: [50053] }, { 'first-factor': 'account-locked', 'second-factor': 'too-many-wrong-codes', 'send-code': 'too-many-wrong-codes', call: 'too-many-wrong-codes', refresh: 'too-many-wrong-codes' }],
    [{ error: 'slow_down' }, { 'first-factor': 'throttled', 'second-factor': 'throttled', 'send-code': 'resend-too-soon', call: 'throttled', refresh: 'throttled' }],
    [{ error: 'invalid_request', error_codes: [90100] }, { 'first-factor': 'invalid-credentials', 'second-factor': 'flow-expired', 'send-code': 'flow-expired', call: 'flow-expired', refresh: 'flow-expired' }],
    [{ error: 'invalid_grant', suberror: 'expired_oob_value' }, { 'first-factor': 'expired-code', 'second-factor': 'expired-code', 'send-code': 'expired-code', call: 'call-unanswered', refresh: 'expired-code' }],
    [{ error: 'invalid_grant' }, { 'first-factor': 'invalid-credentials', 'second-factor': 'flow-expired', 'send-code': 'flow-expired', call: 'flow-expired', refresh: 'flow-expired' }],
    [{ error: 'invalid_grant', suberror: 'a_suberror_of_tomorrow' }, { 'first-factor': 'unexpected-answer', 'second-factor': 'flow-expired', 'send-code': 'flow-expired', call: 'flow-expired', refresh: 'flow-expired' }],
  ])('%j', (body, codes) => {
    for (const step of steps) expect([step, of(body, step)]).toEqual([step, codes[step]]);
  });

  it('a wrong password is told by its number', () => {
    expect(of({ error: 'invalid_grant', error_codes: [50126] }, 'first-factor')).toBe('invalid-credentials');
    expect(of({ error: 'invalid_grant', error_codes: [50126], suberror: 'a_suberror_of_tomorrow' }, 'first-factor')).toBe('invalid-credentials');
  });

  it('an account that does not exist looks like a wrong password', () => {
    expect(of({ error: 'user_not_found', error_codes: [50034] }, 'first-factor')).toBe(of({ error: 'invalid_grant', error_codes: [50126] }, 'first-factor'));
  });
});

it('reads values with trailing spaces', () => {
  expect(of({ error: 'invalid_grant ', suberror: ' invalid_oob_value ' }, 'second-factor')).toBe('wrong-code');
});
