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
