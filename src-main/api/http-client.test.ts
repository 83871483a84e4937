import { describe, expect, it } from 'vitest';
import { createHttpClient, type HttpRequest } from './http-client.ts';

type Call = { readonly url: string; readonly init: RequestInit & { headers: Record<string, string> } };

/** A client whose fetch gives `answer`, and what that fetch was called with. */
function clientOf(answer: Response | Error | ((init: RequestInit) => Promise<Response>)) {
  const calls: Call[] = [];
  const fetch = (url: string, init: Call['init']) => {
    calls.push({ url, init });
    if (answer instanceof Error) return Promise.reject(answer);
    return answer instanceof Response ? Promise.resolve(answer) : answer(init);
  };
  return { calls, client: createHttpClient(fetch as typeof globalThis.fetch) };
}

const get: HttpRequest = { method: 'GET', url: 'https://server.example/fhir/metadata', timeoutMs: 5_000 };
const json = { 'content-type': 'application/fhir+json; charset=utf-8' };
const html = { 'content-type': 'text/html' };
const send = (answer: Parameters<typeof clientOf>[0], request = get) => clientOf(answer).client.send(request);

describe('what is sent', () => {
  it('sends a form url-encoded, without cookies, and follows no redirect', async () => {
    const { calls, client } = clientOf(new Response('{}', { headers: json }));
    await client.send({ ...get, method: 'POST', form: { username: 'ana+desk@example.org', password: 'a&b=c%' }, headers: { 'client-request-id': 'r1' } });
    expect(calls).toHaveLength(1);
    const { url, init } = calls[0] ?? expect.fail();
    expect(url).toBe(get.url);
    expect(init).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit', cache: 'no-store' });
    expect(init.body).toBe('username=ana%2Bdesk%40example.org&password=a%26b%3Dc%25');
    expect(init.headers).toMatchObject({ 'client-request-id': 'r1', Accept: 'application/json, application/fhir+json' });
    expect(init.headers['Content-Type']).toContain('application/x-www-form-urlencoded');
  });

  it.each(['POST', 'PUT'] as const)('sends JSON by %s', async (method) => {
    const { calls, client } = clientOf(new Response('{}', { headers: json }));
    await client.send({ ...get, method, json: { key: 'a"b' } });
    expect(calls[0]?.init).toMatchObject({ method, body: '{"key":"a\\"b"}', redirect: 'error', credentials: 'omit' });
    expect(calls[0]?.init.headers['Content-Type']).toContain('application/json');
  });

  it('sends text as it is, in its own media type', async () => {
    const { calls, client } = clientOf(new Response('{}', { headers: json }));
    await client.send({ ...get, method: 'POST', text: ' {"a" : "ñ"}\n', headers: { 'Content-Type': 'application/fhir+json' } });
    expect(calls[0]?.init.body).toBe(' {"a" : "ñ"}\n');
    expect(calls[0]?.init.headers['Content-Type']).toBe('application/fhir+json');
  });

  it('sends a DELETE without a body', async () => {
    const { calls, client } = clientOf(new Response(null, { status: 204 }));
    expect(await client.send({ ...get, method: 'DELETE' })).toMatchObject({ ok: true, value: { status: 204 } });
    expect(calls[0]?.init.method).toBe('DELETE');
    expect(calls[0]?.init.body ?? '').toBe('');
  });
});

