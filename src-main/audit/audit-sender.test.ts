import { expect, it, vi } from 'vitest';
import { auditEntrySchema, type AuditEvent } from '../../src-shared/models/audit.ts';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import { AuditStore } from '../db/audit-store.ts';
import { memoryDatabase } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { AuditSender } from './audit-sender.ts';

const pc = '7d2f4c1e-0000-4000-8000-000000000001';
type Send = FhirClient['send'];
type Event = { readonly entity?: readonly { readonly what: { readonly reference: string } }[]; readonly outcomeDesc: string };
type Batch = { readonly entry: readonly { readonly resource: Event; readonly request: { readonly method: string; readonly url: string; readonly ifNoneExist: string } }[] };

/** A server that keeps each event once by its tag, and refuses those of `refusing`. */
function open(count: number) {
  const store = new AuditStore(memoryDatabase('audit'));
  const clock = new ManualClock();
  let more: () => void = () => undefined;
  const record = ({ outcome = 'done', ...event }: AuditEvent) => {
    store.append([{ outcome, at: Date.UTC(2026, 0, 5), aheadMs: 1_000, host: 'desk-1', pc, who: 'Practitioner/1', ...event }]);
    more();
    return Promise.resolve(true);
  };
  for (let number = 1; number <= count; number += 1) void record({ action: 'viewed', what: `Claim/${number}` });
  const server = new Map<string, Event>();
  const refusing = new Map<string, number>();
  const whatOf = ({ entity }: Event) => entity?.[0]?.what.reference ?? '';
  const take = (condition: string, event: Event) => {
    const status = refusing.get(whatOf(event)) ?? refusing.get('any') ?? (server.has(condition) ? 200 : 201);
    if (status < 300 && !server.has(condition)) server.set(condition, event);
    return status;
  };
  const batches = { taken: true };
  const send = vi.fn<Send>((_method, path, json = '', headers = {}) => {
    if (path === 'AuditEvent') return Promise.resolve(ok({ status: take(headers['If-None-Exist'] ?? '', JSON.parse(json) as Event), body: '' }));
    if (!batches.taken) return Promise.resolve(ok({ status: 404, body: '' }));
    const entry = (JSON.parse(json) as Batch).entry.map(({ resource, request }) => ({ response: { status: `${take(request.ifNoneExist, resource)} said` } }));
    return Promise.resolve(ok({ status: 200, body: JSON.stringify({ resourceType: 'Bundle', type: 'batch-response', entry }) }));
  });
  let client: { send: Send } | undefined = { send };
  const errors = vi.fn();
  const start = () =>
    new AuditSender({
      trail: {
        unsent: (limit) => Promise.resolve(store.after(store.sent(), limit)),
        refused: (seq, limit) => Promise.resolve(store.refused(seq, limit)),
        settle: (taken, refused) => Promise.resolve(store.settle(taken, refused)),
        record,
        onMore: (listener) => {
          more = listener;
          return () => undefined;
        },
      },
      fhir: () => client, clock,
      log: { info: vi.fn(), error: errors },
    });
  const details = () => store.after(count, 100).map(({ text }) => auditEntrySchema.parse(JSON.parse(text)).detail);
  return { store, server, send, clock, sender: start(), start, errors, refusing, batches, details, claims: () => [...server.values()].map(whatOf), more: () => more(), signOut: () => (client = undefined), signIn: () => (client = { send }) };
}
const upTo = (count: number) => Array.from({ length: count }, (_, index) => `Claim/${index + 1}`);

