import { describe, expect, it } from 'vitest';
import { openClient, problem, type Reply, type TestClient } from '../testing/client.ts';

function refresh(client: TestClient, reply: Reply): Promise<Reply> {
  return client.post('token', { grant_type: 'refresh_token', refresh_token: reply.body.refresh_token ?? '' });
}

async function opensFhir(client: TestClient, reply: Reply): Promise<number> {
  return (await client.fhir('Practitioner/maria-delgado', reply.body.access_token)).status;
}

describe('refresh tokens', () => {
  it('rotate', async () => {
    const client = await openClient();
    const first = await client.signIn();
    const second = await refresh(client, first);
    expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
    expect(await opensFhir(client, second)).toBe(200);
    expect((await refresh(client, second)).status).toBe(200);
  });

  it('give the same answer again within a minute, for an answer that was lost', async () => {
    const client = await openClient();
    const first = await client.signIn();
    const [second, again] = await Promise.all([refresh(client, first), refresh(client, first)]);
    expect(again.body).toEqual(second.body);
    client.sandbox.control.setClockOffset(59_000);
    expect((await refresh(client, first)).body).toEqual(second.body);
  });

  it('end the session when one is used again later', async () => {
    const client = await openClient();
    const first = await client.signIn();
    const second = await refresh(client, first);
    client.sandbox.control.setClockOffset(61_000);
    expect(problem(await refresh(client, first))).toBe('400 invalid_grant 50173');
    expect(problem(await refresh(client, second))).toBe('400 invalid_grant 50173');
    expect(await opensFhir(client, second)).toBe(401);
  });

  it('end the session when one older than the last is used', async () => {
    const client = await openClient();
    const first = await client.signIn();
    const third = await refresh(client, await refresh(client, first));
    expect(problem(await refresh(client, first))).toBe('400 invalid_grant 50173');
    expect(problem(await refresh(client, third))).toBe('400 invalid_grant 50173');
  });

  it('run out', async () => {
    const client = await openClient();
    const tokens = await client.signIn();
    client.sandbox.control.setClockOffset(1_209_600_000);
    expect(problem(await refresh(client, tokens))).toBe('400 invalid_grant 700082');
  });

  it.each([
    ['revoked', (client: TestClient, tokens: Reply) => client.post('revoke', { token: tokens.body.refresh_token ?? '' })],
    ['ended on the control side', (client: TestClient) => client.sandbox.control.revokeSessions('maria.delgado@riverbend.example')],
    ['ended by a new password', (client: TestClient) => client.sandbox.control.changeAccount('maria.delgado@riverbend.example', { password: 'a-new-long-passphrase' })],
  ])('and access tokens are dead when the session is %s', async (_, end) => {
    const client = await openClient();
    const tokens = await client.signIn();
    await end(client, tokens);
    expect(problem(await refresh(client, tokens))).toBe('400 invalid_grant 50173');
    expect(await opensFhir(client, tokens)).toBe(401);
  });

  it('stay good when the access tokens are made to expire', async () => {
    const client = await openClient();
    const tokens = await client.signIn();
    client.sandbox.control.expireAccessTokens();
    expect(await opensFhir(client, tokens)).toBe(401);
    expect(await opensFhir(client, await refresh(client, tokens))).toBe(200);
  });

  it('revoking an unknown token is no error', async () => {
    const client = await openClient();
    expect((await client.post('revoke', { token: 'unknown' })).status).toBe(200);
  });
});
