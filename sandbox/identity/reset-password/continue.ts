import type { IdentityContext } from '../context.ts';
import { refuse, type Answer } from '../answer.ts';
import { requireParameters, type Form } from '../form.ts';
import { verifyChallenge } from '../verify-challenge.ts';

/** `POST /resetpassword/v1.0/continue`: proves the address with the code. */
export function continueReset(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token', 'grant_type');
  if (missing) return missing;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request', ['reset-address']);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  const grant = form.get('grant_type') ?? '';
  if (grant !== 'oob') return refuse({ error: 'invalid_request', code: 400002, text: `The grant type '${grant}' does not fit this continuation token.` });
  const problem = verifyChallenge(context, flow, form);
  if (problem) return problem;
  flow.stage = 'reset-password';
  return { body: { continuation_token: context.flows.renew(flow), expires_in: Math.min(600, context.settings().flowLifetime) } };
}
