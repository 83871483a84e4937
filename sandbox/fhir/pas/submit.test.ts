import { randomUUID } from 'node:crypto';
import type { ClaimResponse } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { openClient } from '../../testing/client.ts';
import { claimOf, issuesOf, openPas } from '../../testing/pas.ts';

function responseOf(reply: { body: unknown }): ClaimResponse {
  const response = (reply.body as { entry: { resource: ClaimResponse }[] }).entry[0]?.resource;
  if (!response) throw new Error('no answer');
  return response;
}

function actionOf({ item }: ClaimResponse): string | undefined {
  return item?.[0]?.adjudication[0]?.extension?.[0]?.extension?.[0]?.valueCodeableConcept?.coding?.[0]?.code;
}

describe('Claim/$submit', () => {
  it('takes a request and answers with its decision', async () => {
    const pas = await openPas(await openClient());
    const bundle = await pas.requestBundle();
    const reply = await pas.submit(bundle);
    expect(reply.status).toBe(200);
    expect(reply.body).toMatchObject({ resourceType: 'Bundle', type: 'collection', entry: [{ resource: { resourceType: 'ClaimResponse' } }, {}, {}, {}] });
    const response = responseOf(reply);
    expect(response).toMatchObject({ outcome: 'complete', preAuthPeriod: { start: '2026-12-01', end: '2027-02-28' }, patient: { reference: expect.stringMatching(/^Patient\//) as string } });
    expect([actionOf(response), response.preAuthRef]).toEqual(['A1', expect.stringMatching(/^\d{10}$/)]);
    const claim = pas.client.sandbox.control.claims().find(({ identifier }) => identifier?.[0]?.value === claimOf(bundle).identifier?.[0]?.value);
    expect(claim).toMatchObject({ status: 'active', provider: { reference: 'Organization/riverbend-regional' }, careTeam: [{ provider: { reference: 'PractitionerRole/clinician-banerjee-role' } }] });
    expect(response.request?.reference).toBe(`Claim/${claim?.id ?? ''}`);
  });

  it.each([
    ['E0601', 'A1', 'complete'], ['G0151', 'A2', 'complete'], ['T1019', 'A6', 'complete'], ['L1960', 'A3', 'complete'], ['K0003', 'A4', 'partial'],
    ['T2048', 'CT', 'complete'], ['H0010', 'NA', 'complete'], ['E1399', undefined, 'error'],
  ] as const)('decides by the service code: %s %s', async (code, action, outcome) => {
    const pas = await openPas(await openClient());
    const response = responseOf(await pas.submit(await pas.requestBundle({ code })));
    expect([actionOf(response), response.outcome]).toEqual([action, outcome]);
    expect(response.preAuthRef === undefined).toBe(!['A1', 'A2', 'A6'].includes(action ?? ''));
    if (action === 'A6') expect(response.addItem).toMatchObject([{ itemSequence: [1], quantity: { value: 2 } }]);
    if (action === undefined) expect(response.error?.[0]?.extension?.[0]?.valueString).toBe('Claim.item[0].productOrService');
  });

  it('decides as ordered', async () => {
    const pas = await openPas(await openClient());
    pas.client.sandbox.control.decideNext('not-certified');
    expect(actionOf(responseOf(await pas.submit(await pas.requestBundle())))).toBe('A3');
    expect(actionOf(responseOf(await pas.submit(await pas.requestBundle())))).toBe('A1');
  });

  it('makes the draft of the same identifier active', async () => {
    const pas = await openPas(await openClient());
    const { control } = pas.client.sandbox;
    const draft = control.claims().find(({ status }) => status === 'draft');
    if (!draft) throw new Error('no draft');
    const bundle = await pas.requestBundle();
    claimOf(bundle).identifier = draft.identifier ?? [];
    expect((await pas.submit(bundle)).status).toBe(200);
    expect(control.claims()).toHaveLength(55);
    expect(control.claims().find(({ id }) => id === draft.id)).toMatchObject({ status: 'active', meta: { versionId: '2' } });
    const history = await pas.ask(`Claim/${draft.id ?? ''}/_history`);
    expect(history.body).toMatchObject({ type: 'history', total: 2, entry: [{ resource: { status: 'active' } }, { resource: { status: 'draft' } }] });
    expect((await pas.ask(`Claim/${draft.id ?? ''}/_history/1`)).body).toMatchObject({ status: 'draft' });
    const provenance = await pas.ask(`Provenance?target=Claim/${draft.id ?? ''}`);
    expect(provenance.body.entry?.[0]?.resource).toMatchObject({ activity: { text: 'Submitted' }, agent: [{ who: { reference: 'Practitioner/maria-delgado' } }] });
  });

  it('is for the facilities of the person only', async () => {
    const pas = await openPas(await openClient());
    const foreign = pas.client.sandbox.control.consumers().find(({ managingOrganization }) => managingOrganization?.reference === 'Organization/harbor-point-rehab');
    if (!foreign) throw new Error('no consumer');
    const { managingOrganization: _, ...patient } = foreign;
    expect((await pas.submit(await pas.requestBundle({ patient }))).status).toBe(403);
  });

  it('refuses a body that is no Bundle with a Claim first', async () => {
    const pas = await openPas(await openClient());
    const bundle = await pas.requestBundle();
    expect((await pas.submit({ resourceType: 'Claim' })).status).toBe(400);
    expect(issuesOf(await pas.submit({ ...bundle, entry: [...bundle.entry].reverse() }))).toEqual(['structure Bundle.entry[0]']);
    expect((await pas.submit(bundle, randomUUID(), { 'content-type': 'text/plain' })).status).toBe(415);
    const reply = await pas.ask('Claim/$submit', { method: 'POST', body: '{', headers: { 'content-type': 'application/json', 'idempotency-key': `"${randomUUID()}"` } });
    expect(reply.status).toBe(400);
  });
});
