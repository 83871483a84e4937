import { describe, expect, it, vi } from 'vitest';
import type { ProblemCode } from '../../src-shared/models/problem.ts';
import type { SignInScreen } from '../../src-shared/models/sign-in-screen.ts';
import { answerOf, doorsAt, type DoorStep } from '../testing/doors.ts';
import type { Scripted } from '../testing/scripted-http.ts';
import { redirect, refusal } from '../testing/scripted-tenant.ts';

type Kind = SignInScreen['kind'];
/** An answer, the screen that results, and its problem. */
type Row = readonly [answer: Scripted, screen: Kind, code?: ProblemCode];

const grant = (suberror?: string, codes: readonly number[] = [], more: Record<string, unknown> = {}) =>
  refusal('invalid_grant', { ...(suberror !== undefined && { suberror }), error_codes: codes, ...more });

/** Not accepted: the same everywhere. */
const refusedClient = (stays: Kind): Row[] => [
  [refusal('invalid_client', { suberror: 'nativeauthapi_disabled' }), stays, 'client-refused'],
  [refusal('unauthorized_client'), stays, 'client-refused'],
];
const passwords = (stays: Kind): Row[] => [
  [grant('password_too_weak'), stays, 'password-too-weak'],
  [grant('password_too_short'), stays, 'password-too-short'],
  [grant('password_too_long'), stays, 'password-too-long'],
  [grant('password_recently_used'), stays, 'password-recently-used'],
  [grant('password_banned'), stays, 'password-banned'],
  [grant('password_is_invalid'), stays, 'password-invalid'],
  [grant('password_of_tomorrow'), stays, 'unexpected-answer'],
];
/** A dead continuation token, in the words of the reference's samples: the flow starts again. */
const dead = (start: Kind): Row[] => [
  [refusal('expired_token', { error_codes: [552003] }), start, 'flow-expired'],
  [refusal('invalid_request', { error_codes: [55200] }), start, 'flow-expired'],
];
const codes = (stays: Kind, start: Kind): Row[] => [
  [grant('invalid_oob_value'), stays, 'wrong-code'],
  [grant('expired_oob_value'), stays, 'expired-code'],
  [grant(undefined, [50053]), stays, 'too-many-wrong-codes'],
  [grant(), start, 'flow-expired'],
  ...dead(start),
];
/** Of every endpoint: the redirect, a server or network that does not work, an answer of tomorrow. */
const always = (stays: Kind): Row[] => [
  [redirect, 'browser'],
  [{ code: 'offline' }, stays, 'offline'],
  [{ code: 'server-trouble', waitMs: 5_000 }, stays, 'server-trouble'],
  [{ status: 429, json: {}, retryAfterMs: 9_000 }, stays, 'throttled'],
  [refusal('server_error'), stays, 'server-trouble'],
  [refusal('unsupported_challenge_type', { error_codes: [901007] }), stays, 'unexpected-answer'],
  [refusal('an_error_of_tomorrow'), stays, 'unexpected-answer'],
  [{ json: { something: 'else' } }, stays, 'unexpected-answer'],
];
/** Tokens at the end of a flow: what was done is done, and the person can sign in with the password. */
const finish = (): Row[] => [
  ...always('credentials'),
  [grant(), 'credentials', 'flow-expired'],
  [refusal('expired_token'), 'credentials', 'flow-expired'],
  [refusal('invalid_scope'), 'credentials', 'client-refused'],
  [refusal('unsupported_grant_type'), 'credentials', 'unexpected-answer'],
  [grant('registration_required', [], { continuation_token: 'ct-r' }), 'register-method'],
  [grant('registration_required'), 'credentials', 'registration-required'],
  [grant('mfa_required', [], { continuation_token: 'ct-m' }), 'phone-method'],
  ...refusedClient('credentials'),
];

