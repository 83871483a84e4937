import type { IdentityContext } from './context.ts';
import { redirect, refuse, type Answer } from './answer.ts';
import { methodsOf } from './factors.ts';
import type { Flow } from './flows.ts';
import { checkChallengeTypes, listParameter, requireParameters, type Form } from './form.ts';
import { sendChallenge } from './send-challenge.ts';

/** `POST /oauth2/v2.0/challenge`: asks for the password, or sends a code or calls. Asking again sends again. */
export function challenge(context: IdentityContext, form: Form): Answer {
  const wrong = requireParameters(form, 'continuation_token') ?? checkOptionalChallengeTypes(form);
  if (wrong) return wrong;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_grant', ['initiated', 'first-factor', 'second-factor']);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  return flow.stage === 'second-factor' ? challengeSecond(context, flow, form.get('id')) : challengeFirst(context, flow);
}

/** Refuses a wrong `challenge_type` list where the parameter may be left out. */
export function checkOptionalChallengeTypes(form: Form): Answer | undefined {
  return form.has('challenge_type') ? checkChallengeTypes(listParameter(form, 'challenge_type')) : undefined;
}

function challengeFirst(context: IdentityContext, flow: Flow): Answer {
  if (flow.account.password !== null) {
    flow.stage = 'first-factor';
    return { body: { continuation_token: context.flows.renew(flow), challenge_type: 'password' } };
  }
  const email = methodsOf(flow.account).find((method) => method.channel === 'email');
  if (!email) return redirect('User has no challenge type that the client supports');
  const answer = sendChallenge(context, flow, email, 'sign-in');
  if ('body' in answer) flow.stage = 'first-factor';
  return answer;
}

function challengeSecond(context: IdentityContext, flow: Flow, id: string | undefined): Answer {
  if (!id) {
    return refuse({ error: 'invalid_request', code: 900144, suberror: 'introspect_required', text: "The request body must contain the following parameter: 'id'." });
  }
  const method = methodsOf(flow.account).find((candidate) => candidate.id === id);
  if (!method) return refuse({ error: 'invalid_request', code: 90100, text: 'id is not a method of this user.' });
  if (flow.account.riskRedirect) return redirect('The risk check of this method needs the browser');
  return sendChallenge(context, flow, method, 'sign-in');
}
