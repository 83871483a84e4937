import type { IdentityContext } from '../context.ts';
import type { Answer } from '../answer.ts';
import { checkOptionalChallengeTypes } from '../challenge.ts';
import { contactMethod } from '../factors.ts';
import { requireParameters, type Form } from '../form.ts';
import { sendChallenge } from '../send-challenge.ts';

/** `POST /resetpassword/v1.0/challenge`: sends a code to the person's address. */
export function challengeReset(context: IdentityContext, form: Form): Answer {
  const wrong = requireParameters(form, 'continuation_token') ?? checkOptionalChallengeTypes(form);
  if (wrong) return wrong;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request', ['reset-address']);
  if ('problem' in found) return found.problem;
  return sendChallenge(context, found.flow, contactMethod('email', found.flow.account.username), 'reset');
}
