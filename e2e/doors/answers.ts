import type { Fault } from '../../sandbox/control/faults.ts';
import { headings, type Heading } from '../pages/doors-pages.ts';
import { problems } from '../pages/problems.ts';
import type { Door } from './places.ts';

type Unplaced<Each> = Each extends Fault ? Omit<Each, 'path' | 'method' | 'times'> : never;

/** What the server answers, and what is shown then. */
export interface Answer {
  readonly fault: Unplaced<Extract<Fault, { kind: 'refusal' | 'redirect' }>>;
  readonly shows: Heading;
  /** What it says first; without, that nothing went wrong. */
  readonly says?: string;
  /** Support has no use for its reference: the person can put it right, or must not learn whether there is an account. */
  readonly unreferenced?: true;
}

/** What an endpoint can answer to what is done at the stop of a way (a number, from 0). */
export interface Endpoint {
  readonly door: Door;
  readonly stop: number;
  readonly path: string;
  /** A screen that waits comes first, and nothing typed outlives it. */
  readonly waits?: true;
  readonly answers: readonly Answer[];
}

type Refusal = Partial<Omit<Extract<Answer['fault'], { kind: 'refusal' }>, 'kind' | 'error'>>;

const refusal = (error: string, shows: Heading, says: string | undefined, more: Refusal = {}): Answer => ({ fault: { kind: 'refusal', error, ...more }, shows, ...(says !== undefined && { says }) });
const inField = (answer: Answer): Answer => ({ ...answer, unreferenced: true });

/** From every endpoint. */
const redirect: Answer = { fault: { kind: 'redirect' }, shows: headings.browser };
const expired = (start: Heading) => refusal('expired_token', start, problems.flowExpired, { code: 552003 });
const badToken = (start: Heading) => refusal('invalid_request', start, problems.flowExpired, { code: 55200 });
const badGrant = (start: Heading) => refusal('invalid_grant', start, problems.flowExpired, { code: 55200 });
const otherType = (stays: Heading) => refusal('unsupported_challenge_type', stays, problems.unexpectedAnswer, { code: 901007 });
const disabled = (stays: Heading) => refusal('invalid_client', stays, problems.clientRefused, { suberror: 'nativeauthapi_disabled', code: 550022 });
const unauthorized = (stays: Heading) => refusal('unauthorized_client', stays, problems.clientRefused, { code: 700016 });
const badAddress = (stays: Heading, says: string) => refusal('invalid_request', stays, says, { code: 90100 });
const wrongCode = refusal('invalid_grant', headings.verification, problems.wrongCode, { suberror: 'invalid_oob_value', code: 50181, keepToken: true });
const suberror = (name: string, stays: Heading, says: string, code = 399246) => refusal('invalid_grant', stays, says, { suberror: name, code });
const passwords = (stays: Heading): Answer[] => [
  suberror('password_too_weak', stays, problems.passwordTooWeak),
  suberror('password_too_short', stays, problems.passwordTooShort),
  suberror('password_too_long', stays, problems.passwordTooLong),
  suberror('password_recently_used', stays, problems.passwordRecentlyUsed),
  suberror('password_banned', stays, problems.passwordBanned),
  suberror('password_is_invalid', stays, problems.passwordInvalid),
];
const badAttributes = (stays: Heading) => refusal('invalid_grant', stays, problems.attributesInvalid, { suberror: 'attribute_validation_failed', code: 55106, extra: { invalid_attributes: [{ name: 'displayName' }] } });
const moreAttributes = refusal('attributes_required', headings.details, undefined, { code: 55106, keepToken: true, extra: { required_attributes: [{ name: 'extension_npi', type: 'string', required: true, options: { regex: '^[0-9]{10}$' } }] } });
const unverified = refusal('verification_required', headings.verification, undefined, { code: 55110, keepToken: true });

