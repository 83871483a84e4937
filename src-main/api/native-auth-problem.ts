import type { ProblemCode } from '../../src-shared/models/problem.ts';
import type { WireError } from './native-auth-wire.ts';

/** Microsoft's numeric codes that this client branches on. */
const invalidPassword = 50126;
const locked = 50053;
const passwordResetRequired = 50142;
const invalidContact = 901001;

/**
 * Which step a failed call belonged to: the same `invalid_grant` means another thing in each. `address` starts a flow for
 * one, `contact` registers a second factor, `finish` exchanges a finished flow for tokens.
 */
export type CallStep = 'first-factor' | 'send-code' | 'code' | 'call' | 'refresh' | 'address' | 'new-password' | 'attributes' | 'contact' | 'finish';

/** Steps at which a refusal that nobody knows leaves the person where they are, to type something else. */
const typedAnew: ReadonlySet<CallStep> = new Set(['address', 'new-password', 'attributes', 'contact']);

/** The problem that an error body stands for, in the words of this client. */
export function problemCodeOf(error: WireError, step: CallStep): ProblemCode {
  if (error.error_codes.includes(locked)) return step === 'first-factor' || step === 'address' || step === 'finish' ? 'account-locked' : 'too-many-wrong-codes';
  switch (error.error) {
    case 'user_not_found':
      return 'invalid-credentials';
    case 'user_already_exists':
      return 'account-exists';
    case 'expired_token':
      return 'flow-expired';
    case 'slow_down':
      return step === 'send-code' || step === 'contact' ? 'resend-too-soon' : 'throttled';
    case 'access_denied':
      if (step !== 'contact') return 'call-declined';
      return error.suberror === 'provider_blocked_by_admin' ? 'contact-blocked-region' : 'contact-blocked';
    case 'unauthorized_client':
    case 'invalid_client':
    case 'invalid_scope':
      return 'client-refused';
    case 'invalid_grant':
      return invalidGrant(error, step);
    case 'invalid_request':
      return invalidRequest(error, step);
    case 'server_error':
    case 'temporarily_unavailable':
      return 'server-trouble';
    default:
      return 'unexpected-answer';
  }
}

function invalidRequest(error: WireError, step: CallStep): ProblemCode {
  if (step === 'first-factor') return 'invalid-credentials';
  if (step === 'address') return 'address-refused';
  return step === 'contact' && error.error_codes.includes(invalidContact) ? 'contact-invalid' : 'flow-expired';
}

/** `invalid_grant` by its suberror, where that alone says what it is. */
const bySuberror: Readonly<Partial<Record<string, ProblemCode>>> = {
  invalid_oob_value: 'wrong-code',
  registration_required: 'registration-required',
  registration_expired: 'registration-expired',
  password_too_weak: 'password-too-weak',
  password_too_short: 'password-too-short',
  password_too_long: 'password-too-long',
  password_recently_used: 'password-recently-used',
  password_banned: 'password-banned',
  password_is_invalid: 'password-invalid',
  attribute_validation_failed: 'attributes-invalid',
};

function invalidGrant(error: WireError, step: CallStep): ProblemCode {
  const { suberror, error_codes: codes } = error;
  if (suberror === 'expired_oob_value') return step === 'call' ? 'call-unanswered' : 'expired-code';
  const known = suberror === undefined ? undefined : bySuberror[suberror];
  if (known) return known;
  if (step === 'first-factor') {
    if (codes.includes(passwordResetRequired)) return 'password-reset-required';
    // A wrong password comes without a suberror; another refusal must not send the person to retype it.
    return suberror === undefined || codes.includes(invalidPassword) ? 'invalid-credentials' : 'unexpected-answer';
  }
  return suberror !== undefined && typedAnew.has(step) ? 'unexpected-answer' : 'flow-expired';
}
