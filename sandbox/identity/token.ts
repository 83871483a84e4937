import type { IdentityContext } from './context.ts';
import { refuse, type Answer } from './answer.ts';
import { accountLocked, continueAfterFlow, firstFactorProved } from './after-first-factor.ts';
import type { Flow } from './flows.ts';
import { listParameter, requireParameters, type Form } from './form.ts';
import { KNOWN_SCOPES } from './names.ts';
import { isSame } from './secrets.ts';
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
  const problem = grant === 'continuation_token' ? continueAfterFlow(context, flow, form) : verifyChallenge(context, flow, form);
  if (problem) return problem;
  flow.stage = 'done';
  return { body: await context.tokens.signIn(flow.account, listParameter(form, 'scope')) };
}

function expectedGrant(flow: Flow): string | undefined {
  switch (flow.stage) {
    case 'first-factor':
      return flow.account.password === null ? 'oob' : 'password';
    case 'second-factor':
      return 'mfa_oob';
    case 'signed-up':
    case 'registered':
    case 'reset':
      return 'continuation_token';
    default:
      return undefined;
  }
}

function checkPassword(context: IdentityContext, flow: Flow, form: Form): Answer {
  const missing = requireParameters(form, 'password');
  if (missing) return missing;
  const { account } = flow;
  const now = context.clock.now();
  if (account.lockedUntil > now) return accountLocked();
  if (!isSame(account.password ?? '', form.get('password') ?? '')) {
    account.passwordFailures += 1;
    if (account.passwordFailures < context.settings().passwordAttempts) {
      return refuse({ error: 'invalid_grant', code: 50126, text: 'Error validating credentials due to invalid username or password.' });
    }
    account.passwordFailures = 0;
    account.lockedUntil = now + context.settings().lockout * 1000;
    return accountLocked();
  }
  account.passwordFailures = 0;
  return firstFactorProved(context, flow);
}

function checkScope(form: Form): Answer | undefined {
  const known: readonly string[] = KNOWN_SCOPES;
  const unknown = listParameter(form, 'scope').find((scope) => !known.includes(scope));
  if (unknown === undefined) return undefined;
  return refuse({ error: 'invalid_scope', code: 70011, text: `The scope '${unknown}' is not valid.` });
}
