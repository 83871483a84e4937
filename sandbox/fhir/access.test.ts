import { SignJWT, generateKeyPair } from 'jose';
import { describe, expect, it } from 'vitest';
import { openClient, type TestClient } from '../testing/client.ts';

async function foreignToken(client: TestClient): Promise<string> {
  const { privateKey } = await generateKeyPair('ES256');
  return new SignJWT({ scp: 'Requests.ReadWrite' }).setProtectedHeader({ alg: 'ES256' })
    .setIssuer(`${client.sandbox.clientConfig.authority}/v2.0`).setAudience('api://prior-authorization').setExpirationTime('1h').sign(privateKey);
}

describe('bearer tokens', () => {
  it('are not needed for the capability statement', async () => {
    const client = await openClient();
    const { status, body } = await client.fhir('metadata', undefined);
    expect([status, body.resourceType]).toEqual([200, 'CapabilityStatement']);
  });

  it('are needed for everything else', async () => {
    const client = await openClient();
    const reply = await client.fhir('Practitioner/maria-delgado', undefined);
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer realm="fhir"']);
    expect(reply.body.resourceType).toBe('OperationOutcome');
  });

  it.each([
    ['of another key', foreignToken],
    ['that are no tokens', () => Promise.resolve('x.y.z')],
    ['for the client (id_token)', async (client: TestClient) => (await client.signIn()).body.id_token ?? ''],
    ['past their life', async (client: TestClient) => {
      const { body } = await client.signIn();
      client.sandbox.control.setClockOffset(3_600_000);
      return body.access_token ?? '';
    }],
  ])('%s are refused', async (_, make) => {
    const client = await openClient();
    const reply = await client.fhir('Practitioner/maria-delgado', await make(client));
    expect(reply.status).toBe(401);
    expect(reply.headers.get('www-authenticate')).toMatch(/^Bearer realm="fhir", error="invalid_token", error_description=".+"$/);
  });

  it('without the scope are refused with 403', async () => {
    const client = await openClient();
    const challenged = await client.challenge(client.account('maria.delgado'), 'sms');
    const { body } = await client.next(challenged, 'token', { grant_type: 'mfa_oob', oob: client.newestCode(), scope: 'openid' });
    const reply = await client.fhir('Practitioner/maria-delgado', body.access_token);
    expect(reply.status).toBe(403);
    expect(reply.headers.get('www-authenticate')).toContain('error="insufficient_scope"');
  });
});

describe('another facility', () => {
  it('is closed: reads answer 403, searches leave it out', async () => {
    const client = await openClient();
    const token = (await client.signIn()).body.access_token;
    const foreign = client.sandbox.control.claims('harbor-point-rehab')[0];
    for (const path of [`Claim/${foreign?.id ?? ''}`, foreign?.patient.reference ?? '', foreign?.insurance[0]?.coverage.reference ?? '', 'Organization/harbor-point-rehab', 'Practitioner/helen-park']) {
      expect([path, (await client.fhir(path, token)).status]).toEqual([path, 403]);
    }
    expect((await client.fhir('Claim?provider=Organization/harbor-point-rehab&_summary=count', token)).body.total).toBe(0);
    expect((await client.fhir('Claim?_summary=count', token)).body.total).toBe(55);
    expect((await client.fhir('Patient?_summary=count', token)).body.total).toBe(40);
  });

  it('is open to a person who works there too', async () => {
    const client = await openClient();
    const token = (await client.signIn('kevin.oconnor')).body.access_token;
    expect((await client.fhir('Claim?_summary=count', token)).body.total).toBe(55 + 19);
  });

  it('takes no request either', async () => {
    const client = await openClient();
    const token = (await client.signIn()).body.access_token;
    const own = client.sandbox.control.claims()[0];
    const moved = { ...own, provider: { reference: 'Organization/harbor-point-rehab' } };
    const reply = await client.fhir(`Claim/${own?.id ?? ''}`, token, { method: 'PUT', body: JSON.stringify(moved) });
    expect(reply.status).toBe(403);
    expect(client.sandbox.control.claims('harbor-point-rehab')).toHaveLength(19);
  });
});

