import type { IdentityContext } from '../context.ts';
import type { Answer } from '../answer.ts';
import { requireParameters, type Form } from '../form.ts';
import { refusePassword } from '../password-rules.ts';

/** `POST /resetpassword/v1.0/submit`: takes the new password; the server then works on it. */
export function submitReset(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token', 'new_password');
  if (missing) return missing;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request', ['reset-password']);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  const password = form.get('new_password') ?? '';
  const problem = refusePassword(context, flow.account, password);
  if (problem) return problem;
  flow.reset = { password, polls: 0 };
  flow.stage = 'reset-running';
  return { body: { continuation_token: context.flows.renew(flow), poll_interval: context.settings().resetPollInterval } };
}
