import type * as z from 'zod';
import type { Method } from '../../src-shared/models/sign-in-screen.ts';
import type { Config } from '../config/config.ts';
import type { HttpClient } from './http-client.ts';
import { problemCodeOf, type CallStep } from './native-auth-problem.ts';
import {
  errorSchema,
  initiateSchema,
  introspectSchema,
  oobChallengeSchema,
  passwordChallengeSchema,
  redirectSchema,
  tokensSchema,
} from './native-auth-wire.ts';
import type { AuthFailure, AuthOutcome, Redirect, SentChallenge, Tokens } from './native-auth-outcome.ts';

const timeoutMs = 15_000;
const capabilities = 'mfa_required registration_required';
const channels = new Set(['sms', 'voice', 'email']);

type Endpoint = 'initiate' | 'challenge' | 'introspect' | 'token';
type Answered = { readonly kind: 'answered'; readonly json: unknown };

/**
 * Microsoft Entra External ID native authentication API, V1, sign-in part: what is sent is exactly what the reference
 * documents. Continuation tokens go in and out by value; each answer's replaces the one before.
 */
export class NativeAuthClient {
  readonly #http: HttpClient;
  readonly #config: Config;

  constructor(http: HttpClient, config: Config) {
    this.#http = http;
    this.#config = config;
  }

