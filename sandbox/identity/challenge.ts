import type { IdentityContext } from './context.ts';
import { redirect, refuse, type Answer } from './answer.ts';
import { checkChallengeTypes, listParameter, requireParameters, type Form } from './form.ts';
import { sendChallenge } from './send-challenge.ts';

/** `POST /oauth2/v2.0/challenge`: asks for the password, or sends a code or calls. Asking again sends again. */
export function challenge(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token');
  if (missing) return missing;
  if (form.has('challenge_type')) {
    const wrongTypes = checkChallengeTypes(listParameter(form, 'challenge_type'));
    if (wrongTypes) return wrongTypes;
  }
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_grant');
  if ('problem' in found) return found.problem;
  const { flow } = found;
  switch (flow.stage) {
    case 'initiated':
    case 'first-factor': {
      if (flow.account.password !== null) {
        flow.stage = 'first-factor';
        return { body: { continuation_token: context.flows.renew(flow), challenge_type: 'password' } };
      }
      const email = flow.account.methods.find((method) => method.channel === 'email');
      if (!email) return redirect('User has no challenge type that the client supports');
      const answer = sendChallenge(context, flow, email);
      if ('body' in answer) flow.stage = 'first-factor';
      return answer;
    }
    case 'second-factor': {
      const id = form.get('id');
      if (!id) {
        return refuse({ error: 'invalid_request', code: 900144, suberror: 'introspect_required', text: "The request body must contain the following parameter: 'id'." });
      }
      const method = flow.account.methods.find((candidate) => candidate.id === id);
      if (!method) return refuse({ error: 'invalid_request', code: 90100, text: 'id is not a method of this user.' });
      if (flow.account.riskRedirect) return redirect('The risk check of this method needs the browser');
      return sendChallenge(context, flow, method);
    }
    case 'registration':
    case 'done':
      return refuse({ error: 'invalid_grant', code: 55200, text: 'The continuation token is not one of a sign-in challenge.' });
  }
}
