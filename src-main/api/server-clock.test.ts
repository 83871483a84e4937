import { expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import type { HttpAnswer } from './http-client.ts';
import { ServerClock } from './server-clock.ts';

it('is as far ahead as the newest answer says; one without a date, or none, says nothing', async () => {
  const clock = new ManualClock();
  const serverClock = new ServerClock(clock);
  const request = { method: 'GET', url: 'https://server.example/', timeoutMs: 1 } as const;
  const answered = (date: string | undefined) => serverClock.observe({ send: () => Promise.resolve(ok<HttpAnswer>({ status: 200, body: '', date, retryAfterMs: undefined })) }).send(request);
  expect(serverClock.aheadMs()).toBeUndefined();
  await answered(new Date(clock.now() + 86_400_000).toUTCString());
  expect(serverClock.aheadMs()).toBe(86_400_000);
  await answered(undefined);
  await answered('yesterday');
  await serverClock.observe({ send: () => Promise.resolve(failed({ code: 'offline' })) }).send(request);
  expect(serverClock.aheadMs()).toBe(86_400_000);
  await answered(new Date(clock.now() - 2_000).toUTCString());
  expect(serverClock.aheadMs()).toBe(-2_000);
});
