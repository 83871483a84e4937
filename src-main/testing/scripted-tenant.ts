import type { HttpAnswer, HttpClient, HttpRequest } from '../api/http-client.ts';
import type { NetworkProblem } from '../api/network-problem.ts';
import { failed, ok } from '../../src-shared/models/result.ts';
import { config } from './config.ts';
import type { Scripted } from './scripted-http.ts';
import { tokensOf } from './sign-in.ts';

type Form = Readonly<Record<string, string>>;

/** What a tenant was asked: the path below the authority, the form, and the newest continuation token that it had given. */
export type Asked = { readonly path: string; readonly form: Form; readonly newest: string | undefined; readonly request: HttpRequest };

const oob = (challenge_channel: string, more: Form | Record<string, unknown> = {}) => ({ challenge_type: 'oob', binding_method: 'prompt', challenge_channel, code_length: 8, ...more });
const method = (id: string, challenge_channel: string, login_hint = '') => ({ id, challenge_type: 'oob', challenge_channel, login_hint });

const isAborted = ({ signal }: HttpRequest) => signal?.aborted === true;

/** A refusal as the reference describes it. */
export const refusal = (error: string, more: Record<string, unknown> = {}, http: { status?: number; retryAfterMs?: number } = {}): Scripted => ({
  status: 400,
  json: { error, error_description: 'AADSTS: words', error_codes: [], correlation_id: 'c0ffee00-0000-4000-8000-000000000000', ...more },
  ...http,
});
export const redirect: Scripted = { json: { challenge_type: 'redirect', redirect_reason: 'Client is missing a capability' } };
export const tokenAnswer: Scripted = {
  json: { token_type: 'Bearer', scope: config.scope, access_token: 'at-s1', expires_in: 3600, refresh_token: 'rt-s1', id_token: tokensOf().idToken },
};
export const wantedAttributes = [
  { name: 'displayName', type: 'string', required: true, options: { regex: '^.{1,40}$' } },
  { name: 'extension_terms', type: 'boolean', required: true },
  { name: 'jobTitle', type: 'string', required: false },
];

/**
 * A tenant that takes everything: a sign-in wants a second factor, a sign-up wants code, password and attributes. Each of
 * its answers gives a new continuation token, `ct1`, `ct2`, … A test says what it answers next at one of its paths.
 */
export class ScriptedTenant implements HttpClient {
  readonly asked: Asked[] = [];
  readonly #next = new Map<string, (Scripted | Promise<Scripted>)[]>();
  #newest: string | undefined;
  #count = 0;
  #passwordWanted = false;

  /** The next answers at a path, before the usual ones. */
  next(path: string, ...answers: (Scripted | Promise<Scripted>)[]): void {
    this.#next.set(path, [...(this.#next.get(path) ?? []), ...answers]);
  }

  /** The paths asked so far. */
  paths(): string[] {
    return this.asked.map(({ path }) => path);
  }

  readonly send: HttpClient['send'] = async (request) => {
    const path = request.url.slice(config.authority.length);
    const form = request.form ?? {};
    const cut = failed<NetworkProblem>({ code: 'offline' });
    if (isAborted(request)) return cut;
    this.asked.push({ path, form, newest: this.#newest, request });
    const answer = await (this.#next.get(path)?.shift() ?? this.#usual(path, form));
    if (isAborted(request)) return cut;
    if ('code' in answer) return failed(answer);
    const { status = 200, json, body = JSON.stringify(json), retryAfterMs } = answer;
    const given = JSON.parse(body) as Record<string, unknown>;
    if (typeof given.continuation_token === 'string') this.#newest = given.continuation_token;
    if (given.error === 'credential_required') this.#passwordWanted = true;
    return ok({ status, body, date: undefined, retryAfterMs } satisfies HttpAnswer);
  };

  #usual(path: string, form: Form): Scripted {
    const continuation_token = `ct${++this.#count}`;
    const go = (more: Record<string, unknown> = {}): Scripted => ({ json: { continuation_token, ...more } });
    switch (path) {
      case '/oauth2/v2.0/challenge':
        return form.id === undefined ? go({ challenge_type: 'password' }) : go(oob('sms', { challenge_target_label: 'XXX-XXX-9885' }));
      case '/oauth2/v2.0/token':
        return form.grant_type === 'password' ? refusal('invalid_grant', { suberror: 'mfa_required', continuation_token }) : tokenAnswer;
      case '/oauth2/v2.0/introspect':
        return go({ methods: [method('m-sms', 'sms', 'XXX-XXX-9885'), method('m-email', 'email', 'a***a@e***e.org')] });
      case '/signup/v1.0/challenge':
        if (!this.#passwordWanted) return go(oob('email', { challenge_target_label: 'n***w@e***e.org', interval: 300 }));
        this.#passwordWanted = false;
        return go({ challenge_type: 'password' });
      case '/signup/v1.0/continue':
        if (form.grant_type === 'attributes') return go();
        if (form.grant_type === 'password') return refusal('attributes_required', { continuation_token, required_attributes: wantedAttributes });
        return refusal('credential_required', { continuation_token, error_codes: [55103] });
      case '/register/v1.0/introspect':
        return go({ methods: [method('sms', 'sms'), method('voice', 'voice'), method('email', 'email'), method('pigeon', 'pigeon')] });
      case '/register/v1.0/challenge': {
        const call = form.challenge_channel === 'voice' ? { binding_method: 'none', interval: 5, code_length: undefined } : {};
        return go(oob(form.challenge_channel ?? '', { challenge_target: form.challenge_target, ...call }));
      }
      case '/resetpassword/v1.0/challenge':
        return go(oob('email', { challenge_target_label: 'a***a@e***e.org', interval: 60, expires_in: 300 }));
      case '/resetpassword/v1.0/continue':
        return go({ expires_in: 600 });
      case '/resetpassword/v1.0/submit':
        return go({ poll_interval: 2 });
      case '/resetpassword/v1.0/poll_completion':
        return go({ status: 'succeeded' });
      case '/oauth2/v2.0/revoke':
        return { json: {} };
      default:
        return go();
    }
  }
}
