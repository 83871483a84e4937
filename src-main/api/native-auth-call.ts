import type * as z from 'zod';
import type { Config } from '../config/config.ts';
import type { HttpClient } from './http-client.ts';
import { toFailure } from './native-auth-answer.ts';
import type { AuthFailure, Redirect } from './native-auth-outcome.ts';
import type { CallStep } from './native-auth-problem.ts';
import { errorSchema, redirectSchema } from './native-auth-wire.ts';

const timeoutMs = 15_000;

/** What this client can do itself, as every start of a flow says it. */
export const capabilities = 'mfa_required registration_required';

type Answered = { readonly kind: 'answered'; readonly json: unknown };

/** One call of the native authentication API: the form goes out with the client's id, the answer is what `schema` understands. */
export class NativeAuthCall {
  readonly #http: HttpClient;
  readonly #config: Config;

  constructor(http: HttpClient, config: Config) {
    this.#http = http;
    this.#config = config;
  }

  /** Posts to `path` below the authority. The same error means another thing at each `step`. */
  async post<Schema extends z.ZodType>(
    path: string,
    form: Readonly<Record<string, string>>,
    step: CallStep,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<{ readonly kind: 'parsed'; readonly value: z.output<Schema> } | Redirect | AuthFailure> {
    const answer = await this.#send(path, form, step, signal);
    if (answer.kind !== 'answered') return answer;
    const parsed = schema.safeParse(answer.json);
    return parsed.success ? { kind: 'parsed', value: parsed.data } : { kind: 'failed', code: 'unexpected-answer' };
  }

  async #send(path: string, form: Readonly<Record<string, string>>, step: CallStep, signal?: AbortSignal): Promise<Answered | Redirect | AuthFailure> {
    const sent = await this.#http.send({
      method: 'POST',
      url: `${this.#config.authority}${path}`,
      headers: { 'client-request-id': crypto.randomUUID() },
      form: { client_id: this.#config.clientId, ...form },
      timeoutMs,
      ...(signal && { signal }),
    });
    if (!sent.ok) return { kind: 'failed', ...sent.failure };
    const { status, body, retryAfterMs } = sent.value;
    const throttled: Partial<AuthFailure> = { ...(retryAfterMs !== undefined && { waitMs: retryAfterMs }), ...(status === 429 && { throttled: true }) };
    const unknown: AuthFailure = { kind: 'failed', code: status === 429 ? 'throttled' : 'unexpected-answer', ...throttled };
    let json: unknown;
    try {
      json = JSON.parse(body);
    } catch {
      return unknown;
    }
    if (status === 200) {
      const redirect = redirectSchema.safeParse(json);
      return redirect.success ? { kind: 'redirect', reason: redirect.data.redirect_reason } : { kind: 'answered', json };
    }
    const wire = errorSchema.safeParse(json);
    return wire.success ? { ...toFailure(wire.data, step), ...throttled } : unknown;
  }
}
