import type { IdentityContext } from '../context.ts';
import type { Answer } from '../answer.ts';
import { checkOptionalChallengeTypes } from '../challenge.ts';
import { contactMethod } from '../factors.ts';
import { requireParameters, type Form } from '../form.ts';
import { sendChallenge } from '../send-challenge.ts';

/** `POST /signup/v1.0/challenge`: sends a code to the new person's address, then asks for a password. */
export function challengeSignUp(context: IdentityContext, form: Form): Answer {
  const wrong = requireParameters(form, 'continuation_token') ?? checkOptionalChallengeTypes(form);
  if (wrong) return wrong;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_grant', ['sign-up-address', 'sign-up-credential', 'sign-up-password']);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  if (flow.stage === 'sign-up-address') return sendChallenge(context, flow, contactMethod('email', flow.account.username), 'sign-up');
  flow.stage = 'sign-up-password';
  return { body: { continuation_token: context.flows.renew(flow), challenge_type: 'password' } };
}
