import { describe, expect, it } from 'vitest';
import { openClient, problem, type TestClient } from '../testing/client.ts';
import type { Fault } from './faults.ts';

const METADATA = '/fhir/metadata';

async function withFault(fault: Fault): Promise<{ client: TestClient; ask: (init?: RequestInit) => Promise<Response> }> {
  const client = await openClient();
  client.sandbox.control.addFault(fault);
  return { client, ask: (init) => fetch(`${client.sandbox.url}${METADATA}`, init) };
}

describe('faults', () => {
  it('latency: answers late', async () => {
    const { ask } = await withFault({ kind: 'latency', path: METADATA, milliseconds: 150 });
    const start = performance.now();
    expect((await ask()).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(145);
  });

  it('status: answers the status, with Retry-After', async () => {
    const { ask } = await withFault({ kind: 'status', path: METADATA, status: 429, retryAfter: 7 });
    const response = await ask();
    expect([response.status, response.headers.get('retry-after'), response.headers.get('content-type')]).toEqual([429, '7', 'text/html; charset=utf-8']);
  });

  it('drop: cuts the connection before any answer, and handles nothing', async () => {
    const { client } = await withFault({ kind: 'drop', path: '/sandbox/*' });
    await expect(client.initiate(client.account('maria.delgado'))).rejects.toThrow('fetch failed');
  });

  it('drop-mid-body: sends headers and half of the body', async () => {
    const { ask } = await withFault({ kind: 'drop-mid-body', path: METADATA });
    const response = await ask();
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow('terminated');
  });

  it('lost-response: does the work, then cuts the connection', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    client.sandbox.control.addFault({ kind: 'lost-response', path: '/sandbox/oauth2/v2.0/token', times: 1 });
    await expect(client.giveCode(challenged, client.newestCode())).rejects.toThrow('fetch failed');
    expect((await client.giveCode(challenged, client.newestCode())).body.error_codes).toEqual([55200]);
  });

  it('captive-portal: answers a page with status 200', async () => {
    const { ask } = await withFault({ kind: 'captive-portal', path: METADATA });
    const response = await ask();
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(await response.text()).toContain('Guest Wi-Fi');
  });

  it('malformed-json: answers JSON that is cut off', async () => {
    const { ask } = await withFault({ kind: 'malformed-json', path: METADATA });
    await expect((await ask()).json()).rejects.toThrow(SyntaxError);
  });

  it('wrong-json: answers JSON of another shape', async () => {
    const { ask } = await withFault({ kind: 'wrong-json', path: METADATA });
    expect(await (await ask()).json()).toEqual({ ok: true, data: [1, 'two', null] });
  });

  it('hang: never answers', async () => {
    const { ask } = await withFault({ kind: 'hang', path: METADATA });
    await expect(ask({ signal: AbortSignal.timeout(150) })).rejects.toThrow(/timeout/);
  });

  it('expired-token: answers 401 invalid_token', async () => {
    const { client } = await withFault({ kind: 'expired-token', path: '/fhir/Practitioner/*' });
    const reply = await client.fhir('Practitioner/maria-delgado', (await client.signIn()).body.access_token);
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="fhir", error="invalid_token", error_description="The access token expired"']);
  });
});

describe('ordered answers of the identity service', () => {
  const SUBMIT = '/sandbox/resetpassword/v1.0/submit';

  it('refusal: any error, and the continuation token stays alive', async () => {
    const client = await openClient();
    const initiated = await client.initiate(client.account('maria.delgado'));
    client.sandbox.control.addFault({
      kind: 'refusal', path: '/sandbox/oauth2/v2.0/challenge', times: 1, error: 'invalid_grant', suberror: 'password_banned', code: 399246, keepToken: true,
      extra: { invalid_attributes: [{ name: 'displayName' }] },
    });
    const refused = await client.next(initiated, 'challenge');
    expect(problem(refused)).toBe('400 invalid_grant password_banned 399246');
    expect(refused.body).toMatchObject({
      continuation_token: initiated.body.continuation_token, invalid_attributes: [{ name: 'displayName' }],
      error_description: expect.stringContaining('AADSTS399246') as string, trace_id: expect.any(String) as string,
    });
    expect((await client.next(refused, 'challenge')).status).toBe(200);
  });

  it('refusal: without token, with status and Retry-After', async () => {
    const client = await openClient();
    client.sandbox.control.addFault({ kind: 'refusal', path: SUBMIT, error: 'slow_down', status: 429, retryAfter: 9 });
    const refused = await client.post('resetpassword/v1.0/submit', { continuation_token: 'x', new_password: 'y' });
    expect([problem(refused), refused.headers.get('retry-after'), refused.body.continuation_token]).toEqual(['429 slow_down 50000', '9', undefined]);
  });

  it('redirect: 200 with a reason and no token', async () => {
    const client = await openClient();
    client.sandbox.control.addFault({ kind: 'redirect', path: SUBMIT, reason: 'Because' });
    const { status, body } = await client.post('resetpassword/v1.0/submit', { continuation_token: 'x', new_password: 'y' });
    expect([status, body]).toEqual([200, { challenge_type: 'redirect', redirect_reason: 'Because' }]);
  });
});

describe('which requests they hit', () => {
  it('as many as ordered, then no more', async () => {
    const { client, ask } = await withFault({ kind: 'status', path: METADATA, status: 503, times: 2 });
    expect(client.sandbox.control.faults()).toMatchObject([{ kind: 'status', left: 2 }]);
    expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([503, 503, 200]);
    expect(client.sandbox.control.faults()).toEqual([]);
  });

  it('until cleared', async () => {
    const { client, ask } = await withFault({ kind: 'status', path: '/fhir/*', status: 500 });
    expect([(await ask()).status, (await ask()).status]).toEqual([500, 500]);
    client.sandbox.control.clearFaults();
    expect((await ask()).status).toBe(200);
  });

  it('only those of the path and the method', async () => {
    const { client, ask } = await withFault({ kind: 'status', path: '/fhir/meta.ata', status: 500 });
    client.sandbox.control.addFault({ kind: 'status', path: METADATA, method: 'POST', status: 500 });
    expect((await ask()).status).toBe(200);
    expect((await ask({ method: 'POST' })).status).toBe(500);
  });

  it('never the control side', async () => {
    const { client } = await withFault({ kind: 'drop', path: '/*' });
    expect((await fetch(`${client.sandbox.url}/control/faults`)).status).toBe(200);
    expect((await fetch(`${client.sandbox.url}/outbox`)).status).toBe(200);
  });
});
