import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openClient } from '../../testing/client.ts';
import { claimOf, openPas, type PasClient } from '../../testing/pas.ts';

function taken(pas: PasClient, identifier: string): number {
  return pas.client.sandbox.control.claims().filter((claim) => claim.identifier?.[0]?.value === identifier).length;
}

describe('Idempotency-Key', () => {
  it.each([['missing', {}], ['without quotes', { 'idempotency-key': randomUUID() }], ['no UUID', { 'idempotency-key': '"abc"' }]])('%s: 400', async (_, headers) => {
    const pas = await openPas(await openClient());
    const body = JSON.stringify(await pas.requestBundle());
    expect((await pas.ask('Claim/$submit', { method: 'POST', body, headers: { 'content-type': 'application/fhir+json', ...headers } })).status).toBe(400);
  });

  it('the same again: the same answer', async () => {
    const pas = await openPas(await openClient());
    const bundle = await pas.requestBundle({ identifier: 'once' });
    const key = randomUUID();
    const first = await pas.submit(bundle, key);
    expect(await pas.submit(bundle, key)).toMatchObject({ status: 200, body: first.body });
    expect(taken(pas, 'once')).toBe(1);
  });

  it('the same again after a refusal: the same refusal', async () => {
    const pas = await openPas(await openClient());
    const bundle = await pas.requestBundle();
    claimOf(bundle).status = 'draft';
    const key = randomUUID();
    expect([(await pas.submit(bundle, key)).status, (await pas.submit(bundle, key)).status]).toEqual([422, 422]);
  });

  it('with another body: 422', async () => {
    const pas = await openPas(await openClient());
    const key = randomUUID();
    await pas.submit(await pas.requestBundle(), key);
    expect((await pas.submit(await pas.requestBundle(), key)).status).toBe(422);
  });

  it('while it is at work: 409', async () => {
    const pas = await openPas(await openClient({ settings: { decisionTime: 1 } }));
    const bundle = await pas.requestBundle();
    const key = randomUUID();
    const statuses = await Promise.all([pas.submit(bundle, key), pas.submit(bundle, key)].map(async (reply) => (await reply).status));
    expect(statuses.sort()).toEqual([200, 409]);
  });

  it('belongs to the person', async () => {
    const client = await openClient();
    const [maria, grace] = [await openPas(client), await openPas(client, 'grace.whitfield')];
    const key = randomUUID();
    await maria.submit(await maria.requestBundle(), key);
    expect((await grace.submit(await grace.requestBundle(), key)).status).toBe(200);
  });
});

describe('Claim.identifier', () => {
  it('again with another key: the first answer, with a note', async () => {
    const pas = await openPas(await openClient());
    const bundle = await pas.requestBundle({ identifier: 'twice' });
    const first = await pas.submit(bundle);
    const again = await pas.submit(bundle);
    expect([again.status, taken(pas, 'twice')]).toEqual([200, 1]);
    expect(again.body.entry?.[0]?.resource).toEqual(first.body.entry?.[0]?.resource);
    expect(again.body.entry?.at(-1)?.resource).toMatchObject({ resourceType: 'OperationOutcome', issue: [{ severity: 'warning', code: 'duplicate' }] });
  });

  it('for another request: 409', async () => {
    const pas = await openPas(await openClient());
    await pas.submit(await pas.requestBundle({ identifier: 'taken' }));
    const reply = await pas.submit(await pas.requestBundle({ identifier: 'taken', code: 'K0003' }));
    expect([reply.status, taken(pas, 'taken')]).toEqual([409, 1]);
  });
});

it('200 requests, 30 % of the answers lost: none is taken twice or lost when the sender asks first', async () => {
  const client = await openClient();
  const pas = await openPas(client);
  let random = 42;
  const next = (): number => (random = (random * 48_271) % 2_147_483_647) / 2_147_483_647;
  let lost = 0;

  async function send(bundle: Awaited<ReturnType<PasClient['requestBundle']>>, key: string): Promise<void> {
    const chance = next();
    if (chance < 0.3) client.sandbox.control.addFault({ kind: 'lost-response', path: '/fhir/Claim/$submit', times: 1 });
    else if (chance < 0.35) client.sandbox.control.addFault({ kind: 'drop', path: '/fhir/Claim/$submit', times: 1 });
    const reply = await pas.submit(bundle, key).catch(() => undefined);
    if (reply) return expect(reply.status).toBe(200);
    lost += 1;
    const found = await pas.inquire(pas.inquiryBundle(bundle));
    if (found.body.entry?.[0]?.resource.resourceType !== 'ClaimResponse') await send(bundle, key);
  }

  const template = await pas.requestBundle();
  for (let index = 0; index < 200; index += 1) {
    const bundle = structuredClone(template);
    claimOf(bundle).identifier = [{ system: 'urn:test', value: `request-${index}` }];
    await send(bundle, randomUUID());
  }
  const counts = new Map<string, number>();
  for (const { identifier } of client.sandbox.control.claims()) {
    const value = identifier?.[0]?.value ?? '';
    if (value.startsWith('request-')) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  expect(lost).toBeGreaterThan(40);
  expect([counts.size, [...counts.values()].every((count) => count === 1)]).toEqual([200, true]);
}, 240_000);
