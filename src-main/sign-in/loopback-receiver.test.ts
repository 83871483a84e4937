import { request as httpRequest } from 'node:http';
import { connect, Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openLoopbackReceiver } from './loopback-receiver.ts';

async function open() {
  const onStranger = vi.fn<() => void>();
  const receiver = await openLoopbackReceiver('our-state', onStranger);
  if (!receiver.ok) return expect.fail(receiver.failure);
  const { redirectUri, answer, close } = receiver.value;
  onTestFinished(() => close(false));
  return { onStranger, redirectUri, answer, close, callback: `${redirectUri}?code=the-code&state=our-state` };
}

/** A request with everything as given, Host too. */
function send(url: string, { method = 'GET', host, path }: { method?: string; host?: string; path?: string } = {}): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const { hostname, port, pathname, search } = new URL(url);
    httpRequest({ hostname, port, method, path: path ?? `${pathname}${search}`, headers: host === undefined ? {} : { host } }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    })
      .on('error', reject)
      .end();
  });
}

describe('the address on this PC', () => {
  it('is on 127.0.0.1 and nowhere else', async () => {
    const { redirectUri } = await open();
    const { hostname, port, pathname } = new URL(redirectUri);
    expect([hostname, pathname]).toEqual(['127.0.0.1', '/cb']);
    const others = Object.values(networkInterfaces()).flatMap((all) => (all ?? []).filter(({ internal }) => !internal).map(({ address }) => address));
    for (const host of ['::1', '127.0.0.2', ...others]) {
      await expect(new Promise((resolve, reject) => connect({ host, port: Number(port) }, () => resolve('open')).on('error', reject))).rejects.toThrow();
    }
  });

  it('gives the one good answer, and the browser its page once it is known how it ended', async () => {
    const { callback, answer, close, onStranger } = await open();
    const page = fetch(callback, { headers: { 'accept-language': 'es-MX,es;q=0.9,en;q=0.8' } });
    expect((await answer)?.href).toBe(callback);
    close(true);
    const response = await page;
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer', 'x-content-type-options': 'nosniff' });
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/);
    const text = await response.text();
    expect(text).toContain('<html lang="es">');
    expect(text).toContain('Ha iniciado sesión');
    expect(text).not.toMatch(/the-code|our-state|https?:/);
    expect(onStranger).not.toHaveBeenCalled();
  });

  it('says so when it did not work', async () => {
    const { callback, answer, close } = await open();
    const page = fetch(callback, { headers: { 'accept-language': 'de,en-US;q=0.7' } });
    await answer;
    close(false);
    expect(await (await page).text()).toContain('<h1>You are not signed in</h1>');
  });

  it('takes no second answer', async () => {
    const { callback, answer, close } = await open();
    const page = fetch(callback);
    await answer;
    await expect(fetch(callback)).rejects.toThrow();
    close(true);
    expect((await page).status).toBe(200);
    await expect(fetch(callback)).rejects.toThrow();
  });

  it('is gone when closed, and then there is no answer', async () => {
    const { callback, answer, close } = await open();
    close(false);
    expect(await answer).toBeUndefined();
    await expect(fetch(callback)).rejects.toThrow();
  });

  it('is not there when no port can be had', async () => {
    const listen = vi.spyOn(Server.prototype, 'listen').mockImplementationOnce(function (this: Server) {
      setImmediate(() => this.emit('error', new Error('EACCES')));
      return this;
    });
    expect(await openLoopbackReceiver('s', () => undefined)).toEqual({ ok: false, failure: 'loopback-unavailable' });
    listen.mockRestore();
  });
});

describe('a stranger', () => {
  it.each([
    ['without a state', 400, (url: string) => send(url.replace('&state=our-state', ''))],
    ['with another state', 400, (url: string) => send(url.replace('our-state', 'their-state'))],
    ['with part of the state', 400, (url: string) => send(url.replace('our-state', 'our-stat'))],
    ['with two states', 400, (url: string) => send(`${url}&state=our-state`)],
    ['with the state in the fragment', 404, (url: string) => send(url, { path: '/cb#?state=our-state' })],
    ['at another path', 404, (url: string) => send(url.replace('/cb', '/favicon.ico'))],
    ['at a path below', 404, (url: string) => send(url.replace('/cb', '/cb/'))],
    ['by an absolute address', 404, (url: string) => send(url, { path: 'http://evil.example/cb?state=our-state' })],
    ['by POST', 405, (url: string) => send(url, { method: 'POST' })],
    ['by HEAD', 405, (url: string) => send(url, { method: 'HEAD' })],
    ['by a preflight', 405, (url: string) => send(url, { method: 'OPTIONS' })],
    ['by another name for this PC', 421, (url: string) => send(url, { host: `localhost:${new URL(url).port}` })],
    ['by a rebound name', 421, (url: string) => send(url, { host: 'evil.example' })],
    ['without the port', 421, (url: string) => send(url, { host: '127.0.0.1' })],
  ])('%s is refused with %i, and the waiting goes on', async (_title, status, call) => {
    const { callback, answer, close, onStranger } = await open();
    const refused = await call(callback);
    expect(refused.status).toBe(status);
    expect(refused.text).not.toMatch(/code|state/);
    expect(onStranger).toHaveBeenCalledOnce();
    const page = fetch(callback);
    expect((await answer)?.searchParams.get('code')).toBe('the-code');
    close(true);
    expect((await page).status).toBe(200);
  });
});
