import type { IdentityContext } from './context.ts';
import { redirect, refuse, type Answer } from './answer.ts';
import { checkChallengeTypes, listParameter, requireParameters, type Form } from './form.ts';

const CAPABILITIES = new Set(['mfa_required', 'registration_required']);

/** `POST /oauth2/v2.0/initiate`: starts a sign-in for a user name. */
export function initiate(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'username', 'challenge_type');
  if (missing) return missing;
  const username = form.get('username') ?? '';
  if (!/^[^\s@]+@[^\s@]+$/.test(username)) {
    return refuse({ error: 'invalid_request', code: 90100, text: 'username parameter is empty or not valid.' });
  }
  const types = listParameter(form, 'challenge_type');
  const wrongTypes = checkChallengeTypes(types);
  if (wrongTypes) return wrongTypes;
  const capabilities = new Set([...listParameter(form, 'capabilities'), ...listParameter(form, 'capability')]);
  if ([...capabilities].some((capability) => !CAPABILITIES.has(capability))) {
    return refuse({ error: 'invalid_request', code: 90100, text: 'capabilities parameter has an unknown value.' });
  }
  const account = context.accounts.find(username);
  if (!account) {
    return refuse({ error: 'user_not_found', code: 50034, text: 'The user account does not exist in the directory.' });
  }
  const firstFactor = account.password === null ? 'oob' : 'password';
  if (!types.includes(firstFactor)) return redirect(`Client does not support challenge type ${firstFactor}`);
  return { body: { continuation_token: context.flows.start(account, capabilities) } };
}
