import type { IdentityContext } from '../context.ts';
import type { Answer } from '../answer.ts';
import { requireParameters, type Form } from '../form.ts';
import { findRegistration } from './find-registration.ts';

/** `POST /register/v1.0/introspect`: what can become the person's first second factor. */
export function introspectRegistration(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token');
  if (missing) return missing;
  const found = findRegistration(context, form);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  const method = (channel: string): Record<string, string> => ({ id: channel, challenge_type: 'oob', challenge_channel: channel });
  return {
    body: {
      continuation_token: context.flows.renew(flow),
      methods: [{ ...method('email'), login_hint: flow.account.username }, method('sms'), method('voice')],
    },
  };
}
