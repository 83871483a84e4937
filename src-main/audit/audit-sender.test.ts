import { expect, it, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import { AuditStore } from '../db/audit-store.ts';
import { memoryDatabase } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { AuditSender } from './audit-sender.ts';

const pc = '7d2f4c1e-0000-4000-8000-000000000001';

function open(count: number) {
  const store = new AuditStore(memoryDatabase('audit'));
  const add = (number: number) => store.append([{ action: 'viewed', outcome: 'done', at: Date.UTC(2026, 0, 5), aheadMs: 1_000, host: 'desk-1', pc, who: 'Practitioner/1', what: `Claim/${number}` }]);
  for (let number = 1; number <= count; number += 1) add(number);
  const server = new Map<string, string>();
  const send = vi.fn<FhirClient['send']>((_method, _path, json = '', headers = {}) => {
    const condition = headers['If-None-Exist'] ?? '';
    const known = server.has(condition);
    if (!known) server.set(condition, json);
    return Promise.resolve(ok({ status: known ? 200 : 201, body: '' }));
  });
  const clock = new ManualClock();
  let more: () => void = () => undefined;
  let client: { send: FhirClient['send'] } | undefined = { send };
  const errors = vi.fn();
  const sender = new AuditSender({
    trail: {
      unsent: (limit) => Promise.resolve(store.after(store.sent(), limit)),
      markSent: (seq) => Promise.resolve(store.markSent(seq)),
      onMore: (listener) => {
        more = listener;
        return () => undefined;
      },
    },
    fhir: () => client, clock,
    log: { info: vi.fn(), error: errors },
  });
  const claims = () => [...server.values()].map((json) => /Claim\/\d+/.exec(json)?.[0]);
  return { store, add, server, send, clock, sender, errors, claims, more: () => more(), signOut: () => (client = undefined), signIn: () => (client = { send }) };
}

it('gives the server every entry once, in order', async () => {
  const { sender, claims, send, store } = open(120);
  expect(await sender.send()).toBe(true);
  expect(claims()).toEqual(Array.from({ length: 120 }, (_, index) => `Claim/${index + 1}`));
  expect(store.sent()).toBe(120);
  expect(JSON.parse(send.mock.calls[0]?.[2] ?? '')).toMatchObject({
    recorded: '2026-01-05T00:00:01.000Z', outcome: '0', action: 'R', outcomeDesc: '#1',
    agent: [{ requestor: true, who: { reference: 'Practitioner/1' } }], entity: [{ what: { reference: 'Claim/1' } }],
  });
});

it('an answer that was lost is a repeat, and leaves one event', async () => {
  const { sender, send, server, claims } = open(2);
  send.mockImplementationOnce((_method, _path, json = '', headers = {}) => {
    server.set(headers['If-None-Exist'] ?? '', json);
    return Promise.resolve(failed({ code: 'timeout' }));
  });
  expect(await sender.send()).toBe(false);
  expect(await sender.send()).toBe(true);
  expect(claims()).toEqual(['Claim/1', 'Claim/2']);
});

it('one that the server refuses is never left out', async () => {
  const { sender, send, store, errors } = open(2);
  send.mockResolvedValueOnce(ok({ status: 422, body: '' }));
  expect(await sender.send()).toBe(false);
  expect(store.sent()).toBe(0);
  expect(errors).toHaveBeenCalledWith('audit.not-sent', { status: 422 });
});

it('goes on later by itself, and waits for a session', async () => {
  const { sender, clock, more, send, store, signOut, signIn } = open(1);
  send.mockResolvedValueOnce(failed({ code: 'offline' }));
  more();
  more();
  clock.advance(10_000);
  await vi.waitFor(() => expect(clock.waiting()).toBe(1));
  clock.advance(20_000);
  await vi.waitFor(() => expect(store.sent()).toBe(1));
  signOut();
  expect(await sender.send()).toBe(true);
  signIn();
  sender.stop();
  expect(send).toHaveBeenCalledTimes(2);
});
