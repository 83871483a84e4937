import type { IdentityContext } from './context.ts';
import { refuse, type Answer } from './answer.ts';
import { requireParameters, type Form } from './form.ts';

/** `POST /oauth2/v2.0/introspect`: the second-factor methods of the person who gave the right password. */
export function introspect(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token');
  if (missing) return missing;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request');
  if ('problem' in found) return found.problem;
  const { flow } = found;
  if (flow.stage !== 'second-factor') {
    return refuse({ error: 'invalid_request', code: 55200, text: 'The continuation token is not one of a second factor.' });
  }
  return {
    body: {
      continuation_token: context.flows.renew(flow),
      methods: flow.account.methods.map((method) => ({
        id: method.id, challenge_type: 'oob', challenge_channel: method.channel, login_hint: method.label,
      })),
    },
  };
}
