import type { IdentityContext } from '../context.ts';
import { refuse, type Answer } from '../answer.ts';
import { contactProblem, type ContactProblem } from '../contact-rules.ts';
import { contactMethod } from '../factors.ts';
import { requireParameters, type Form } from '../form.ts';
import { startChallenge } from '../send-challenge.ts';
import { findRegistration } from './find-registration.ts';

/**
 * `POST /register/v1.0/challenge`: proves a number or an address that is to be the second factor. `interval` comes with
 * a call that is polled, and only with it.
 */
export function challengeRegistration(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token', 'challenge_type', 'challenge_target');
  if (missing) return missing;
  if (form.get('challenge_type') !== 'oob') return refuse({ error: 'invalid_request', code: 90100, text: 'challenge_type parameter is not oob.' });
  const target = form.get('challenge_target') ?? '';
  const channel = form.get('challenge_channel') ?? (target.includes('@') ? 'email' : 'sms');
  if (channel !== 'email' && channel !== 'sms' && channel !== 'voice') {
    return refuse({ error: 'invalid_request', code: 90100, text: 'challenge_channel parameter has an unknown value.' });
  }
  const found = findRegistration(context, form);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  const kind = channel === 'email' ? 'email' : 'phone';
  const problem = contactProblem(kind, target);
  if (problem) return refuseContact(problem);
  const preverified = kind === 'email' && flow.account.addressProved && target.toLowerCase() === flow.account.username;
  if (preverified) {
    flow.contact = { kind, target, preverified };
    return { body: { continuation_token: context.flows.renew(flow), challenge_type: 'preverified' } };
  }
  const started = startChallenge(context, flow, contactMethod(channel, target), 'registration');
  if ('problem' in started) return started.problem;
  flow.contact = { kind, target, preverified };
  const { interval, ...binding } = started.binding;
  return {
    body: {
      continuation_token: context.flows.renew(flow), challenge_type: 'oob', challenge_channel: channel, challenge_target: target,
      ...binding, ...(binding.binding_method !== 'prompt' && { interval }),
    },
  };
}

function refuseContact(problem: ContactProblem): Answer {
  if (problem === 'invalid') return refuse({ error: 'invalid_request', code: 901001, text: 'The contact is not a valid phone number or e-mail address.' });
  const suberror = problem === 'blocked-region' ? 'provider_blocked_by_admin' : 'provider_blocked_by_rep';
  return refuse({ error: 'access_denied', suberror, code: 550024, text: 'This phone number is blocked. Use another one.' });
}
