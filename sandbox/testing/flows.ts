import type { DemoAccount } from '../data/accounts.ts';
import { methodId, type Reply, type TestClient } from './client.ts';

/** What a new person gives. */
export const newPerson = {
  username: 'rosa.lindqvist@harborpoint.example',
  password: 'tangerine-clocks-run-backwards',
  attributes: { displayName: 'Rosa Lindqvist', jobTitle: 'Front desk', extension_facilityCode: 'HPRH-0048', extension_acceptsTerms: true },
} as const;

const CAPABILITIES = 'mfa_required registration_required';

/** Starts a sign-up, with some parameters changed. */
export function startSignUp(client: TestClient, form: Record<string, string> = {}): Promise<Reply> {
  return client.post('signup/v1.0/start', { username: newPerson.username, challenge_type: 'oob password redirect', capabilities: CAPABILITIES, ...form });
}

/** Sign-up up to the code, which is sent. */
export async function sendSignUpCode(client: TestClient, form: Record<string, string> = {}): Promise<Reply> {
  return client.next(await startSignUp(client, form), 'signup/v1.0/challenge', { challenge_type: 'oob password redirect' });
}

/** Goes on with a sign-up. */
export function continueSignUp(client: TestClient, reply: Reply, grant: 'oob' | 'password' | 'attributes', value: string): Promise<Reply> {
  return client.next(reply, 'signup/v1.0/continue', { grant_type: grant, [grant]: value });
}

/** Sign-up up to the password, which is asked for. */
export async function signUpToPassword(client: TestClient): Promise<Reply> {
  const proved = await continueSignUp(client, await sendSignUpCode(client), 'oob', client.newestCode());
  return client.next(proved, 'signup/v1.0/challenge', { challenge_type: 'oob password redirect' });
}

/** Sign-up up to the attributes, which are asked for. */
export async function signUpToAttributes(client: TestClient): Promise<Reply> {
  return continueSignUp(client, await signUpToPassword(client), 'password', newPerson.password);
}

/** A whole sign-up; what the token endpoint then says is `registration_required`. */
export async function signUp(client: TestClient): Promise<Reply> {
  const opened = await continueSignUp(client, await signUpToAttributes(client), 'attributes', JSON.stringify(newPerson.attributes));
  return finish(client, opened, { username: newPerson.username });
}

/** The tokens after a sign-up, a registration or a reset. */
export function finish(client: TestClient, reply: Reply, form: Record<string, string> = {}): Promise<Reply> {
  return client.next(reply, 'token', { grant_type: 'continuation_token', scope: client.scope, ...form });
}

/** Asks to register a number or address. */
export function registerContact(client: TestClient, reply: Reply, target: string, channel: string): Promise<Reply> {
  return client.next(reply, 'register/v1.0/challenge', { challenge_type: 'oob', challenge_target: target, challenge_channel: channel });
}

/** Starts a reset, with some parameters changed. */
export function startReset(client: TestClient, account: Pick<DemoAccount, 'username'>, form: Record<string, string> = {}): Promise<Reply> {
  return client.post('resetpassword/v1.0/start', { username: account.username, challenge_type: 'oob redirect', capabilities: CAPABILITIES, ...form });
}

/** Reset up to the code, which is sent. */
export async function sendResetCode(client: TestClient, name = 'maria.delgado'): Promise<Reply> {
  return client.next(await startReset(client, client.account(name)), 'resetpassword/v1.0/challenge', { challenge_type: 'oob redirect' });
}

/** Reset up to the new password, which may now be submitted. */
export async function resetToPassword(client: TestClient, name?: string): Promise<Reply> {
  return client.next(await sendResetCode(client, name), 'resetpassword/v1.0/continue', { grant_type: 'oob', oob: client.newestCode() });
}

/** Submits a new password. */
export function submitPassword(client: TestClient, reply: Reply, password: string): Promise<Reply> {
  return client.next(reply, 'resetpassword/v1.0/submit', { new_password: password });
}

/** Asks whether the reset is done. A continuation token that is not in the answer stays the one before. */
export async function pollReset(client: TestClient, reply: Reply): Promise<Reply> {
  return client.next(reply, 'resetpassword/v1.0/poll_completion');
}

/** A challenge of a channel for the second factor, anew after a wrong code too. */
export async function challengeBy(client: TestClient, password: Reply, channel: Parameters<typeof methodId>[1]): Promise<Reply> {
  const introspected = await client.next(password, 'introspect');
  return client.next(introspected, 'challenge', { id: methodId(introspected, channel) });
}
