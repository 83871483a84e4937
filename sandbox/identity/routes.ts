import { jsonReply, type HttpReply, type HttpRequest } from '../http/message.ts';
import { refuse, toReply, type Answer } from './answer.ts';
import { challenge } from './challenge.ts';
import type { IdentityContext } from './context.ts';
import { readForm, requireParameters, type Form } from './form.ts';
import { initiate } from './initiate.ts';
import { introspect } from './introspect.ts';
import { CLIENT_ID, KNOWN_SCOPES, TENANT } from './names.ts';
import { challengeRegistration } from './register/challenge.ts';
import { continueRegistration } from './register/continue.ts';
import { introspectRegistration } from './register/introspect.ts';
import { challengeReset } from './reset-password/challenge.ts';
import { continueReset } from './reset-password/continue.ts';
import { pollReset } from './reset-password/poll-completion.ts';
import { startReset } from './reset-password/start.ts';
import { submitReset } from './reset-password/submit.ts';
import { challengeSignUp } from './sign-up/challenge.ts';
import { continueSignUp } from './sign-up/continue.ts';
import { startSignUp } from './sign-up/start.ts';
import { token } from './token.ts';

type Endpoint = (context: IdentityContext, form: Form) => Answer | Promise<Answer>;

const OAUTH = `/${TENANT}/oauth2/v2.0`;
const SIGN_UP = `/${TENANT}/signup/v1.0`;
const REGISTER = `/${TENANT}/register/v1.0`;
const RESET = `/${TENANT}/resetpassword/v1.0`;

const endpoints: Readonly<Record<string, Endpoint>> = {
  [`${OAUTH}/initiate`]: initiate,
  [`${OAUTH}/challenge`]: challenge,
  [`${OAUTH}/introspect`]: introspect,
  [`${OAUTH}/token`]: token,
  [`${OAUTH}/revoke`]: revoke,
  [`${SIGN_UP}/start`]: startSignUp,
  [`${SIGN_UP}/challenge`]: challengeSignUp,
  [`${SIGN_UP}/continue`]: continueSignUp,
  [`${REGISTER}/introspect`]: introspectRegistration,
  [`${REGISTER}/challenge`]: challengeRegistration,
  [`${REGISTER}/continue`]: continueRegistration,
  [`${RESET}/start`]: startReset,
  [`${RESET}/challenge`]: challengeReset,
  [`${RESET}/continue`]: continueReset,
  [`${RESET}/submit`]: submitReset,
  [`${RESET}/poll_completion`]: pollReset,
};

const DISCOVERY = `/${TENANT}/v2.0/.well-known/openid-configuration`;
const JWKS = `/${TENANT}/discovery/v2.0/keys`;

/** Every path of the identity service, with its method. */
export const identityRoutes: readonly string[] = [
  ...Object.keys(endpoints).map((path) => `POST ${path}`),
  `GET ${DISCOVERY}`,
  `GET ${JWKS}`,
];

/** Answers a request to the identity service; undefined when the path is not one of its own. */
export async function answerIdentity(context: IdentityContext, url: string, request: HttpRequest): Promise<HttpReply | undefined> {
  if (request.path === DISCOVERY) return jsonReply(200, discovery(context, url));
  if (request.path === JWKS) return jsonReply(200, await context.tokens.jwks());
  const endpoint = endpoints[request.path];
  if (!endpoint) return undefined;
  return toReply(await answer(context, endpoint, request), request, context.clock);
}

async function answer(context: IdentityContext, endpoint: Endpoint, request: HttpRequest): Promise<Answer> {
  if (request.method !== 'POST') {
    return refuse({ error: 'invalid_request', code: 900561, status: 405, text: 'The endpoint only accepts POST requests.' });
  }
  const read = readForm(request);
  if ('problem' in read) return read.problem;
  const { form } = read;
  return checkClient(context, form) ?? (await endpoint(context, form));
}

function checkClient(context: IdentityContext, form: Form): Answer | undefined {
  const missing = requireParameters(form, 'client_id');
  if (missing) return missing;
  if (form.get('client_id') !== CLIENT_ID) {
    return refuse({ error: 'unauthorized_client', code: 700016, text: 'The application was not found in the directory.' });
  }
  if (!context.settings().nativeAuthEnabled) {
    return refuse({ error: 'invalid_client', suberror: 'nativeauthapi_disabled', code: 550022, text: 'Native authentication is disabled for the application.' });
  }
  return undefined;
}

function revoke(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'token');
  if (missing) return missing;
  context.tokens.revoke(form.get('token') ?? '');
  return { body: {} };
}

function discovery(context: IdentityContext, url: string): object {
  return {
    issuer: context.tokens.issuer,
    jwks_uri: `${url}${JWKS}`,
    token_endpoint: `${url}${OAUTH}/token`,
    revocation_endpoint: `${url}${OAUTH}/revoke`,
    scopes_supported: KNOWN_SCOPES,
    grant_types_supported: ['password', 'oob', 'mfa_oob', 'continuation_token', 'refresh_token'],
    token_endpoint_auth_methods_supported: ['none'],
    id_token_signing_alg_values_supported: ['ES256'],
    subject_types_supported: ['pairwise'],
    claims_supported: ['sub', 'oid', 'name', 'email', 'preferred_username', 'fhirUser'],
  };
}
