import type { IdentityContext } from '../context.ts';
import { redirect, type Answer } from '../answer.ts';
import { checkChallengeTypes, checkUsername, listParameter, readCapabilities, requireParameters, type Form } from '../form.ts';
import { userNotFound } from '../initiate.ts';

/** `POST /resetpassword/v1.0/start`: starts a password reset for a user name. */
export function startReset(context: IdentityContext, form: Form): Answer {
  const types = listParameter(form, 'challenge_type');
  const wrong = requireParameters(form, 'username', 'challenge_type') ?? checkUsername(form) ?? checkChallengeTypes(types);
  if (wrong) return wrong;
  const read = readCapabilities(form);
  if ('problem' in read) return read.problem;
  const account = context.accounts.find(form.get('username') ?? '');
  if (!account) return userNotFound();
  if (!types.includes('oob')) return redirect('Client does not support challenge type oob');
  if (account.password === null) return redirect('User has no password');
  const needed = account.registered ? 'mfa_required' : 'registration_required';
  if (!read.capabilities.has(needed)) return redirect(`Client is missing ${needed} capability`);
  return { body: { continuation_token: context.flows.start(account, read.capabilities, 'reset-address') } };
}