/** The reference's tables of errors: at which step which endpoint answers what. */
const table: readonly (readonly [step: DoorStep, path: string, rows: readonly Row[]])[] = [
  ['sign-in password', '/oauth2/v2.0/initiate', [
    ...always('credentials'), ...refusedClient('credentials'),
    [refusal('user_not_found', { error_codes: [50034] }), 'credentials', 'invalid-credentials'],
    [refusal('invalid_request', { error_codes: [90100] }), 'credentials', 'invalid-credentials'],
  ]],
  ['sign-in password', '/oauth2/v2.0/challenge', [...always('credentials'), [grant(), 'credentials', 'invalid-credentials'], [refusal('expired_token'), 'credentials', 'flow-expired']]],
  ['sign-in password', '/oauth2/v2.0/token', [
    ...always('credentials'), ...refusedClient('credentials'),
    [grant(undefined, [50126]), 'credentials', 'invalid-credentials'],
    [grant(undefined, [50053]), 'credentials', 'account-locked'],
    [grant(undefined, [50142]), 'account-email', 'password-reset-required'],
    [grant('registration_expired'), 'credentials', 'registration-expired'],
    [grant('registration_required'), 'credentials', 'registration-required'],
    [grant('registration_required', [], { continuation_token: 'ct-r' }), 'register-method'],
    [grant('mfa_required'), 'credentials', 'unexpected-answer'],
    [refusal('invalid_request'), 'credentials', 'invalid-credentials'],
    [refusal('invalid_scope'), 'credentials', 'client-refused'],
    [refusal('unsupported_grant_type'), 'credentials', 'unexpected-answer'],
    [refusal('expired_token'), 'credentials', 'flow-expired'],
  ]],
  ['sign-in password', '/oauth2/v2.0/introspect', [...always('credentials'), ...refusedClient('credentials'), ...dead('credentials'), [{ json: { continuation_token: 'ct', methods: [] } }, 'credentials', 'registration-required']]],
  ['sign-in method', '/oauth2/v2.0/challenge', [
    ...always('phone-method'), ...dead('credentials'),
    [grant(), 'credentials', 'flow-expired'],
    [grant('introspect_required'), 'credentials', 'flow-expired'],
    [refusal('slow_down', {}, { status: 429, retryAfterMs: 9_000 }), 'phone-method', 'resend-too-soon'],
  ]],
  ['sign-in code', '/oauth2/v2.0/token', [...always('code'), ...refusedClient('code'), ...codes('code', 'credentials'), [refusal('invalid_scope'), 'code', 'client-refused']]],

  ['sign-up address', '/signup/v1.0/start', [
    ...always('account-email'), ...refusedClient('account-email'), ...passwords('account-email'),
    [refusal('user_already_exists', { error_codes: [1003037] }), 'account-email', 'account-exists'],
    [refusal('invalid_request', { error_codes: [90100] }), 'account-email', 'address-refused'],
    [grant('attribute_validation_failed', [], { invalid_attributes: ['displayName'] }), 'account-email', 'attributes-invalid'],
  ]],
  ['sign-up address', '/signup/v1.0/challenge', [
    ...always('account-email'), ...dead('account-email'),
    [grant(), 'account-email', 'flow-expired'],
    [refusal('slow_down', {}, { status: 429 }), 'account-email', 'resend-too-soon'],
    [{ json: { continuation_token: 'ct-p', challenge_type: 'password' } }, 'new-password'],
  ]],
  ['sign-up code', '/signup/v1.0/continue', [
    ...always('code'), ...codes('code', 'account-email'),
    [refusal('credential_required', { continuation_token: 'ct-c' }), 'new-password'],
    [refusal('credential_required'), 'code', 'unexpected-answer'],
    [refusal('attributes_required', { continuation_token: 'ct-a', required_attributes: [{ name: 'npi', type: 'string', required: true }] }), 'attributes'],
    [refusal('attributes_required', { continuation_token: 'ct-a' }), 'code', 'unexpected-answer'],
  ]],
  ['sign-up code', '/signup/v1.0/challenge', [...always('code'), ...dead('account-email')]],
  ['sign-up password', '/signup/v1.0/continue', [
    ...always('new-password'), ...passwords('new-password'), ...dead('account-email'),
    [grant(), 'account-email', 'flow-expired'],
    [refusal('verification_required', { continuation_token: 'ct-v' }), 'code'],
  ]],
  ['sign-up attributes', '/signup/v1.0/continue', [
    ...always('attributes'), ...dead('account-email'),
    [grant('attribute_validation_failed', [], { invalid_attributes: ['displayName'] }), 'attributes', 'attributes-invalid'],
    [refusal('attributes_required', { continuation_token: 'ct-a', required_attributes: [{ name: 'npi', type: 'string', required: true }] }), 'attributes'],
    [refusal('credential_required', { continuation_token: 'ct-c' }), 'new-password'],
  ]],
  ['sign-up attributes', '/oauth2/v2.0/token', finish()],

  ['registration password', '/oauth2/v2.0/token', [[grant('registration_expired'), 'credentials', 'registration-expired']]],
  ['registration method', '/register/v1.0/challenge', [
    ...always('register-method'), ...dead('credentials'),
    [refusal('invalid_request', { error_codes: [901001] }), 'register-method', 'contact-invalid'],
    [refusal('access_denied', { suberror: 'provider_blocked_by_admin' }), 'register-method', 'contact-blocked-region'],
    [refusal('access_denied', { suberror: 'provider_blocked_by_rep' }), 'register-method', 'contact-blocked'],
    [refusal('slow_down', {}, { status: 429, retryAfterMs: 9_000 }), 'register-method', 'resend-too-soon'],
  ]],
  ['registration code', '/register/v1.0/continue', [...always('code'), ...codes('code', 'credentials')]],
  ['registration code', '/oauth2/v2.0/token', finish()],
  ['registration call', '/register/v1.0/continue', [
    ...dead('credentials'),
    [redirect, 'browser'],
    [refusal('access_denied'), 'call', 'call-declined'],
    [grant('expired_oob_value'), 'call', 'call-unanswered'],
    [{ json: { something: 'else' } }, 'call', 'unexpected-answer'],
  ]],

  ['reset address', '/resetpassword/v1.0/start', [
    ...always('account-email'), ...refusedClient('account-email'),
    [refusal('invalid_request', { error_codes: [90100] }), 'account-email', 'address-refused'],
  ]],
  ['reset address', '/resetpassword/v1.0/challenge', [...always('account-email'), ...dead('account-email'), [refusal('slow_down', {}, { status: 429 }), 'account-email', 'resend-too-soon']]],
  ['reset code', '/resetpassword/v1.0/continue', [...always('code'), ...codes('code', 'account-email')]],
  ['reset password', '/resetpassword/v1.0/submit', [...always('new-password'), ...passwords('new-password'), ...dead('account-email'), [grant(), 'account-email', 'flow-expired']]],
  ['reset waiting', '/resetpassword/v1.0/poll_completion', [
    ...dead('account-email'),
    [redirect, 'browser'],
    [{ json: { status: 'failed', continuation_token: 'ct-f' } }, 'new-password', 'reset-failed'],
    [{ json: { something: 'else' } }, 'new-password', 'unexpected-answer'],
    [refusal('an_error_of_tomorrow'), 'new-password', 'unexpected-answer'],
  ]],
  ['reset waiting', '/oauth2/v2.0/token', finish()],
];

