import type * as z from 'zod';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { HttpClient } from './http-client.ts';
import type { NetworkProblem } from './network-problem.ts';

const timeoutMs = 30_000;

/** Gives the access token, and is told when the server refuses it. */
export type AccessTokens = {
  readonly accessToken: () => Promise<Result<string, FhirProblem>>;
  /** The server answered 401 or 403 to this token. */
  readonly refused: (token: string) => void;
};

/** Why FHIR gave nothing: the network, a session that the server ended, or a resource that isn't there. */
export type FhirProblem = NetworkProblem | { readonly code: 'sign-in-needed' | 'not-found'; readonly waitMs?: never; readonly reference?: never };

/** The server's own answer to a write: `status` below 500, and neither 401 nor 429. */
export type FhirAnswer = { readonly status: number; readonly body: string; readonly etag?: string };

/** FHIR R4 RESTful interactions below the base URL, authorised by bearer token. */
export class FhirClient {
  readonly #http: HttpClient;
  readonly #base: string;
  readonly #tokens: AccessTokens;
  readonly #signal: AbortSignal;

  /** `signal` ends every exchange at once: the session it is for is over. */
  constructor(http: HttpClient, baseUrl: string, tokens: AccessTokens, signal: AbortSignal) {
    this.#http = http;
    this.#base = baseUrl;
    this.#tokens = tokens;
    this.#signal = signal;
  }

  /**
   * The JSON text at `address`: a path below the base, or a link that the server gave. A link that leads elsewhere is
   * refused, so that the token never leaves the server it is for. A refused token is tried once more, renewed.
   */
  async text(address: string): Promise<Result<string, FhirProblem>> {
    const url = this.#resolve(address);
    if (url === undefined) return failed({ code: 'unexpected-answer' });
    for (let attempt = 0; ; attempt += 1) {
      const token = await this.#tokens.accessToken();
      if (!token.ok) return token;
      const headers = { Authorization: `Bearer ${token.value}` };
      const answer = await this.#http.send({ method: 'GET', url, headers, timeoutMs, signal: this.#signal });
      if (!answer.ok) return answer;
      const { status, body, retryAfterMs } = answer.value;
      if (status === 200) return ok(body);
      if (status === 401 || status === 403) {
        this.#tokens.refused(token.value);
        if (attempt === 0) continue;
        return failed({ code: 'sign-in-needed' });
      }
      if (status === 404 || status === 410) return failed({ code: 'not-found' });
      if (status === 429) return failed({ code: 'throttled', ...(retryAfterMs !== undefined && { waitMs: retryAfterMs }) });
      return failed({ code: 'unexpected-answer' });
    }
  }

  /** The resource or bundle at `address`, read by `schema`. */
  async read<Schema extends z.ZodType>(address: string, schema: Schema): Promise<Result<z.output<Schema>, FhirProblem>> {
    const text = await this.text(address);
    if (!text.ok) return text;
    try {
      const parsed = schema.safeParse(JSON.parse(text.value));
      return parsed.success ? ok(parsed.data) : failed({ code: 'unexpected-answer' });
    } catch {
      return failed({ code: 'unexpected-answer' });
    }
  }

  /**
   * Writes: `json`, a FHIR resource as text, goes to a path below the base as it is, or a Bundle to the base itself (''). After `sign-in-needed` and `throttled`
   * nothing was done; after any other failure it may have been.
   */
  async send(method: 'POST' | 'PUT' | 'DELETE', path: string, json?: string, headers: Readonly<Record<string, string>> = {}): Promise<Result<FhirAnswer, FhirProblem>> {
    const url = this.#resolve(path);
    if (url === undefined) throw new Error('A write leads outside the server');
    for (let attempt = 0; ; attempt += 1) {
      const token = await this.#tokens.accessToken();
      if (!token.ok) return token;
      const answer = await this.#http.send({
        method,
        url,
        headers: { ...headers, Authorization: `Bearer ${token.value}`, ...(json !== undefined && { 'Content-Type': 'application/fhir+json' }) },
        ...(json !== undefined && { text: json }),
        timeoutMs,
        signal: this.#signal,
      });
      if (!answer.ok) return answer;
      const { status, body, etag, retryAfterMs } = answer.value;
      if (status === 401) {
        this.#tokens.refused(token.value);
        if (attempt === 0) continue;
        return failed({ code: 'sign-in-needed' });
      }
      if (status === 429) return failed({ code: 'throttled', ...(retryAfterMs !== undefined && { waitMs: retryAfterMs }) });
      return ok({ status, body, ...(etag !== undefined && { etag }) });
    }
  }

  #resolve(address: string): string | undefined {
    if (address === '') return this.#base;
    const base = new URL(`${this.#base}/`);
    const url = URL.parse(address, base.href);
    return url?.origin === base.origin && `${url.pathname}/`.startsWith(base.pathname) ? url.href : undefined;
  }
}