describe('changes', () => {
  async function withClaim() {
    const client = await openClient();
    const token = (await client.signIn()).body.access_token;
    const claim = client.sandbox.control.claims().find(({ status }) => status === 'draft');
    if (!claim?.id) throw new Error('no draft');
    return { client, token, claim, path: `Claim/${claim.id}` };
  }

  it('carry a version: a stale If-Match answers 412, the right one a new ETag', async () => {
    const { client, token, claim, path } = await withClaim();
    const put = (ifMatch: string) => client.fhir(path, token, { method: 'PUT', body: JSON.stringify({ ...claim, status: 'active' }), headers: { 'if-match': ifMatch } });
    expect((await put('W/"7"')).status).toBe(412);
    const changed = await put('W/"1"');
    expect([changed.status, changed.headers.get('etag')]).toEqual([200, 'W/"2"']);
    expect((await put('W/"1"')).status).toBe(412);
    const read = await client.fhir(path, token, { headers: { 'if-none-match': 'W/"2"' } });
    expect(read.status).toBe(304);
  });

  it('are newer than everything before, also when the clock goes back', async () => {
    const { client, claim } = await withClaim();
    const last = client.sandbox.control.claims().at(-1)?.meta?.lastUpdated ?? '';
    client.sandbox.control.setClockOffset(-86_400_000);
    const changed = await client.sandbox.control.updateClaim(claim.id ?? '', { status: 'active' });
    expect(changed.meta?.lastUpdated?.localeCompare(last)).toBe(1);
  });

  it('that break FHIR are refused', async () => {
    const { client, token, claim, path } = await withClaim();
    const reply = await client.fhir(path, token, { method: 'PUT', body: JSON.stringify({ ...claim, use: undefined, patient: 'nobody' }) });
    expect([reply.status, reply.body.resourceType]).toEqual([400, 'OperationOutcome']);
  });

  it('create once with If-None-Exist', async () => {
    const { client, token, claim } = await withClaim();
    const value = 'trace-4711';
    const body = JSON.stringify({ ...claim, id: undefined, identifier: [{ system: 'urn:test', value }] });
    const create = () => client.fhir('Claim', token, { method: 'POST', body, headers: { 'if-none-exist': `identifier=urn:test|${value}` } });
    const first = await create();
    expect([first.status, (await create()).status]).toEqual([201, 200]);
    expect(first.headers.get('location')).toContain(`/fhir/Claim/${first.body.id ?? 'none'}/_history/1`);
    expect(client.sandbox.control.claims()).toHaveLength(56);
  });

  it('delete: the request is gone (410), out of searches and counts; an unknown one was never there (404)', async () => {
    const { client, token, path } = await withClaim();
    const count = async () => (await client.fhir('Claim?provider=Organization/riverbend-regional&status=draft&_summary=count', token)).body.total;
    expect(await count()).toBe(24);
    expect((await client.fhir(path, token, { method: 'DELETE' })).status).toBe(200);
    expect((await client.fhir(path, token)).status).toBe(410);
    expect((await client.fhir('Claim/never', token)).status).toBe(404);
    expect(await count()).toBe(23);
  });

  it('move a request from one count to the other', async () => {
    const { client, token, claim } = await withClaim();
    const count = async (status: string) => (await client.fhir(`Claim?provider=Organization/riverbend-regional&status=${status}&_summary=count`, token)).body.total;
    expect([await count('draft'), await count('active')]).toEqual([24, 31]);
    await client.sandbox.control.updateClaim(claim.id ?? '', { status: 'active' });
    expect([await count('draft'), await count('active')]).toEqual([23, 32]);
  });

  it.each([['PATCH', 'Claim/x'], ['POST', ''], ['POST', '$graphql'], ['DELETE', 'Claim?status=draft'], ['PUT', 'Organization/riverbend-regional'], ['GET', 'Observation']])(
    'and other interactions are not offered: %s %s', async (method, path) => {
      const { client, token } = await withClaim();
      expect((await client.fhir(path, token, { method, ...(method !== 'GET' && { body: '{}' }) })).status).toBe(404);
    });
});
