import type { IdentityContext } from './context.ts';
import { redirect, refuse, type Answer } from './answer.ts';
import { isSame } from './account-book.ts';
import type { Flow } from './flows.ts';
import { listParameter, requireParameters, type Form } from './form.ts';
import { KNOWN_SCOPES } from './names.ts';
import { verifyChallenge } from './verify-challenge.ts';

const GRANTS = new Set(['password', 'oob', 'mfa_oob', 'continuation_token']);

/** `POST /oauth2/v2.0/token`: proves a factor, or refreshes, and gives tokens. */
export async function token(context: IdentityContext, form: Form): Promise<Answer> {
  const missing = requireParameters(form, 'grant_type');
  if (missing) return missing;
  const grant = form.get('grant_type') ?? '';
  const wrongScope = checkScope(form);
  if (grant === 'refresh_token') {
    return requireParameters(form, 'refresh_token') ?? wrongScope ?? (await context.tokens.refresh(form.get('refresh_token') ?? ''));
  }
  if (!GRANTS.has(grant)) {
    return refuse({ error: 'unsupported_grant_type', code: 70003, text: `The grant type '${grant}' is not supported.` });
  }
  const incomplete = requireParameters(form, 'continuation_token', 'scope') ?? wrongScope;
  if (incomplete) return incomplete;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_grant');
  if ('problem' in found) return found.problem;
  const { flow } = found;
  if (grant !== expectedGrant(flow)) {
    return refuse({ error: 'invalid_request', code: 400002, text: `The grant type '${grant}' does not fit this continuation token.` });
  }
  if (grant === 'password') return checkPassword(context, flow, form);
  const problem = verifyChallenge(context, flow, form);
  if (problem) return problem;
  flow.stage = 'done';
  return { body: await context.tokens.signIn(flow.account, listParameter(form, 'scope')) };
}

function expectedGrant(flow: Flow): string | undefined {
  if (flow.stage === 'first-factor') return flow.account.password === null ? 'oob' : 'password';
  return flow.stage === 'second-factor' ? 'mfa_oob' : undefined;
}

function checkPassword(context: IdentityContext, flow: Flow, form: Form): Answer {
  const missing = requireParameters(form, 'password');
  if (missing) return missing;
  const { account } = flow;
  const now = context.clock.now();
  if (account.lockedUntil > now) return locked();
  if (!isSame(account.password ?? '', form.get('password') ?? '')) {
    account.passwordFailures += 1;
    if (account.passwordFailures < context.settings().passwordAttempts) {
      return refuse({ error: 'invalid_grant', code: 50126, text: 'Error validating credentials due to invalid username or password.' });
    }
    account.passwordFailures = 0;
    account.lockedUntil = now + context.settings().lockout * 1000;
    return locked();
  }
  account.passwordFailures = 0;
  const needed = account.registered ? 'mfa_required' : 'registration_required';
  if (!flow.capabilities.has(needed)) return redirect(`Client is missing ${needed} capability`);
  flow.stage = account.registered ? 'second-factor' : 'registration';
  return refuse({
    error: 'invalid_grant', suberror: needed, code: account.registered ? 50076 : 50072, continuationToken: context.flows.renew(flow),
    text: account.registered ? 'You must use multi-factor authentication.' : 'You must enroll in multi-factor authentication.',
  });
}

function locked(): Answer {
  return refuse({ error: 'invalid_grant', code: 50053, text: 'The account is locked: too many incorrect attempts.' });
}

function checkScope(form: Form): Answer | undefined {
  const known: readonly string[] = KNOWN_SCOPES;
  const unknown = listParameter(form, 'scope').find((scope) => !known.includes(scope));
  if (unknown === undefined) return undefined;
  return refuse({ error: 'invalid_scope', code: 70011, text: `The scope '${unknown}' is not valid.` });
}
