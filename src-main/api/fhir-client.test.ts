import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { failed, ok } from '../../src-shared/models/result.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { FhirClient, type AccessTokens } from './fhir-client.ts';

/** A client of a session whose token is renewed after each refusal. */
function open(...answers: Scripted[]) {
  const http = new ScriptedHttp(...answers);
  const refused: string[] = [];
  const tokens: AccessTokens = { accessToken: () => Promise.resolve(ok(`token-${refused.length}`)), refused: (token) => void refused.push(token) };
  const over = new AbortController();
  return { http, refused, over, fhir: new FhirClient(http, 'https://server.example/fhir', tokens, over.signal) };
}

describe('the token goes to the server it is for', () => {
  it.each([
    ['a path', 'Claim?_count=1', 'https://server.example/fhir/Claim?_count=1'],
    ['a link below the base', 'https://server.example/fhir/Claim?page=2', 'https://server.example/fhir/Claim?page=2'],
    ['a link to the base itself', 'https://server.example/fhir?_getpages=1', 'https://server.example/fhir?_getpages=1'],
    ['a path of the same server', '/fhir/Patient/1', 'https://server.example/fhir/Patient/1'],
  ])('%s', async (_title, address, url) => {
    const { http, fhir, over } = open({ body: '{}' });
    expect(await fhir.text(address)).toEqual(ok('{}'));
    expect(http.asked[0]).toMatchObject({ method: 'GET', url, headers: { Authorization: 'Bearer token-0' } });
    expect(http.asked[0]?.signal).toBe(over.signal);
  });

  it.each([
    'https://elsewhere.example/fhir/Claim',
    'https://server.example.elsewhere.example/fhir/Claim',
    'http://server.example/fhir/Claim',
    'https://server.example:8443/fhir/Claim',
    'https://server.example@elsewhere.example/fhir/Claim',
    '//elsewhere.example/fhir/Claim',
    'https://server.example/other/Claim',
    'https://server.example/fhir-of-another/Claim',
    'https://server.example/fhir/../other/Claim',
    '../other/Claim',
    'file:///etc/passwd',
    'data:application/json,{}',
    'http://[',
  ])('and is not sent to %s', async (address) => {
    const { http, fhir } = open({ body: '{}' });
    expect(await fhir.text(address)).toEqual(failed({ code: 'unexpected-answer' }));
    expect(http.asked).toEqual([]);
  });
});

describe('a refused token', () => {
  it.each([401, 403])('is tried once more, renewed, after %i', async (status) => {
    const { http, refused, fhir } = open({ status, body: '' }, { body: '{"a":1}' });
    expect(await fhir.text('Claim')).toEqual(ok('{"a":1}'));
    expect(http.asked.map(({ headers }) => headers?.Authorization)).toEqual(['Bearer token-0', 'Bearer token-1']);
    expect(refused).toEqual(['token-0']);
  });

  it.each([401, 403])('needs a sign-in after %i twice', async (status) => {
    const { http, refused, fhir } = open({ status, body: '' });
    expect(await fhir.text('Claim')).toEqual(failed({ code: 'sign-in-needed' }));
    expect(http.asked).toHaveLength(2);
    expect(refused).toEqual(['token-0', 'token-1']);
  });

  it('without a token nothing is asked', async () => {
    const http = new ScriptedHttp({ body: '{}' });
    const tokens: AccessTokens = { accessToken: () => Promise.resolve(failed({ code: 'offline' })), refused: () => expect.fail() };
    expect(await new FhirClient(http, 'https://server.example/fhir', tokens, new AbortController().signal).text('Claim')).toEqual(failed({ code: 'offline' }));
    expect(http.asked).toEqual([]);
  });
});

describe('other answers', () => {
  it.each<[Scripted, unknown]>([
    [{ status: 404, body: '' }, { code: 'not-found' }],
    [{ status: 410, body: '' }, { code: 'not-found' }],
    [{ status: 429, body: '', retryAfterMs: 4_000 }, { code: 'throttled', waitMs: 4_000 }],
    [{ status: 429, body: '' }, { code: 'throttled' }],
    [{ status: 400, body: '' }, { code: 'unexpected-answer' }],
    [{ status: 204, body: '' }, { code: 'unexpected-answer' }],
    [{ code: 'timeout' }, { code: 'timeout' }],
    [{ code: 'server-trouble', waitMs: 9 }, { code: 'server-trouble', waitMs: 9 }],
  ])('%j', async (answer, failure) => {
    const { http, fhir } = open(answer);
    expect(await fhir.text('Claim')).toEqual(failed(failure));
    expect(http.asked).toHaveLength(1);
  });

  it('is read by a schema', async () => {
    const schema = z.object({ id: z.string() });
    expect(await open({ json: { id: 'x', more: 1 } }).fhir.read('Claim/x', schema)).toEqual(ok({ id: 'x' }));
    expect(await open({ json: { id: 7 } }).fhir.read('Claim/x', schema)).toEqual(failed({ code: 'unexpected-answer' }));
    expect(await open({ body: 'no' }).fhir.read('Claim/x', schema)).toEqual(failed({ code: 'unexpected-answer' }));
    expect(await open({ status: 404, body: '' }).fhir.read('Claim/x', schema)).toEqual(failed({ code: 'not-found' }));
  });
});

describe('a write', () => {
  it('goes as it is, with its headers, and gives the answer with its ETag', async () => {
    const { http, fhir } = open({ status: 201, body: '{"id":"1"}', etag: 'W/"1"' });
    expect(await fhir.send('POST', 'Claim', '{"a":1}', { 'If-None-Exist': 'identifier=a|b' })).toEqual(ok({ status: 201, body: '{"id":"1"}', etag: 'W/"1"' }));
    expect(http.asked[0]).toMatchObject({ method: 'POST', url: 'https://server.example/fhir/Claim', text: '{"a":1}' });
    expect(http.asked[0]?.headers).toEqual({ 'If-None-Exist': 'identifier=a|b', Authorization: 'Bearer token-0', 'Content-Type': 'application/fhir+json' });
  });

  it('is tried once more with a renewed token, then needs a sign-in', async () => {
    const { http, refused, fhir } = open({ status: 401, body: '' });
    expect(await fhir.send('DELETE', 'Claim/1')).toEqual(failed({ code: 'sign-in-needed' }));
    expect(http.asked).toHaveLength(2);
    expect(refused).toEqual(['token-0', 'token-1']);
  });

  it.each([400, 403, 404, 409, 410, 412, 413, 422, 428])('leaves %i to the one who asked', async (status) => {
    const { fhir } = open({ status, body: '{}' });
    expect(await fhir.send('PUT', 'Claim/1', '{}')).toEqual(ok({ status, body: '{}' }));
  });

  it('waits when the server says so', async () => {
    const { fhir } = open({ status: 429, body: '', retryAfterMs: 2_000 });
    expect(await fhir.send('PUT', 'Claim/1', '{}')).toEqual(failed({ code: 'throttled', waitMs: 2_000 }));
  });
});
