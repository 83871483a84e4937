import type { IdentityContext } from './context.ts';
import { redirect, refuse, type Answer } from './answer.ts';
import { checkChallengeTypes, checkUsername, listParameter, readCapabilities, requireParameters, type Form } from './form.ts';

/** `POST /oauth2/v2.0/initiate`: starts a sign-in for a user name. */
export function initiate(context: IdentityContext, form: Form): Answer {
  const types = listParameter(form, 'challenge_type');
  const wrong = requireParameters(form, 'username', 'challenge_type') ?? checkUsername(form) ?? checkChallengeTypes(types);
  if (wrong) return wrong;
  const read = readCapabilities(form);
  if ('problem' in read) return read.problem;
  const account = context.accounts.find(form.get('username') ?? '');
  if (!account) return userNotFound();
  const firstFactor = account.password === null ? 'oob' : 'password';
  if (!types.includes(firstFactor)) return redirect(`Client does not support challenge type ${firstFactor}`);
  return { body: { continuation_token: context.flows.start(account, read.capabilities, 'initiated') } };
}

/** The refusal of an address that has no account. */
export function userNotFound(): Answer {
  return refuse({ error: 'user_not_found', code: 50034, text: 'The user account does not exist in the directory.' });
}
