import type { IdentityContext } from './context.ts';
import { redirect, refuse, type Answer } from './answer.ts';
import type { Flow } from './flows.ts';
import { requireParameters, type Form } from './form.ts';

/** What the right password leads to: `mfa_required`, `registration_required`, or a link that ran out. */
export function firstFactorProved(context: IdentityContext, flow: Flow): Answer {
  const { account } = flow;
  const needed = account.registered ? 'mfa_required' : 'registration_required';
  if (!flow.capabilities.has(needed)) return redirect(`Client is missing ${needed} capability`);
  if (!account.registered && account.invitedAt + context.settings().registrationLifetime * 1000 <= context.clock.now()) {
    return refuse({ error: 'invalid_grant', suberror: 'registration_expired', code: 50072, text: 'The time to enroll in multi-factor authentication is over.' });
  }
  flow.stage = account.registered ? 'second-factor' : 'registration';
  return refuse({
    error: 'invalid_grant', suberror: needed, code: account.registered ? 50076 : 50072, continuationToken: context.flows.renew(flow),
    text: account.registered ? 'You must use multi-factor authentication.' : 'You must enroll in multi-factor authentication.',
  });
}

/** The `continuation_token` grant after sign-up (with `username`), registration or reset: undefined for tokens, or what is still needed. */
export function continueAfterFlow(context: IdentityContext, flow: Flow, form: Form): Answer | undefined {
  const { account } = flow;
  const missing = flow.stage === 'signed-up' ? requireParameters(form, 'username') : undefined;
  if (missing) return missing;
  if (form.has('username') && form.get('username')?.toLowerCase() !== account.username) {
    return refuse({ error: 'invalid_request', code: 90100, text: 'username is not the one of this continuation token.' });
  }
  if (account.lockedUntil > context.clock.now()) return accountLocked();
  if (!account.registered || (flow.stage === 'reset' && context.settings().mfaAfterReset)) return firstFactorProved(context, flow);
  return undefined;
}

/** The refusal of a locked account. */
export function accountLocked(): Answer {
  return refuse({ error: 'invalid_grant', code: 50053, text: 'The account is locked: too many incorrect attempts.' });
}
