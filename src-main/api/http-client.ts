import axios, { AxiosError, type AxiosResponse } from 'axios';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { networkProblemOf, retryAfterMs, type NetworkProblem } from './network-problem.ts';

const maxBytes = 32 * 1024 * 1024;

/** What is asked: `form` is sent url-encoded, `json` as JSON, `text` as it is, in the media type of the headers. */
export type HttpRequest = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly form?: Readonly<Record<string, string>>;
  readonly json?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
};

/** An answer that came from the server itself: status below 500, body still text. `challenge` is the WWW-Authenticate header. */
export type HttpAnswer = {
  readonly status: number;
  readonly body: string;
  readonly date: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly challenge?: string;
  readonly etag?: string;
};

export type HttpClient = { readonly send: (request: HttpRequest) => Promise<Result<HttpAnswer, NetworkProblem>> };

/**
 * The only caller of the network. Redirects are refused, since a token must not follow one and a captive portal answers
 * with one; a body that is not JSON where an answer was due is somebody else speaking.
 */
export function createHttpClient(fetch: typeof globalThis.fetch): HttpClient {
  const client = axios.create({
    adapter: 'fetch',
    // axios drops `credentials` on its way to a fetch without Request, and the default would send cookies.
    env: { fetch: (input: string | URL | Request, init?: RequestInit) => fetch(input, { ...init, credentials: 'omit' }), Request: null as never, Response: null as never },
    responseType: 'text',
    transformResponse: (body: unknown) => body,
    validateStatus: () => true,
    maxContentLength: maxBytes,
    fetchOptions: { redirect: 'error', cache: 'no-store' },
  });
  return {
    send: async (request) => {
      try {
        const response: AxiosResponse<unknown> = await client.request({
          method: request.method,
          url: request.url,
          headers: { Accept: 'application/json, application/fhir+json', ...request.headers },
          ...(request.form && { data: new URLSearchParams(request.form) }),
          ...(request.json && { data: request.json }),
          ...(request.text !== undefined && { data: request.text }),
          timeout: request.timeoutMs,
          ...(request.signal && { signal: request.signal }),
        });
        return classify(response);
      } catch (error) {
        if (error instanceof AxiosError) return failed(networkProblemOf(error));
        throw error;
      }
    },
  };
}

function classify(response: AxiosResponse<unknown>): Result<HttpAnswer, NetworkProblem> {
  const header = (name: string) => {
    const value: unknown = response.headers[name];
    return typeof value === 'string' ? value : undefined;
  };
  const wait = retryAfterMs(header('retry-after'), Date.now());
  if (response.status >= 500 && response.status !== 511) {
    return failed({ code: 'server-trouble', ...(wait !== undefined && { waitMs: wait }) });
  }
  const body = typeof response.data === 'string' ? response.data : '';
  const json = /\bjson\b/i.test(header('content-type') ?? '');
  if (response.status === 511 || (!json && response.status < 300 && body !== '')) return failed({ code: 'network-sign-in' });
  const challenge = header('www-authenticate');
  const etag = header('etag');
  return ok({ status: response.status, body: json ? body : '', date: header('date'), retryAfterMs: wait, ...(challenge !== undefined && { challenge }), ...(etag !== undefined && { etag }) });
}
