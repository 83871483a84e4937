import { describe, expect, it } from 'vitest';
import { problemCodeOf, type CallStep } from './native-auth-problem.ts';
import { errorSchema } from './native-auth-wire.ts';

const steps = ['first-factor', 'send-code', 'code', 'call', 'refresh', 'address', 'new-password', 'attributes', 'contact', 'finish'] as const satisfies readonly CallStep[];
const of = (body: Record<string, unknown>, step: CallStep) => problemCodeOf(errorSchema.parse(body), step);
/** The same code at every step but those named. */
const at = (usual: string, others: Partial<Record<CallStep, string>> = {}) => Object.fromEntries(steps.map((step) => [step, others[step] ?? usual]));

describe('an error', () => {
  it.each<[Record<string, unknown>, Record<string, string>]>([
    [{ error: 'user_not_found' }, at('invalid-credentials')],
    [{ error: 'user_already_exists', error_codes: [1003037] }, at('account-exists')],
    [{ error: 'expired_token', error_codes: [552003] }, at('flow-expired')],
    [{ error: 'unauthorized_client' }, at('client-refused')],
    [{ error: 'invalid_client', suberror: 'nativeauthapi_disabled' }, at('client-refused')],
    [{ error: 'invalid_scope' }, at('client-refused')],
    [{ error: 'server_error' }, at('server-trouble')],
    [{ error: 'temporarily_unavailable' }, at('server-trouble')],
    [{ error: 'unsupported_challenge_type' }, at('unexpected-answer')],
    [{ error: 'unsupported_grant_type' }, at('unexpected-answer')],
    [{ error: 'an_error_of_tomorrow' }, at('unexpected-answer')],
    [{ error: 'slow_down' }, at('throttled', { 'send-code': 'resend-too-soon', contact: 'resend-too-soon' })],
    [{ error: 'access_denied' }, at('call-declined', { contact: 'contact-blocked' })],
    [{ error: 'access_denied', suberror: 'provider_blocked_by_rep' }, at('call-declined', { contact: 'contact-blocked' })],
    [{ error: 'access_denied', suberror: 'provider_blocked_by_admin' }, at('call-declined', { contact: 'contact-blocked-region' })],
    [{ error: 'invalid_request', error_codes: [90100] }, at('flow-expired', { 'first-factor': 'invalid-credentials', address: 'address-refused' })],
    [{ error: 'invalid_request', error_codes: [901001] }, at('flow-expired', { 'first-factor': 'invalid-credentials', address: 'address-refused', contact: 'contact-invalid' })],
    [{ error: 'invalid_grant', error_codes: [50053] }, at('too-many-wrong-codes', { 'first-factor': 'account-locked', address: 'account-locked', finish: 'account-locked' })],
    [{ error: 'invalid_grant', error_codes: [55200] }, at('flow-expired', { 'first-factor': 'invalid-credentials' })],
    [{ error: 'invalid_grant', error_codes: [50126] }, at('flow-expired', { 'first-factor': 'invalid-credentials' })],
    [{ error: 'invalid_grant', error_codes: [50142] }, at('flow-expired', { 'first-factor': 'password-reset-required' })],
  ])('%j', (body, codes) => {
    expect(Object.fromEntries(steps.map((step) => [step, of(body, step)]))).toEqual(codes);
  });
});

describe('invalid_grant', () => {
  it.each<[string, Record<string, string>]>([
    ['invalid_oob_value', at('wrong-code')],
    ['expired_oob_value', at('expired-code', { call: 'call-unanswered' })],
    ['registration_required', at('registration-required')],
    ['registration_expired', at('registration-expired')],
    ['password_too_weak', at('password-too-weak')],
    ['password_too_short', at('password-too-short')],
    ['password_too_long', at('password-too-long')],
    ['password_recently_used', at('password-recently-used')],
    ['password_banned', at('password-banned')],
    ['password_is_invalid', at('password-invalid')],
    ['attribute_validation_failed', at('attributes-invalid')],
    // What the person typed can be typed again; elsewhere the flow is given up.
    ['a_suberror_of_tomorrow', at('flow-expired', { 'first-factor': 'unexpected-answer', address: 'unexpected-answer', 'new-password': 'unexpected-answer', attributes: 'unexpected-answer', contact: 'unexpected-answer' })],
  ])('%s', (suberror, codes) => {
    expect(Object.fromEntries(steps.map((step) => [step, of({ error: 'invalid_grant', suberror }, step)]))).toEqual(codes);
  });

  it('tells a wrong password by its number, whatever the suberror', () => {
    expect(of({ error: 'invalid_grant', error_codes: [50126], suberror: 'a_suberror_of_tomorrow' }, 'first-factor')).toBe('invalid-credentials');
  });

  it('says of an account that does not exist what it says of a wrong password', () => {
    expect(of({ error: 'user_not_found', error_codes: [50034] }, 'first-factor')).toBe(of({ error: 'invalid_grant', error_codes: [50126] }, 'first-factor'));
  });
});

describe('the error body', () => {
  it('has values with trailing spaces', () => {
    expect(of({ error: 'invalid_grant ', suberror: ' invalid_oob_value ' }, 'code')).toBe('wrong-code');
  });

  it('names attributes by strings or objects', () => {
    expect(errorSchema.parse({ error: 'invalid_grant', invalid_attributes: ['npi', { name: 'displayName ' }] }).invalid_attributes).toEqual(['npi', 'displayName']);
  });

  it.each([
    ['required_attributes', 'x'],
    ['required_attributes', [{ type: 'string' }]],
    ['invalid_attributes', [1]],
  ])('with %s %j keeps its error', (name, value) => {
    expect(errorSchema.parse({ error: 'attributes_required', [name]: value })).toMatchObject({ error: 'attributes_required' });
  });
});