const title = (answer: Scripted) => JSON.stringify('json' in answer && answer.json !== null && typeof answer.json === 'object' ? { ...answer.json, error_description: undefined, correlation_id: undefined } : answer);

describe.each(table)('at %s, %s answers', (step, path, rows) => {
  it.each(rows.map((row) => [title(row[0]), ...row] as const))('%s', async (_title, answer, kind, code) => {
    const at = await doorsAt(step);
    at.tenant.next(path, answer);
    await answerOf[step](at);
    await vi.waitFor(() => {
      expect(at.screen()).toMatchObject({ kind, busy: false, ...(code !== undefined && { problem: { code } }) });
      if (code === undefined) expect(at.screen()).not.toHaveProperty('problem');
    });
    expect(at.history.answers()[0]?.code).toBe(code);
  });
});

it('what the registration offers is asked like everything else', async () => {
  const rows: readonly Row[] = [...always('credentials'), ...dead('credentials'), [{ json: { continuation_token: 'ct', methods: [] } }, 'credentials', 'no-registration-method']];
  for (const [answer, kind, code] of rows) {
    const at = await doorsAt('registration password');
    at.tenant.next('/oauth2/v2.0/token', grant('registration_required', [], { continuation_token: 'ct-r' }));
    at.tenant.next('/register/v1.0/introspect', answer);
    await answerOf['registration password'](at);
    expect(at.screen()).toMatchObject({ kind, busy: false, ...(code !== undefined && { registering: true, problem: { code } }) });
  }
});

it('an address that was proved before needs no code; what then goes wrong stays at the choice', async () => {
  const preverified: Scripted = { json: { continuation_token: 'ct-p', challenge_type: 'preverified ' } };
  const at = await doorsAt('registration method');
  at.tenant.next('/register/v1.0/challenge', preverified);
  at.tenant.next('/register/v1.0/continue', refusal('server_error'));
  await at.flow.registration.register('email', 'new@example.org');
  expect(at.screen()).toMatchObject({ kind: 'register-method', problem: { code: 'server-trouble' } });
  at.tenant.next('/register/v1.0/challenge', preverified);
  await at.flow.registration.register('email', 'new@example.org');
  expect(at.tenant.asked.at(-2)?.form).toMatchObject({ grant_type: 'continuation_token', continuation_token: 'ct-p' });
  expect(at.flow.screen()).toBeUndefined();
});
