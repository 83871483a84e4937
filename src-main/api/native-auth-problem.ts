import type { ProblemCode } from '../../src-shared/models/problem.ts';
import type { WireError } from './native-auth-wire.ts';

/** Microsoft's numeric codes that this client branches on. */
const invalidPassword = 50126;
const locked = 50053;

/** Which step a failed call belonged to: the same `invalid_grant` means another thing in each. */
export type CallStep = 'first-factor' | 'second-factor' | 'send-code' | 'call' | 'refresh';

/** The problem that an error body stands for, in the words of this client. */
export function problemCodeOf(error: WireError, step: CallStep): ProblemCode {
  if (error.error_codes.includes(locked)) return step === 'first-factor' ? 'account-locked' : 'too-many-wrong-codes';
  switch (error.error) {
    case 'user_not_found':
      return 'invalid-credentials';
    case 'expired_token':
      return 'flow-expired';
    case 'slow_down':
      return step === 'send-code' ? 'resend-too-soon' : 'throttled';
    case 'access_denied':
      return 'call-declined';
    case 'unauthorized_client':
    case 'invalid_client':
    case 'invalid_scope':
      return 'client-refused';
    case 'invalid_grant':
      return invalidGrant(error, step);
    case 'invalid_request':
      return step === 'first-factor' ? 'invalid-credentials' : 'flow-expired';
    case 'server_error':
    case 'temporarily_unavailable':
      return 'server-trouble';
    default:
      return 'unexpected-answer';
  }
}

function invalidGrant(error: WireError, step: CallStep): ProblemCode {
  switch (error.suberror) {
    case 'invalid_oob_value':
      return 'wrong-code';
    case 'expired_oob_value':
      return step === 'call' ? 'call-unanswered' : 'expired-code';
    case 'registration_required':
      return 'registration-required';
    default:
      if (error.error_codes.includes(invalidPassword)) return 'invalid-credentials';
      if (step !== 'first-factor') return 'flow-expired';
      // A wrong password comes without a suberror; another refusal must not send the person to retype it.
      return error.suberror === undefined ? 'invalid-credentials' : 'unexpected-answer';
  }
}
