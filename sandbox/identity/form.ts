import type { HttpRequest } from '../http/message.ts';
import { refuse, type Answer } from './answer.ts';
import { isEmail } from './contact-rules.ts';

/** The parameters of a form body. */
export type Form = ReadonlyMap<string, string>;

/**
 * Reads `application/x-www-form-urlencoded` parameters. A body of another type has none, as at the real service;
 * a parameter given twice is refused (RFC 6749 §3.1).
 */
export function readForm(request: HttpRequest): { readonly form: Form } | { readonly problem: Answer } {
  const form = new Map<string, string>();
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(request.headers['content-type'] ?? '')) return { form };
  for (const [name, value] of new URLSearchParams(request.body)) {
    if (form.has(name)) {
      return { problem: refuse({ error: 'invalid_request', code: 90100, text: `Parameter '${name}' is given more than once.` }) };
    }
    form.set(name, value);
  }
  return { form };
}

/** Refuses when one of the parameters is missing or empty. */
export function requireParameters(form: Form, ...names: string[]): Answer | undefined {
  const missing = names.find((name) => !form.get(name));
  if (missing === undefined) return undefined;
  return refuse({ error: 'invalid_request', code: 900144, text: `The request body must contain the following parameter: '${missing}'.` });
}

/** The values of a space-separated parameter. */
export function listParameter(form: Form, name: string): string[] {
  return (form.get(name) ?? '').split(' ').filter(Boolean);
}

const CHALLENGE_TYPES = new Set(['password', 'oob', 'redirect']);

/** Refuses a `challenge_type` list with an unknown value or without `redirect` (AADSTS901007). */
export function checkChallengeTypes(types: readonly string[]): Answer | undefined {
  if (types.every((type) => CHALLENGE_TYPES.has(type)) && types.includes('redirect')) return undefined;
  return refuse({
    error: 'unsupported_challenge_type', code: 901007,
    text: "The challenge_type list parameter does not include the 'redirect' type or has an unknown one.",
  });
}

const CAPABILITIES = new Set(['mfa_required', 'registration_required']);

/** What the client can do, from `capabilities` (or `capability`, an older name); an unknown one is refused. */
export function readCapabilities(form: Form): { readonly capabilities: ReadonlySet<string> } | { readonly problem: Answer } {
  const capabilities = new Set([...listParameter(form, 'capabilities'), ...listParameter(form, 'capability')]);
  if ([...capabilities].every((capability) => CAPABILITIES.has(capability))) return { capabilities };
  return { problem: refuse({ error: 'invalid_request', code: 90100, text: 'capabilities parameter has an unknown value.' }) };
}

/** Refuses a `username` that is no address. */
export function checkUsername(form: Form): Answer | undefined {
  if (isEmail(form.get('username') ?? '')) return undefined;
  return refuse({ error: 'invalid_request', code: 90100, text: 'username parameter is empty or not valid.' });
}
