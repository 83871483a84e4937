import type { IdentityContext } from '../context.ts';
import type { Answer } from '../answer.ts';
import type { Flow } from '../flows.ts';
import { requireParameters, type Form } from '../form.ts';
import { perhapsRenewed } from '../verify-challenge.ts';

/** `POST /resetpassword/v1.0/poll_completion`: how far the server is. After `failed` a password may be submitted again. */
export function pollReset(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token');
  if (missing) return missing;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request', ['reset-running']);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  const { reset } = flow;
  if (!reset) throw new Error('a reset that runs has a password');
  const { resetSteps, resetFails } = context.settings();
  reset.polls += 1;
  if (reset.polls <= resetSteps) return unfinished(context, flow, reset.polls === 1 ? 'not_started' : 'in_progress');
  if (resetFails) {
    flow.stage = 'reset-password';
    return unfinished(context, flow, 'failed');
  }
  changePassword(context, flow, reset.password);
  return { body: { status: 'succeeded', continuation_token: context.flows.renew(flow) } };
}

function changePassword(context: IdentityContext, flow: Flow, password: string): void {
  const { account } = flow;
  account.password = password;
  account.passwordFailures = 0;
  if (account.lockedUntil !== Infinity) account.lockedUntil = 0;
  context.secrets.add(password);
  context.tokens.revokeSessions(account.username);
  flow.stage = 'reset';
}

function unfinished(context: IdentityContext, flow: Flow, status: string): Answer {
  const { continuationToken } = perhapsRenewed(context, flow);
  return { body: { status, ...(continuationToken !== undefined && { continuation_token: continuationToken }) } };
}
