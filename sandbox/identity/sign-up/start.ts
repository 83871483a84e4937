import type { IdentityContext } from '../context.ts';
import { redirect, refuse, type Answer } from '../answer.ts';
import { checkChallengeTypes, checkUsername, listParameter, readCapabilities, requireParameters, type Form } from '../form.ts';
import { refusePassword } from '../password-rules.ts';
import { readAttributes } from './attributes.ts';

/** What this service wants of a new person, so a client has to take it: a code by e-mail and a password. */
const NEEDED_TYPES = ['oob', 'password'];

/** `POST /signup/v1.0/start`: starts a sign-up for an address, perhaps with password and attributes. */
export function startSignUp(context: IdentityContext, form: Form): Answer {
  const types = listParameter(form, 'challenge_type');
  const wrong = requireParameters(form, 'username', 'challenge_type') ?? checkUsername(form) ?? checkChallengeTypes(types);
  if (wrong) return wrong;
  const read = readCapabilities(form);
  if ('problem' in read) return read.problem;
  const username = form.get('username') ?? '';
  if (context.accounts.find(username)) return userExists();
  const missing = NEEDED_TYPES.find((type) => !types.includes(type));
  if (missing !== undefined) return redirect(`Client does not support challenge type ${missing}`);
  if (!read.capabilities.has('registration_required')) return redirect('Client is missing registration_required capability');
  const draft = context.accounts.draft(username);
  const password = form.get('password');
  const wrongPassword = password === undefined ? undefined : refusePassword(context, draft, password);
  if (wrongPassword) return wrongPassword;
  const given = readAttributes(form.get('attributes') ?? '{}');
  if ('problem' in given) return given.problem;
  const data = { attributes: given.attributes, ...(password !== undefined && { password }) };
  return { body: { continuation_token: context.flows.start(draft, read.capabilities, 'sign-up-address', data) } };
}

/** The refusal of an address that has an account. */
export function userExists(): Answer {
  return refuse({ error: 'user_already_exists', code: 1003037, text: 'An account with this user name exists already.' });
}
