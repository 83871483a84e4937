import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { openClient } from '../testing/client.ts';

describe('outbox page', () => {
  it.each([['/outbox', 'text/html'], ['/outbox/outbox.css', 'text/css'], ['/outbox/outbox.js', 'text/javascript']])('serves %s under a strict policy', async (path, type) => {
    const { sandbox } = await openClient();
    const response = await fetch(sandbox.url + path);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, `${type}; charset=utf-8`]);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none';.*script-src 'self';.*frame-ancestors 'none'$/);
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('has no inline script or style, which the policy would block, and makes no markup from text', () => {
    const read = (name: string): string => readFileSync(new URL(`./outbox-page/${name}`, import.meta.url), 'utf8');
    expect(read('outbox.html')).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=/);
    expect(read('outbox.js')).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(/);
  });

  it('takes no other method and no other file', async () => {
    const { sandbox } = await openClient();
    expect((await fetch(`${sandbox.url}/outbox`, { method: 'POST' })).status).toBe(404);
    expect((await fetch(`${sandbox.url}/outbox/../../start-sandbox.ts`)).status).toBe(404);
  });
});
