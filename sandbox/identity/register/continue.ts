import type { IdentityContext } from '../context.ts';
import { refuse, type Answer } from '../answer.ts';
import { addFactor } from '../factors.ts';
import { requireParameters, type Form } from '../form.ts';
import { verifyChallenge } from '../verify-challenge.ts';
import { findRegistration } from './find-registration.ts';

/** `POST /register/v1.0/continue`: takes the code, or the answer of the call, or nothing for an address that was proved before. */
export function continueRegistration(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token', 'grant_type');
  if (missing) return missing;
  const found = findRegistration(context, form);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  const { contact, account } = flow;
  if (!contact) return refuse({ error: 'invalid_request', code: 400002, text: 'No challenge was sent.' });
  const grant = form.get('grant_type') ?? '';
  if (grant !== (contact.preverified ? 'continuation_token' : 'oob')) {
    return refuse({ error: 'invalid_request', code: 400002, text: `The grant type '${grant}' does not fit this continuation token.` });
  }
  const problem = contact.preverified ? undefined : verifyChallenge(context, flow, form);
  if (problem) return problem;
  addFactor(account, contact.kind, contact.target, context.clock.now());
  account.registered = true;
  flow.stage = 'registered';
  return { body: { continuation_token: context.flows.renew(flow) } };
}
