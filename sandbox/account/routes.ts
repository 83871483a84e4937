import { z } from 'zod';
import { matchPath } from '../http/match-path.ts';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { checkAccess } from '../identity/access.ts';
import type { Account } from '../identity/account-book.ts';
import { activateMethod, renewRecoveryCodes } from './activate.ts';
import { refuseAccount, toAccountReply, type AccountAnswer } from './answer.ts';
import type { AccountCall, AccountContext, OwnAccountCall } from './context.ts';
import { enrolAuthenticator, enrolEmail, enrolPhone } from './enrol.ts';
import { deleteMethod, listMethods } from './methods.ts';
import { changePassword } from './password.ts';
import { deleteRecoveryKey, getRecoveryKey, putRecoveryKey } from './recovery-key.ts';
import { resetRegistration } from './reset-registration.ts';

const BASE = '/account/v1.0';
const ME = `${BASE}/me`;
const AUTHENTICATION = `${ME}/authentication`;

interface Route {
  readonly method: string;
  readonly path: string;
  readonly run: (call: AccountCall) => AccountAnswer;
  /** True: any sign-in will do, not only a recent one. */
  readonly anyAge?: true;
}

/** For people whose account is kept here. */
function own(run: (call: OwnAccountCall) => AccountAnswer): (call: AccountCall) => AccountAnswer {
  return (call) => {
    const { account } = call;
    return account ? run({ ...call, account }) : refuseAccount('accessDenied', 'The account is looked after elsewhere.', 403);
  };
}

const routes: readonly Route[] = [
  { method: 'GET', path: `${AUTHENTICATION}/methods`, run: listMethods, anyAge: true },
  { method: 'POST', path: `${AUTHENTICATION}/phoneMethods`, run: own(enrolPhone) },
  { method: 'POST', path: `${AUTHENTICATION}/emailMethods`, run: own(enrolEmail) },
  { method: 'POST', path: `${AUTHENTICATION}/softwareOathMethods`, run: own(enrolAuthenticator) },
  { method: 'POST', path: `${AUTHENTICATION}/:collection/:id/activate`, run: own(activateMethod) },
  { method: 'DELETE', path: `${AUTHENTICATION}/:collection/:id`, run: own(deleteMethod) },
  { method: 'POST', path: `${AUTHENTICATION}/recoveryCodes`, run: own(renewRecoveryCodes) },
  { method: 'POST', path: `${ME}/changePassword`, run: own(changePassword) },
  { method: 'POST', path: `${ME}/revokeSignInSessions`, run: revokeSignInSessions },
  { method: 'PUT', path: `${ME}/devices/:vaultId/recoveryKey`, run: putRecoveryKey },
  { method: 'GET', path: `${ME}/devices/:vaultId/recoveryKey`, run: getRecoveryKey },
  { method: 'DELETE', path: `${ME}/devices/:vaultId/recoveryKey`, run: deleteRecoveryKey },
  { method: 'POST', path: `${BASE}/users/:practitioner/resetRegistration`, run: resetRegistration },
];

/** Every path of the account service, with its method. */
export const accountRoutes: readonly string[] = routes.map(({ method, path }) => `${method} ${path}`);

/** Answers a request to the account service; undefined when the path is not under its base. */
export async function answerAccount(context: AccountContext, request: HttpRequest): Promise<HttpReply | undefined> {
  if (!request.path.startsWith(`${BASE}/`)) return undefined;
  const access = await checkAccess(context, request, 'account');
  if (!access.ok) return toAccountReply(refuseAccount('invalidAuthenticationToken', access.text, access.status), { 'www-authenticate': access.challenge });
  for (const route of routes) {
    const values = matchPath(route.path, request.path);
    if (route.method !== request.method || !values) continue;
    const { freshFor } = context.settings();
    if (!route.anyAge && access.authenticatedAt + freshFor * 1000 < context.clock.now()) return notFresh(freshFor);
    return toAccountReply(run(route, { ...access, context, account: accountOf(context, access), values, body: readJson(request) }));
  }
  return toAccountReply(refuseAccount('itemNotFound', 'There is no such path.', 404));
}

/** The account that is kept here; a domain account may have the same address. */
function accountOf(context: AccountContext, { username, practitionerId }: { username: string; practitionerId: string }): Account | undefined {
  const account = context.accounts.find(username);
  return account?.practitionerId === practitionerId ? account : undefined;
}

function run(route: Route, call: AccountCall): AccountAnswer {
  try {
    return route.run(call);
  } catch (error) {
    if (error instanceof z.ZodError) return refuseAccount('invalidRequest', 'The body is not as this call takes it.');
    throw error;
  }
}

/** A change wants a recent sign-in (RFC 9470 §3). */
function notFresh(maxAge: number): HttpReply {
  return toAccountReply(
    refuseAccount('insufficientUserAuthentication', 'A more recent sign-in is needed.', 401),
    { 'www-authenticate': `Bearer error="insufficient_user_authentication", max_age="${maxAge}"` },
  );
}

function readJson(request: HttpRequest): unknown {
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return undefined;
  try {
    return JSON.parse(request.body);
  } catch {
    return undefined;
  }
}

function revokeSignInSessions({ context, username }: AccountCall): AccountAnswer {
  context.endSessions(username);
  return { status: 200, body: { value: true } };
}
