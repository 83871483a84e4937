import { refuse, type Answer } from '../answer.ts';
import type { IdentityContext } from '../context.ts';
import type { Flow } from '../flows.ts';
import type { Form } from '../form.ts';

/**
 * The flow of the form's continuation token, if its person is to register a second factor; not so any more when another
 * flow registered one, for then that one is needed.
 */
export function findRegistration(context: IdentityContext, form: Form): { readonly flow: Flow } | { readonly problem: Answer } {
  const found = context.flows.find(form.get('continuation_token') ?? '', 'invalid_request', ['registration']);
  if ('problem' in found || !found.flow.account.registered) return found;
  return { problem: refuse({ error: 'invalid_request', code: 55200, text: 'The person has a second factor already.' }) };
}