describe('an answer of the server', () => {
  it('keeps the body as text, with date and Retry-After', async () => {
    const headers = { ...json, date: 'Mon, 05 Jan 2026 08:00:00 GMT', 'retry-after': '12' };
    expect(await send(new Response('{"a":1}', { headers }))).toEqual({ ok: true, value: { status: 200, body: '{"a":1}', date: headers.date, retryAfterMs: 12_000 } });
  });

  it.each([400, 401, 403, 404, 410, 412, 429])('gives status %i with its JSON body', async (status) => {
    expect(await send(new Response('{"error":"x"}', { status, headers: json }))).toMatchObject({ ok: true, value: { status, body: '{"error":"x"}' } });
  });

  it('gives the ETag', async () => {
    expect(await send(new Response('{}', { headers: { ...json, etag: 'W/"3"' } }))).toMatchObject({ ok: true, value: { etag: 'W/"3"' } });
  });

  it('gives the challenge of a refusal', async () => {
    const headers = { ...json, 'www-authenticate': 'Bearer error="invalid_token"' };
    expect(await send(new Response('{}', { status: 401, headers }))).toMatchObject({ ok: true, value: { status: 401, challenge: 'Bearer error="invalid_token"' } });
  });

  it('drops a body that is not JSON', async () => {
    expect(await send(new Response('<h1>No</h1>', { status: 404, headers: html }))).toMatchObject({ ok: true, value: { status: 404, body: '' } });
  });

  it('takes Retry-After as a date', async () => {
    const headers = { ...json, 'retry-after': new Date(Date.now() + 60_000).toUTCString() };
    const answer = await send(new Response('{}', { status: 429, headers }));
    expect(answer.ok && answer.value.retryAfterMs).toBeGreaterThan(50_000);
    expect(answer.ok && answer.value.retryAfterMs).toBeLessThanOrEqual(60_000);
  });
});

describe('somebody else speaking', () => {
  it.each([
    ['a page with status 200', new Response('<html>Guest Wi-Fi</html>', { headers: html })],
    ['a page without content type', new Response(new TextEncoder().encode('Accept the terms'))],
    ['511 with a page', new Response('<html>Sign in</html>', { status: 511, headers: html })],
    ['511 with JSON', new Response('{"login":"https://wifi.example"}', { status: 511, headers: json })],
    ['511 with nothing', new Response(null, { status: 511 })],
    ['a redirect', new TypeError('Failed to fetch: redirect mode is set to error')],
  ])('%s is a network that wants a sign-in', async (_title, answer) => {
    expect(await send(answer)).toEqual({ ok: false, failure: { code: 'network-sign-in' } });
  });

  it('an empty 204 is an answer', async () => {
    expect(await send(new Response(null, { status: 204 }))).toMatchObject({ ok: true, value: { status: 204, body: '' } });
  });
});

describe('no usable answer', () => {
  it.each([500, 502, 503, 504, 599])('status %i is server trouble', async (status) => {
    expect(await send(new Response('{}', { status, headers: json }))).toEqual({ ok: false, failure: { code: 'server-trouble' } });
  });

  it('503 says how long to wait', async () => {
    expect(await send(new Response('busy', { status: 503, headers: { 'retry-after': '20' } }))).toEqual({ ok: false, failure: { code: 'server-trouble', waitMs: 20_000 } });
  });

  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'untrusted-certificate'],
    ['net::ERR_CONNECTION_RESET', 'server-trouble'],
  ])('%s is %s', async (message, code) => {
    expect(await send(new Error(message))).toEqual({ ok: false, failure: { code } });
  });

  it('gives up after the time limit', async () => {
    const hanging = (init: RequestInit) =>
      new Promise<Response>((_resolve, reject) => init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError'))));
    expect(await send(hanging, { ...get, timeoutMs: 5 })).toEqual({ ok: false, failure: { code: 'timeout' } });
  });

  it('ends with the signal', async () => {
    const controller = new AbortController();
    const hanging = (init: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
        controller.abort();
      });
    expect(await send(hanging, { ...get, signal: controller.signal })).toMatchObject({ ok: false });
  });

  it('refuses a body over 32 MiB, whether its length is told or not', async () => {
    const size = 32 * 1024 * 1024 + 1;
    expect(await send(new Response('{}', { headers: { ...json, 'content-length': String(size) } }))).toEqual({ ok: false, failure: { code: 'server-trouble' } });
    expect(await send(new Response(new Uint8Array(size).fill(32), { headers: json }))).toEqual({ ok: false, failure: { code: 'server-trouble' } });
  });
});
