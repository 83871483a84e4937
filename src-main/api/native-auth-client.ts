import type { Config } from '../config/config.ts';
import type { HttpClient } from './http-client.ts';
import { channelOf, toSent, toTokens } from './native-auth-answer.ts';
import { capabilities, NativeAuthCall } from './native-auth-call.ts';
import type { AuthFailure, AuthOutcome, Redirect, SentChallenge, Tokens } from './native-auth-outcome.ts';
import type { CallStep } from './native-auth-problem.ts';
import { NativeAuthRegister } from './native-auth-register.ts';
import { NativeAuthResetPassword } from './native-auth-reset-password.ts';
import { NativeAuthSignUp } from './native-auth-sign-up.ts';
import { continuedSchema, introspectSchema, oobChallengeSchema, passwordChallengeSchema, tokensSchema } from './native-auth-wire.ts';

const base = '/oauth2/v2.0';

/**
 * Microsoft Entra External ID native authentication API, V1: signing in here, the other flows in its parts. What is sent
 * is exactly what the reference documents. Continuation tokens go in and out by value; each answer's replaces the one
 * before.
 */
export class NativeAuthClient {
  readonly signUp: NativeAuthSignUp;
  readonly register: NativeAuthRegister;
  readonly resetPassword: NativeAuthResetPassword;
  readonly #http: HttpClient;
  readonly #config: Config;
  readonly #call: NativeAuthCall;

  constructor(http: HttpClient, config: Config) {
    this.#http = http;
    this.#config = config;
    this.#call = new NativeAuthCall(http, config);
    this.signUp = new NativeAuthSignUp(this.#call);
    this.register = new NativeAuthRegister(this.#call);
    this.resetPassword = new NativeAuthResetPassword(this.#call);
  }

  /** First factor: initiate, challenge, token with the password. Ends in tokens, or in what the second factor needs. */
  async passwordSignIn(email: string, password: string, signal?: AbortSignal): Promise<AuthOutcome> {
    const step: CallStep = 'first-factor';
    const initiated = await this.#call.post(`${base}/initiate`, { username: email, challenge_type: 'password redirect', capabilities }, step, continuedSchema, signal);
    if (initiated.kind !== 'parsed') return initiated;
    const form = { continuation_token: initiated.value.continuation_token, challenge_type: 'password redirect' };
    const challenged = await this.#call.post(`${base}/challenge`, form, step, passwordChallengeSchema, signal);
    if (challenged.kind !== 'parsed') return challenged;
    return this.#beyondFirstFactor(await this.#token(challenged.value.continuation_token, { grant_type: 'password', password }, step), signal);
  }

  /** Signs in at the end of a sign-up (`username` is then its address), a reset or a registration. */
  async signInWith(continuationToken: string, username?: string): Promise<AuthOutcome> {
    const grant = { grant_type: 'continuation_token', ...(username !== undefined && { username }) };
    return this.#beyondFirstFactor(await this.#token(continuationToken, grant, 'finish'));
  }

  /** The second-factor methods on record, of the channels this client knows. */
  async methods(continuationToken: string, signal?: AbortSignal): Promise<AuthOutcome> {
    const answer = await this.#call.post(`${base}/introspect`, { continuation_token: continuationToken }, 'send-code', introspectSchema, signal);
    if (answer.kind !== 'parsed') return answer;
    const methods = answer.value.methods.flatMap(({ id, challenge_type, challenge_channel, login_hint }) => {
      const channel = challenge_type === 'oob' ? channelOf(challenge_channel) : undefined;
      return channel ? [{ id, channel, target: login_hint }] : [];
    });
    return { kind: 'methods', continuationToken: answer.value.continuation_token, methods };
  }

  /** Sends a code, or calls, by the method `methodId`. Asked again, the new code kills the previous one. */
  async sendCode(continuationToken: string, methodId: string, signal?: AbortSignal): Promise<SentChallenge | Redirect | AuthFailure> {
    const form = { continuation_token: continuationToken, challenge_type: 'oob redirect', id: methodId };
    const answer = await this.#call.post(`${base}/challenge`, form, 'send-code', oobChallengeSchema, signal);
    return answer.kind === 'parsed' ? toSent(answer.value, 'sms') : answer;
  }

  /** Second factor: the code that the person received, or that their app shows. */
  verifyCode(continuationToken: string, code: string): Promise<AuthOutcome> {
    return this.#token(continuationToken, { grant_type: 'mfa_oob', oob: code }, 'code');
  }

  /** Asks whether the call was confirmed: tokens, or a failure with error `authorization_pending` or `slow_down`. */
  pollCall(continuationToken: string): Promise<AuthOutcome> {
    return this.#token(continuationToken, { grant_type: 'mfa_oob' }, 'call');
  }

  /** New tokens for a refresh token (RFC 6749 §6). A failure with code `flow-expired` is the server's refusal. */
  async refresh(refreshToken: string): Promise<{ kind: 'tokens'; tokens: Tokens } | Redirect | AuthFailure> {
    const form = { grant_type: 'refresh_token', refresh_token: refreshToken, scope: this.#config.scope };
    const answer = await this.#call.post(`${base}/token`, form, 'refresh', tokensSchema);
    return answer.kind === 'parsed' ? { kind: 'tokens', tokens: toTokens(answer.value) } : answer;
  }

  /** Tells the server that a refresh token is not needed any more (RFC 7009). Best effort: a tenant may not offer it. */
  async revoke(refreshToken: string): Promise<void> {
    await this.#http.send({
      method: 'POST',
      url: `${this.#config.authority}${base}/revoke`,
      form: { client_id: this.#config.clientId, token: refreshToken, token_type_hint: 'refresh_token' },
      timeoutMs: 5_000,
    });
  }

  /** Not to be aborted: an answer that nobody waits for may still have opened a session, which is then to be ended. */
  async #token(continuationToken: string, grant: Readonly<Record<string, string>>, step: CallStep): Promise<AuthOutcome> {
    const form = { continuation_token: continuationToken, scope: this.#config.scope, ...grant };
    const answer = await this.#call.post(`${base}/token`, form, step, tokensSchema);
    return answer.kind === 'parsed' ? { kind: 'tokens', tokens: toTokens(answer.value) } : answer;
  }

  /** What the server wants beside the first factor. */
  async #beyondFirstFactor(answer: AuthOutcome, signal?: AbortSignal): Promise<AuthOutcome> {
    if (answer.kind !== 'failed' || answer.continuationToken === undefined) return answer;
    const { suberror, continuationToken } = answer;
    if (suberror === 'mfa_required') return this.methods(continuationToken, signal);
    return suberror === 'registration_required' ? { kind: 'registration', continuationToken } : answer;
  }
}
