import type { Patient } from '@medplum/fhirtypes';
import { describe, expect, it } from 'vitest';
import { openClient } from '../testing/client.ts';
import { openPas } from '../testing/pas.ts';
import { readSynthea } from '../testing/synthea.ts';

const MAIN = 'Organization/riverbend-regional';

function person(system: string, value: string): Patient {
  return {
    resourceType: 'Patient', identifier: [{ type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB' }] }, system, value }],
    name: [{ family: 'Ōkubo-Nuñez', given: ['Zoë'] }], gender: 'female', birthDate: '1990-02-28', managingOrganization: { reference: MAIN },
  };
}

describe('new consumers', () => {
  const DMAS = 'https://dmas.example/member-id';

  it('are added once where the contract takes them, and are covered', async () => {
    const pas = await openPas(await openClient());
    const headers = { 'if-none-exist': `identifier=${DMAS}|999000111222` };
    const created = await pas.write('Patient', person(DMAS, '999000111222'), headers);
    expect([created.status, (await pas.write('Patient', person(DMAS, '999000111222'), headers)).status]).toEqual([201, 200]);
    const { id } = created.body as unknown as { id: string };
    const coverage = await pas.ask(`Coverage?beneficiary=Patient/${id}`);
    expect(coverage.body.entry?.map(({ resource }) => resource)).toMatchObject([{ status: 'active', subscriberId: '999000111222', payor: [{ reference: 'Organization/virginia-dmas' }] }]);
    const patient = pas.client.sandbox.control.consumers().find((each) => each.id === id);
    if (!patient) throw new Error('no consumer');
    expect((await pas.submit(await pas.requestBundle({ patient }))).status).toBe(200);
  });

  it('need If-None-Exist, and a contract that takes them', async () => {
    const pas = await openPas(await openClient());
    expect((await pas.write('Patient', person(DMAS, '1'))).status).toBe(428);
    for (const system of ['https://mhcp.example/member-id', 'urn:none']) {
      expect((await pas.write('Patient', person(system, '1'), { 'if-none-exist': `identifier=${system}|1` })).status).toBe(422);
    }
  });

  it('may come with the request', async () => {
    const pas = await openPas(await openClient());
    const patient = { ...person(DMAS, '555000111222'), id: 'new-consumer-1' };
    expect((await pas.submit(await pas.requestBundle({ patient }))).status).toBe(200);
    expect(pas.client.sandbox.control.consumers().filter(({ identifier }) => identifier?.[0]?.value === '555000111222')).toMatchObject([{ managingOrganization: { reference: MAIN } }]);
    const unknown = { ...person('https://mhcp.example/member-id', '00000001'), id: 'new-consumer-2' };
    expect((await pas.submit(await pas.requestBundle({ patient: unknown, contract: 'minnesota-mhcp' }))).status).toBe(422);
  });
});

describe('versions and faults', () => {
  it('requireIfMatch: 428 without, 412 with a stale one', async () => {
    const pas = await openPas(await openClient({ settings: { requireIfMatch: true } }));
    const draft = pas.client.sandbox.control.claims().find(({ status }) => status === 'draft');
    const put = async (headers: Record<string, string>) => (await pas.write(`Claim/${draft?.id ?? ''}`, draft, headers)).status;
    expect([await put({}), await put({ 'if-match': 'W/"9"' }), await put({ 'if-match': 'W/"1"' })]).toEqual([428, 412, 200]);
    expect((await pas.ask(`Claim/${draft?.id ?? ''}`, { method: 'DELETE' })).status).toBe(428);
    expect((await pas.ask(`Claim/${draft?.id ?? ''}`, { method: 'DELETE', headers: { 'if-match': 'W/"1"' } })).status).toBe(412);
    expect((await pas.ask(`Claim/${draft?.id ?? ''}`, { method: 'DELETE', headers: { 'if-match': 'W/"2"' } })).status).toBe(200);
  });

  it('429 and 503 with Retry-After, on the operations too', async () => {
    const client = await openClient();
    const pas = await openPas(client);
    const bundle = await pas.requestBundle();
    client.sandbox.control.addFault({ kind: 'status', path: '/fhir/Claim/$submit', status: 429, retryAfter: 2, times: 1 });
    const response = await fetch(`${client.sandbox.clientConfig.fhirBaseUrl}/Claim/$submit`, { method: 'POST', body: JSON.stringify(bundle) });
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '2']);
    expect((await pas.submit(bundle)).status).toBe(200);
  });
});

describe('resources of a test', () => {
  const synthea = readSynthea();

  it(synthea ? 'Synthea people and organisations go through a request' : 'left out: ../shared/data is not there', async () => {
    if (!synthea) return;
    const pas = await openPas(await openClient({ resources: synthea }));
    const consumers = pas.client.sandbox.control.consumers().filter(({ id }) => synthea.some((resource) => resource.id === id));
    expect(consumers).toHaveLength(13);
    for (const patient of consumers) expect((await pas.submit(await pas.requestBundle({ patient }))).status).toBe(200);
    const providers = await pas.ask('Organization?name=HILLTOP');
    expect(providers.body.entry?.length).toBeGreaterThan(0);
    expect((await pas.ask('Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999908392')).body.entry).toHaveLength(1);
  });
});
