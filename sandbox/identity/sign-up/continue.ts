import type { IdentityContext } from '../context.ts';
import { refuse, type Answer } from '../answer.ts';
import type { Flow } from '../flows.ts';
import { requireParameters, type Form } from '../form.ts';
import { refusePassword } from '../password-rules.ts';
import { verifyChallenge } from '../verify-challenge.ts';
import { missingAttributes, readAttributes } from './attributes.ts';
import { openAccount } from './open-account.ts';
import { userExists } from './start.ts';

const GRANTS = new Set(['oob', 'password', 'attributes']);

/** `POST /signup/v1.0/continue`: proves the address, takes the password, then the attributes; the last one opens the account. */
export async function continueSignUp(context: IdentityContext, form: Form): Promise<Answer> {
  const missing = requireParameters(form, 'continuation_token', 'grant_type');
  if (missing) return missing;
  const grant = form.get('grant_type') ?? '';
  if (!GRANTS.has(grant)) return refuse({ error: 'invalid_grant', code: 70003, text: `The grant type '${grant}' is not supported.` });
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request', ['sign-up-address', 'sign-up-credential', 'sign-up-password', 'sign-up-attributes']);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  return requireParameters(form, grant) ?? take(context, flow, grant, form) ?? (await goOn(context, flow));
}

/** Takes what the grant gives; undefined when it was right, and the flow has it. */
function take(context: IdentityContext, flow: Flow, grant: string, form: Form): Answer | undefined {
  switch (flow.stage) {
    case 'sign-up-address': {
      if (grant !== 'oob') return refuseUnverified(context, flow);
      const problem = verifyChallenge(context, flow, form);
      if (!problem) flow.stage = 'sign-up-credential';
      return problem;
    }
    case 'sign-up-password': {
      if (grant !== 'password') return doesNotFit(grant);
      const password = form.get('password') ?? '';
      const problem = refusePassword(context, flow.account, password);
      if (!problem) flow.signUp.password = password;
      return problem;
    }
    case 'sign-up-attributes': {
      if (grant !== 'attributes') return doesNotFit(grant);
      const read = readAttributes(form.get('attributes') ?? '');
      if ('problem' in read) return read.problem;
      flow.signUp.attributes = { ...flow.signUp.attributes, ...read.attributes };
      return undefined;
    }
    default:
      return askForPassword(context, flow);
  }
}

/** Asks for what is still needed, or opens the account. */
async function goOn(context: IdentityContext, flow: Flow): Promise<Answer> {
  if (context.accounts.find(flow.account.username)) return userExists();
  const { password, attributes } = flow.signUp;
  if (password === undefined) return askForPassword(context, flow);
  const missing = missingAttributes(attributes);
  if (missing.length > 0) {
    flow.stage = 'sign-up-attributes';
    return refuse({
      error: 'attributes_required', code: 55106, text: 'User attributes are required.',
      continuationToken: context.flows.renew(flow), extra: { required_attributes: missing },
    });
  }
  await openAccount(context, flow.account, password, attributes);
  flow.stage = 'signed-up';
  return { body: { continuation_token: context.flows.renew(flow) } };
}

function askForPassword(context: IdentityContext, flow: Flow): Answer {
  flow.stage = 'sign-up-credential';
  return refuse({ error: 'credential_required', code: 55103, text: 'A credential is required.', continuationToken: context.flows.renew(flow) });
}

function refuseUnverified(context: IdentityContext, flow: Flow): Answer {
  return refuse({
    error: 'verification_required', code: 55110, text: 'The address is to be verified first.',
    continuationToken: context.flows.renew(flow), extra: { unverified_attributes: [{ name: 'email' }] },
  });
}

function doesNotFit(grant: string): Answer {
  return refuse({ error: 'invalid_request', code: 400002, text: `The grant type '${grant}' does not fit this continuation token.` });
}