it('gives the server every entry once, in order, fifty at a time', async () => {
  const { sender, claims, send, store } = open(120);
  expect(await sender.send()).toBe(true);
  expect(claims()).toEqual(upTo(120));
  expect(store.sent()).toBe(120);
  expect(send.mock.calls.map(([method, path]) => [method, path])).toEqual([['POST', ''], ['POST', ''], ['POST', '']]);
  expect(JSON.parse(send.mock.calls[0]?.[2] ?? '')).toMatchObject({
    resourceType: 'Bundle', type: 'batch',
    entry: expect.arrayContaining([{
      request: { method: 'POST', url: 'AuditEvent', ifNoneExist: `_tag=urn:uuid:${pc}|${store.after(0, 1)[0]?.hash ?? ''}` },
      resource: expect.objectContaining({
        recorded: '2026-01-05T00:00:01.000Z', outcome: '0', action: 'R', outcomeDesc: '#1',
        agent: [expect.objectContaining({ requestor: true, who: { reference: 'Practitioner/1' } })], entity: [{ what: { reference: 'Claim/1' } }],
      }) as unknown,
    }]) as unknown,
  });
});

it('an answer that was lost is a repeat, and leaves one event', async () => {
  const { sender, send, claims, store } = open(3);
  const real = send.getMockImplementation();
  send.mockImplementationOnce(async (...sent) => {
    await real?.(...sent);
    return failed({ code: 'timeout' });
  });
  expect(await sender.send()).toBe(false);
  expect(store.sent()).toBe(0);
  expect(await sender.send()).toBe(true);
  expect(claims()).toEqual(upTo(3));
});

it('what is not answered holds up what comes after it', async () => {
  const { sender, refusing, claims, store, errors } = open(4);
  refusing.set('Claim/2', 503);
  expect(await sender.send()).toBe(false);
  expect(store.sent()).toBe(1);
  expect(errors).toHaveBeenCalledWith('audit.not-sent', { status: 503 });
  refusing.clear();
  expect(await sender.send()).toBe(true);
  expect(claims().toSorted()).toEqual(upTo(4));
});

it('one that the server refuses is kept as refused and told of; the others go on; the next start tries it again', async () => {
  const { sender, start, refusing, store, claims, details } = open(4);
  refusing.set('Claim/2', 422).set('Claim/4', 400);
  expect(await sender.send()).toBe(true);
  expect(claims()).toEqual(['Claim/1', 'Claim/3', '']);
  expect(details()).toEqual(['audit-entries-2-from-2']);
  expect(store.refusals()).toEqual({ count: 2, first: 2 });

  refusing.delete('Claim/4');
  expect(await sender.send()).toBe(true);
  expect(store.refusals()).toEqual({ count: 2, first: 2 });
  expect(await start().send()).toBe(true);
  expect(store.refusals()).toEqual({ count: 1, first: 2 });
  expect(claims()).toContain('Claim/4');
  expect(details()).toHaveLength(1);
});

it('a server that refuses every entry is told of once', async () => {
  const { sender, refusing, store, details } = open(3);
  refusing.set('any', 422);
  expect(await sender.send()).toBe(true);
  expect(details()).toEqual(['audit-entries-3-from-1']);
  expect(store.refusals()).toEqual({ count: 4, first: 1 });
});

it.each([
  ['takes no batches', ok({ status: 404, body: '' })],
  ['has trouble with a batch', failed({ code: 'server-trouble' as const })],
  ['answers a batch with something else', ok({ status: 200, body: '{"resourceType":"Bundle","type":"batch-response","entry":[]}' })],
])('a server that %s gets one by one', async (_title, answer) => {
  const { sender, send, refusing, claims, store } = open(3);
  refusing.set('Claim/2', 422);
  send.mockResolvedValueOnce(answer);
  expect(await sender.send()).toBe(true);
  expect(claims()).toEqual(['Claim/1', 'Claim/3', '']);
  expect(store.refusals()).toEqual({ count: 1, first: 2 });
});

it.each([401, 403, 404, 408, 409, 500])('an answer %i to one alone is no refusal of it', async (status) => {
  const { sender, batches, refusing, store, details } = open(3);
  batches.taken = false;
  refusing.set('Claim/2', status);
  expect(await sender.send()).toBe(false);
  expect(store.sent()).toBe(1);
  expect(store.refusals()).toBeUndefined();
  expect(details()).toEqual([]);
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