  /** First factor: initiate, challenge, token with the password. Ends in tokens, or in the methods of the second factor. */
  async passwordSignIn(email: string, password: string, signal?: AbortSignal): Promise<AuthOutcome> {
    const step: CallStep = 'first-factor';
    const initiated = await this.#call('initiate', { username: email, challenge_type: 'password redirect', capabilities }, step, initiateSchema, signal);
    if (initiated.kind !== 'parsed') return initiated;
    const challenged = await this.#call(
      'challenge',
      { continuation_token: initiated.value.continuation_token, challenge_type: 'password redirect' },
      step,
      passwordChallengeSchema,
      signal,
    );
    if (challenged.kind !== 'parsed') return challenged;
    const answer = await this.#token(challenged.value.continuation_token, { grant_type: 'password', password }, step);
    if (answer.kind === 'failed' && answer.suberror === 'mfa_required' && answer.continuationToken !== undefined) {
      return this.methods(answer.continuationToken, signal);
    }
    return answer;
  }

  /** The second-factor methods on record, of the channels this client knows. */
  async methods(continuationToken: string, signal?: AbortSignal): Promise<AuthOutcome> {
    const answer = await this.#call('introspect', { continuation_token: continuationToken }, 'send-code', introspectSchema, signal);
    if (answer.kind !== 'parsed') return answer;
    const methods = answer.value.methods
      .filter((method) => method.challenge_type === 'oob' && channels.has(method.challenge_channel))
      .map((method) => ({ id: method.id, channel: method.challenge_channel as Method['channel'], target: method.login_hint }));
    return { kind: 'methods', continuationToken: answer.value.continuation_token, methods };
  }

  /** Sends a code, or calls, by the method `methodId`. Asked again, the new code kills the previous one. */
  async sendCode(continuationToken: string, methodId: string, signal?: AbortSignal): Promise<SentChallenge | Redirect | AuthFailure> {
    const answer = await this.#call(
      'challenge',
      { continuation_token: continuationToken, challenge_type: 'oob redirect', id: methodId },
      'send-code',
      oobChallengeSchema,
      signal,
    );
    if (answer.kind !== 'parsed') return answer;
    const sent = answer.value;
    const prompt = sent.binding_method === 'prompt';
    return {
      kind: 'sent',
      continuationToken: sent.continuation_token,
      channel: channels.has(sent.challenge_channel) ? (sent.challenge_channel as Method['channel']) : 'sms',
      target: sent.challenge_target_label,
      polled: !prompt,
      ...(sent.binding_method === 'transfer' && sent.binding_code !== undefined && { keyIn: sent.binding_code }),
      ...(prompt && sent.code_length !== undefined && { codeLength: sent.code_length }),
      ...(sent.interval !== undefined && { intervalMs: sent.interval * 1000 }),
      ...(sent.expires_in !== undefined && { expiresInMs: sent.expires_in * 1000 }),
    };
  }

  /** Second factor: the code that the person received. */
  verifyCode(continuationToken: string, code: string): Promise<AuthOutcome> {
    return this.#token(continuationToken, { grant_type: 'mfa_oob', oob: code }, 'second-factor');
  }

  /** Asks whether the call was confirmed: tokens, or a failure with error `authorization_pending` or `slow_down`. */
  pollCall(continuationToken: string): Promise<AuthOutcome> {
    return this.#token(continuationToken, { grant_type: 'mfa_oob' }, 'call');
  }

  /** New tokens for a refresh token (RFC 6749 §6). A failure with code `flow-expired` is the server's refusal. */
  async refresh(refreshToken: string): Promise<{ kind: 'tokens'; tokens: Tokens } | Redirect | AuthFailure> {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, scope: this.#config.scope };
    const answer = await this.#call('token', form, 'refresh', tokensSchema);
    return answer.kind === 'parsed' ? { kind: 'tokens', tokens: toTokens(answer.value) } : answer;
  }

  /** Tells the server that a refresh token is not needed any more (RFC 7009). Best effort: a tenant may not offer it. */
  async revoke(refreshToken: string): Promise<void> {
    await this.#http.send({
      method: 'POST',
      url: `${this.#config.authority}/oauth2/v2.0/revoke`,
      form: { client_id: this.#config.clientId, token: refreshToken, token_type_hint: 'refresh_token' },
      timeoutMs: 5_000,
    });
  }

  /** Not to be aborted: an answer that nobody waits for may still have opened a session, which is then to be ended. */
  async #token(continuationToken: string, grant: Record<string, string>, step: CallStep): Promise<AuthOutcome> {
    const form = { continuation_token: continuationToken, scope: this.#config.scope, ...grant };
    const answer = await this.#call('token', form, step, tokensSchema);
    return answer.kind === 'parsed' ? { kind: 'tokens', tokens: toTokens(answer.value) } : answer;
  }

  async #call<Schema extends z.ZodType>(
    endpoint: Endpoint,
    form: Record<string, string>,
    step: CallStep,
    schema: Schema,
    signal?: AbortSignal,
  ): Promise<{ kind: 'parsed'; value: z.output<Schema> } | Redirect | AuthFailure> {
    const answer = await this.#post(endpoint, form, step, signal);
    if (answer.kind !== 'answered') return answer;
    const parsed = schema.safeParse(answer.json);
    return parsed.success ? { kind: 'parsed', value: parsed.data } : { kind: 'failed', code: 'unexpected-answer' };
  }

  async #post(endpoint: Endpoint, form: Record<string, string>, step: CallStep, signal?: AbortSignal): Promise<Answered | Redirect | AuthFailure> {
    const sent = await this.#http.send({
      method: 'POST',
      url: `${this.#config.authority}/oauth2/v2.0/${endpoint}`,
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
    const parsed = errorSchema.safeParse(json);
    if (!parsed.success) return unknown;
    const wire = parsed.data;
    return {
      kind: 'failed',
      code: problemCodeOf(wire, step),
      error: wire.error,
      ...(wire.suberror !== undefined && { suberror: wire.suberror }),
      ...(wire.continuation_token !== undefined && { continuationToken: wire.continuation_token }),
      ...(wire.correlation_id !== undefined && { reference: wire.correlation_id }),
      ...throttled,
    };
  }
}

function toTokens(wire: z.output<typeof tokensSchema>): Tokens {
  return {
    accessToken: wire.access_token,
    expiresInMs: wire.expires_in * 1000,
    ...(wire.id_token !== undefined && { idToken: wire.id_token }),
    ...(wire.refresh_token !== undefined && { refreshToken: wire.refresh_token }),
  };
}
