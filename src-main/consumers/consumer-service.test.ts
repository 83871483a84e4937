import { describe, expect, it } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import { FhirClient } from '../api/fhir-client.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { patient, searchset } from '../testing/resources.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { ConsumerService } from './consumer-service.ts';

const offline: Scripted = { code: 'offline' };
const coverage = { resourceType: 'Coverage', id: 'v1', meta: { lastUpdated: '2026-01-01T08:00:00.000Z' }, status: 'active', subscriberId: 'W55501', beneficiary: { reference: 'Patient/p1' } };

async function desk(...answers: Scripted[]) {
  const http = new ScriptedHttp(...answers);
  const fhir = new FhirClient(http, 'https://server.example/fhir', { accessToken: () => Promise.resolve(ok('t')), refused: () => undefined }, new AbortController().signal);
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  return { http, consumers: new ConsumerService(fhir, database) };
}

describe('consumers', () => {
  it('that the server finds are kept, and found again without it', async () => {
    const { consumers, http } = await desk({ json: searchset([patient('p1'), patient('p2', { name: [{ family: 'Other' }] })]) }, offline);
    const found = { reference: 'Patient/p1', name: 'Muñoz, Ana Lucía', consumerId: 'W55501' };
    expect(await consumers.find({ lastName: 'Muñoz', birthDate: '1984-03-09' })).toMatchObject({ items: [found], kept: false });
    expect(http.asked[0]?.url).toBe('https://server.example/fhir/Patient?family=Mu%C3%B1oz&birthdate=1984-03-09&_count=50');
    expect(await consumers.find({ lastName: 'munoz', birthDate: '1984-03-09' })).toMatchObject({ items: [found], kept: true });
    expect(await consumers.find({ consumerId: 'W55501' })).toMatchObject({ items: [found, { name: 'Other' }], kept: true });
    expect(await consumers.find({ consumerId: 'W5550' })).toEqual({ items: [], kept: true });
  });

  it('are read with the coverage as last seen', async () => {
    const { consumers } = await desk({ json: searchset([patient('p1')]) }, { json: searchset([coverage]) }, offline);
    await consumers.find({ consumerId: 'W55501' });
    expect(await consumers.read('Patient/p1')).toMatchObject({ coverages: [{ memberId: 'W55501', status: 'active' }], kept: false });
    expect(await consumers.read('Patient/p1')).toMatchObject({ coverages: [{ memberId: 'W55501' }], kept: true });
    expect(await consumers.read('Patient/p9')).toBeUndefined();
  });
});