/** Tokens at the end of a way: whatever was done is done, and the person signs in with the password. */
const token = '/oauth2/v2.0/token';
const noTokens: readonly Answer[] = [
  redirect, badToken(headings.password), unauthorized(headings.password), badGrant(headings.password), disabled(headings.password), expired(headings.password),
  refusal('invalid_scope', headings.password, problems.clientRefused, { code: 70011 }),
  refusal('unsupported_grant_type', headings.password, problems.unexpectedAnswer, { code: 70003 }),
];
/** The same at the end of the other ways, where each costs a whole way. */
const someNoTokens: readonly Answer[] = [redirect, badGrant(headings.password), disabled(headings.password)];

/**
 * The error tables of the native authentication API (V1), endpoint by endpoint. Neighbours have different words, so that
 * each is seen to be its own.
 */
export const everyAnswer: readonly Endpoint[] = [
  { door: 'sign-in', stop: 0, path: '/oauth2/v2.0/initiate', answers: [
    badAddress(headings.password, problems.invalidCredentials), unauthorized(headings.password), refusal('user_not_found', headings.password, problems.invalidCredentials, { code: 50034 }),
    disabled(headings.password), otherType(headings.password), redirect,
  ] },
  { door: 'sign-in', stop: 0, path: '/oauth2/v2.0/challenge', answers: [badAddress(headings.password, problems.invalidCredentials), otherType(headings.password), refusal('invalid_grant', headings.password, problems.invalidCredentials, { code: 55200 }), expired(headings.password), redirect] },
  { door: 'sign-in', stop: 0, path: token, answers: [
    badAddress(headings.password, problems.invalidCredentials), unauthorized(headings.password), refusal('invalid_grant', headings.password, problems.invalidCredentials, { code: 50126 }),
    disabled(headings.password), expired(headings.password), refusal('invalid_scope', headings.password, problems.clientRefused, { code: 70011 }),
    refusal('unsupported_grant_type', headings.password, problems.unexpectedAnswer, { code: 70003 }), suberror('registration_required', headings.password, problems.registrationRequired, 50072),
    refusal('invalid_grant', headings.password, problems.accountLocked, { code: 50053 }), suberror('registration_expired', headings.password, problems.registrationExpired, 50072),
    refusal('invalid_grant', headings.reset, problems.passwordResetRequired, { code: 50142 }), redirect,
  ] },
  { door: 'sign-in', stop: 0, path: '/oauth2/v2.0/introspect', answers: [badToken(headings.password), disabled(headings.password), expired(headings.password), refusal('server_error', headings.password, problems.serverTrouble), redirect] },
  { door: 'sign-in', stop: 1, path: '/oauth2/v2.0/challenge', answers: [otherType(headings.verification), suberror('introspect_required', headings.password, problems.flowExpired, 55200), badToken(headings.password), badGrant(headings.password), expired(headings.password), redirect] },
  { door: 'sign-in', stop: 2, path: token, answers: [
    wrongCode, disabled(headings.verification), refusal('invalid_grant', headings.verification, problems.tooManyWrongCodes, { code: 50053 }), unauthorized(headings.verification),
    suberror('expired_oob_value', headings.verification, problems.expiredCode, 50181), badToken(headings.password), badGrant(headings.password), expired(headings.password), redirect,
  ] },

  { door: 'sign-up', stop: 0, path: '/signup/v1.0/start', answers: [
    badAddress(headings.signUp, problems.addressRefused), unauthorized(headings.signUp), refusal('user_already_exists', headings.signUp, problems.accountExists, { code: 1003037 }), disabled(headings.signUp), otherType(headings.signUp),
    ...passwords(headings.signUp), badAttributes(headings.signUp), redirect,
  ] },
  { door: 'sign-up', stop: 0, path: '/signup/v1.0/challenge', answers: [badToken(headings.signUp), otherType(headings.signUp), badGrant(headings.signUp), disabled(headings.signUp), expired(headings.signUp), redirect] },
  { door: 'sign-up', stop: 1, path: '/signup/v1.0/continue', answers: [wrongCode, unauthorized(headings.verification), otherType(headings.verification), disabled(headings.verification), unverified, moreAttributes, badToken(headings.signUp), badGrant(headings.signUp), expired(headings.signUp), redirect] },
  { door: 'sign-up', stop: 1, path: '/signup/v1.0/challenge', answers: [otherType(headings.verification), disabled(headings.verification), badToken(headings.signUp), expired(headings.signUp), redirect] },
  { door: 'sign-up', stop: 2, path: '/signup/v1.0/continue', answers: [...passwords(headings.newPassword).map((answer) => inField(answer)), disabled(headings.newPassword), badToken(headings.signUp), badGrant(headings.signUp), expired(headings.signUp), redirect] },
  { door: 'sign-up', stop: 3, path: '/signup/v1.0/continue', answers: [badAttributes(headings.details), disabled(headings.details), moreAttributes, badToken(headings.signUp), expired(headings.signUp), redirect] },
  { door: 'sign-up', stop: 3, path: token, answers: noTokens },

  { door: 'registration', stop: 0, path: '/register/v1.0/introspect', answers: [badToken(headings.registering), disabled(headings.registering), expired(headings.registering), redirect] },
  { door: 'registration', stop: 1, path: '/register/v1.0/challenge', answers: [
    inField(refusal('invalid_request', headings.method, problems.contactInvalid, { code: 901001 })),
    inField(refusal('access_denied', headings.method, problems.contactBlockedRegion, { suberror: 'provider_blocked_by_admin', code: 550024 })),
    inField(refusal('access_denied', headings.method, problems.contactBlocked, { suberror: 'provider_blocked_by_rep', code: 550024 })),
    refusal('slow_down', headings.method, problems.resendTooSoon, { status: 429, retryAfter: 60, code: 50196 }),
    badToken(headings.registering), expired(headings.registering), redirect,
  ] },
  { door: 'registration', stop: 2, path: '/register/v1.0/continue', answers: [wrongCode, disabled(headings.verification), badToken(headings.registering), badGrant(headings.registering), expired(headings.registering), redirect] },
  { door: 'registration', stop: 2, path: token, answers: someNoTokens },
  { door: 'registration by call', stop: 1, path: '/register/v1.0/continue', answers: [
    refusal('access_denied', headings.callEnded, problems.callDeclined, { code: 500121, keepToken: true }),
    refusal('invalid_grant', headings.callEnded, problems.callUnanswered, { suberror: 'expired_oob_value', code: 50181, keepToken: true }),
    badToken(headings.registering), expired(headings.registering), redirect,
  ] },

  { door: 'reset', stop: 0, path: '/resetpassword/v1.0/start', answers: [
    badAddress(headings.reset, problems.addressRefused), unauthorized(headings.reset), otherType(headings.reset), disabled(headings.reset),
    refusal('user_not_found', headings.verification, undefined, { code: 50034 }), redirect,
  ] },
  { door: 'reset', stop: 0, path: '/resetpassword/v1.0/challenge', answers: [badToken(headings.reset), otherType(headings.reset), expired(headings.reset), redirect] },
  { door: 'reset', stop: 1, path: '/resetpassword/v1.0/continue', answers: [inField(wrongCode), disabled(headings.verification), badToken(headings.reset), badGrant(headings.reset), expired(headings.reset), redirect] },
  { door: 'reset', stop: 2, path: '/resetpassword/v1.0/submit', answers: [...passwords(headings.newPasswordAgain).map((answer) => inField(answer)), disabled(headings.newPasswordAgain), badToken(headings.reset), expired(headings.reset), redirect] },
  { door: 'reset', stop: 2, path: '/resetpassword/v1.0/poll_completion', waits: true, answers: [disabled(headings.newPasswordAgain), badToken(headings.reset), expired(headings.reset), redirect] },
  { door: 'reset', stop: 2, path: token, answers: someNoTokens },
];
