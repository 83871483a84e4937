import type { Bundle } from '@medplum/fhirtypes';
import { expect, it } from 'vitest';
import { openClient } from '../testing/client.ts';
import { openPas } from '../testing/pas.ts';

const event = {
  resourceType: 'AuditEvent', meta: { tag: [{ system: 'urn:uuid:1', code: 'abc' }] }, recorded: '2026-01-05T08:00:00Z', outcome: '0',
  type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
  agent: [{ requestor: true, who: { display: 'unknown' } }], source: { observer: { display: 'Facility Desk' } },
} as const;

it('an audit event is taken once, checked, and given to nobody', async () => {
  const pas = await openPas(await openClient());
  const headers = { 'if-none-exist': '_tag=urn:uuid:1|abc' };
  expect([(await pas.write('AuditEvent', event, headers)).status, (await pas.write('AuditEvent', event, headers)).status]).toEqual([201, 200]);
  expect((await pas.write('AuditEvent', { ...event, meta: {} }, { 'if-none-exist': '_tag=urn:uuid:1|abd' })).status).toBe(201);
  expect((await pas.write('AuditEvent', { ...event, agent: [] })).status).toBe(400);
  expect(pas.client.sandbox.control.auditEvents()).toHaveLength(2);
  expect((await pas.ask('AuditEvent')).status).toBe(404);
});

it('a batch of audit events is taken one by one, each as it would be alone', async () => {
  const pas = await openPas(await openClient());
  const post = (code: string, resource: object = { ...event, meta: { tag: [{ system: 'urn:uuid:1', code }] } }, url = 'AuditEvent') => ({ resource, request: { method: 'POST', url, ifNoneExist: `_tag=urn:uuid:1|${code}` } });
  const send = async (bundle: object) => {
    const headers = { authorization: `Bearer ${pas.token}`, 'content-type': 'application/fhir+json' };
    const answer = await fetch(pas.client.sandbox.clientConfig.fhirBaseUrl, { method: 'POST', body: JSON.stringify({ resourceType: 'Bundle', ...bundle }), headers });
    return { status: answer.status, body: (await answer.json()) as Bundle };
  };
  const batch = { type: 'batch', entry: [post('a'), post('b', { ...event, agent: [] }), post('c'), post('a'), post('d', {}, 'Organization')] };
  const { status, body } = await send(batch);
  expect([status, body.type]).toEqual([200, 'batch-response']);
  expect(body.entry?.map(({ response }) => response?.status)).toEqual(['201', '400', '201', '200', '404']);
  expect(pas.client.sandbox.control.auditEvents()).toHaveLength(2);
  expect((await send({ type: 'transaction', entry: [post('e')] })).status).toBe(400);
  expect((await send({ type: 'batch', entry: [] })).status).toBe(400);
  expect(pas.client.sandbox.control.auditEvents()).toHaveLength(2);
});
