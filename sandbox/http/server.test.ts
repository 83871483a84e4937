import { request } from 'node:http';
import { request as requestTls } from 'node:https';
import { describe, expect, it } from 'vitest';
import { openClient } from '../testing/client.ts';
import { startSandbox } from '../start-sandbox.ts';

function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(url);
    request({ hostname, port, path: '/control/outbox', headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject).end();
  });
}

function getTls(url: string, ca?: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    requestTls(`${url}/fhir/metadata`, ca === undefined ? {} : { ca }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject).end();
  });
}

describe('server', () => {
  it('answers to its own name only (DNS rebinding)', async () => {
    const { sandbox } = await openClient();
    const { port } = new URL(sandbox.url);
    expect(await statusFor(sandbox.url, `127.0.0.1:${port}`)).toBe(200);
    expect(await statusFor(sandbox.url, `localhost:${port}`)).toBe(200);
    expect(await statusFor(sandbox.url, `attacker.example:${port}`)).toBe(421);
    expect(await statusFor(sandbox.url, '127.0.0.1')).toBe(421);
  });

  it('says no to a body that is too large', async () => {
    const { sandbox } = await openClient();
    const response = await fetch(`${sandbox.url}/fhir/Claim`, { method: 'POST', body: 'x'.repeat(20_000_001) }).then(({ status }) => status, () => 'cut');
    expect([413, 'cut']).toContain(response);
  });

  it('serves https with a certificate that only those who were told trust', async () => {
    const { sandbox } = await openClient({ tls: 'self-signed' });
    expect(sandbox.url).toMatch(/^https:/);
    await expect(getTls(sandbox.url)).rejects.toMatchObject({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' });
    expect(await getTls(sandbox.url, sandbox.certificate)).toBe(200);
  });

  it('frees its port and cuts what still waits', async () => {
    const first = await startSandbox();
    first.control.addFault({ kind: 'hang', path: '/*' });
    const waiting = fetch(`${first.url}/fhir/metadata`);
    const failed = expect(waiting).rejects.toThrow('fetch failed');
    await fetch(`${first.url}/control/faults`);
    await first.stop();
    await failed;
    const second = await startSandbox({ port: Number(new URL(first.url).port) });
    await second.stop();
  });

  it('answers again after resume, with everything as it was', async () => {
    const client = await openClient();
    const token = (await client.signIn()).body.access_token;
    await client.sandbox.stop();
    await expect(fetch(client.sandbox.url)).rejects.toThrow('fetch failed');
    await client.sandbox.resume();
    expect((await client.fhir('Practitioner/maria-delgado', token)).status).toBe(200);
  });

  it('does not start on a port that is taken', async () => {
    const { sandbox } = await openClient();
    await expect(startSandbox({ port: Number(new URL(sandbox.url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
