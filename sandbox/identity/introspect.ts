import type { IdentityContext } from './context.ts';
import type { Answer } from './answer.ts';
import { methodsOf } from './factors.ts';
import { requireParameters, type Form } from './form.ts';

/** `POST /oauth2/v2.0/introspect`: the second-factor methods of the person who gave the right password. */
export function introspect(context: IdentityContext, form: Form): Answer {
  const missing = requireParameters(form, 'continuation_token');
  if (missing) return missing;
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request', ['second-factor']);
  if ('problem' in found) return found.problem;
  const { flow } = found;
  return {
    body: {
      continuation_token: context.flows.renew(flow),
      methods: methodsOf(flow.account).map((method) => ({
        id: method.id, challenge_type: 'oob', challenge_channel: method.channel, login_hint: method.label,
      })),
    },
  };
}
