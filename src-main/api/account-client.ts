import type * as z from 'zod';
import type { AccountMethod } from '../../src-shared/models/account.ts';
import type { Problem, ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { activatedSchema, collections, enrolmentSchema, methodsSchema, problemCodeOf, recoveryCodesSchema, recoveryKeySchema } from './account-wire.ts';
import type { AccessTokens } from './fhir-client.ts';
import type { HttpAnswer, HttpClient, HttpRequest } from './http-client.ts';

const timeoutMs = 15_000;

type Kind = AccountMethod['kind'];
type Body = NonNullable<HttpRequest['json']>;

/** A method on its way. `serverTime` is the server's clock when it answered, epoch milliseconds. */
export type StartedEnrolment = z.output<typeof enrolmentSchema> & { readonly serverTime?: number };

/**
 * The account service: the person's second factors, password, sessions and recovery keys, in the words of Microsoft Graph
 * v1.0 authentication methods. Changes want a sign-in of the last minutes; without one they fail with `confirm-needed`
 * (RFC 9470).
 */
export class AccountClient {
  /** Aborted when the session is over. */
  readonly signal: AbortSignal;
  readonly #http: HttpClient;
  readonly #base: string;
  readonly #tokens: AccessTokens;

  constructor(http: HttpClient, baseUrl: string, tokens: AccessTokens, signal: AbortSignal) {
    this.#http = http;
    this.#base = baseUrl;
    this.#tokens = tokens;
    this.signal = signal;
  }

  /** The methods on record, of the kinds that this client knows. */
  async methods(): Promise<Result<{ methods: AccountMethod[]; recoveryCodesLeft?: number }, Problem>> {
    const answer = found(await this.#ask('GET', 'me/authentication/methods', methodsSchema));
    if (!answer.ok) return answer;
    const { value, recoveryCodesLeft } = answer.value;
    return ok({ methods: value, ...(recoveryCodesLeft !== undefined && { recoveryCodesLeft }) });
  }

  /** Begins a method: a code is sent to the number (E.164) or address, or an authenticator of this name gets its key. */
  async add(kind: Kind, target: string): Promise<Result<StartedEnrolment, Problem>> {
    const name = { phone: 'phoneNumber', email: 'emailAddress', authenticator: 'displayName' }[kind];
    const sent = await this.#send('POST', `me/authentication/${collections[kind]}`, { [name]: target });
    const answer = found(parse(sent, enrolmentSchema));
    if (!answer.ok) return answer;
    const serverTime = Date.parse((sent.ok && sent.value?.date) || '');
    return ok({ ...answer.value, ...(!Number.isNaN(serverTime) && { serverTime }) });
  }

  /** Proves a method that was begun. Gives recovery codes with the first authenticator. */
  async activate(kind: Kind, id: string, code: string): Promise<Result<readonly string[] | undefined, Problem>> {
    const path = `me/authentication/${collections[kind]}/${encodeURIComponent(id)}/activate`;
    const answer = found(await this.#ask('POST', path, activatedSchema, { verificationCode: code }), 'enrolment-expired');
    return answer.ok ? ok(answer.value.recoveryCodes) : answer;
  }

  /** Removes a method; one that is gone already is removed. */
  async remove(kind: Kind, id: string): Promise<Result<undefined, Problem>> {
    return done(await this.#send('DELETE', `me/authentication/${collections[kind]}/${encodeURIComponent(id)}`));
  }

  /** New recovery codes; the ones before are dead. */
  async renewRecoveryCodes(): Promise<Result<readonly string[], Problem>> {
    const answer = found(await this.#ask('POST', 'me/authentication/recoveryCodes', recoveryCodesSchema));
    return answer.ok ? ok(answer.value.recoveryCodes) : answer;
  }

  /** Changes the password; other sessions of the account end. */
  async changePassword(currentPassword: string, newPassword: string): Promise<Result<undefined, Problem>> {
    return done(found(await this.#send('POST', 'me/changePassword', { currentPassword, newPassword })));
  }

  /** Ends every session of the account. */
  async revokeSessions(): Promise<Result<undefined, Problem>> {
    return done(found(await this.#send('POST', 'me/revokeSignInSessions')));
  }

  /** The recovery key of a vault of this PC (32 bytes); undefined when the server has none. */
  async recoveryKey(vaultId: string): Promise<Result<Buffer | undefined, Problem>> {
    const answer = await this.#ask('GET', `me/devices/${vaultId}/recoveryKey`, recoveryKeySchema);
    return answer.ok ? ok(answer.value?.key) : answer;
  }

  /** Gives the server the recovery key of a vault, in place of the one before. */
  async keepRecoveryKey(vaultId: string, key: Buffer): Promise<Result<undefined, Problem>> {
    return done(found(await this.#send('PUT', `me/devices/${vaultId}/recoveryKey`, { key: key.toString('base64') })));
  }

  async forgetRecoveryKey(vaultId: string): Promise<Result<undefined, Problem>> {
    return done(await this.#send('DELETE', `me/devices/${vaultId}/recoveryKey`));
  }

  /** Reset Registration of a person (a Practitioner's id) whom this one looks after. */
  async resetRegistration(practitioner: string): Promise<Result<undefined, Problem>> {
    return done(found(await this.#send('POST', `users/${encodeURIComponent(practitioner)}/resetRegistration`), 'no-account-here'));
  }

  async #ask<Schema extends z.ZodType>(method: 'GET' | 'POST', path: string, schema: Schema, json?: Body): Promise<Result<z.output<Schema> | undefined, Problem>> {
    return parse(await this.#send(method, path, json), schema);
  }

  /** The answer of a call that was done; undefined when what it names is not there. A refused token is tried once more, renewed. */
  async #send(method: HttpRequest['method'], path: string, json?: Body): Promise<Result<HttpAnswer | undefined, Problem>> {
    for (let attempt = 0; ; attempt += 1) {
      const token = await this.#tokens.accessToken();
      if (!token.ok) return failed({ ...token.failure, code: withoutSession(token.failure.code) });
      const sent = await this.#http.send({
        method,
        url: `${this.#base}/${path}`,
        headers: { Authorization: `Bearer ${token.value}` },
        ...(json && { json }),
        timeoutMs,
        signal: this.signal,
      });
      if (!sent.ok) return sent;
      const { status, body, retryAfterMs, challenge = '' } = sent.value;
      if (status < 300) return ok(sent.value);
      if (status === 404 || status === 410) return ok(undefined);
      if (status === 429) return failed({ code: 'throttled', ...(retryAfterMs !== undefined && { waitMs: retryAfterMs }) });
      if (status !== 401) return failed({ code: problemCodeOf(jsonOf(body)) });
      if (/\berror="?insufficient_user_authentication\b/.test(challenge)) return failed({ code: 'confirm-needed' });
      this.#tokens.refused(token.value);
      if (attempt > 0) return failed({ code: 'confirm-needed' });
    }
  }
}

/** A session that the server no longer accepts is confirmed like one that is too old. */
function withoutSession(code: Problem['code'] | 'sign-in-needed' | 'not-found'): ProblemCode {
  return code === 'sign-in-needed' || code === 'not-found' ? 'confirm-needed' : code;
}

function parse<Schema extends z.ZodType>(sent: Result<HttpAnswer | undefined, Problem>, schema: Schema): Result<z.output<Schema> | undefined, Problem> {
  if (!sent.ok) return sent;
  if (!sent.value) return ok(undefined);
  const parsed = schema.safeParse(jsonOf(sent.value.body));
  return parsed.success ? ok(parsed.data) : failed({ code: 'unexpected-answer' });
}

/** Refuses the answer that nothing is there. */
function found<Value>(answer: Result<Value | undefined, Problem>, code: ProblemCode = 'unexpected-answer'): Result<Value, Problem> {
  if (!answer.ok) return answer;
  return answer.value === undefined ? failed({ code }) : ok(answer.value);
}

const done = (answer: Result<unknown, Problem>): Result<undefined, Problem> => (answer.ok ? ok(undefined) : answer);

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
