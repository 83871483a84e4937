import { describe, expect, it } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import { FhirClient } from '../api/fhir-client.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { claim, patient, searchset } from '../testing/resources.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { LookupService } from './lookup-service.ts';

const extensions = 'https://payer.example/fhir/StructureDefinition';
const affiliations = searchset([
  {
    resourceType: 'OrganizationAffiliation',
    participatingOrganization: { reference: 'Organization/f1' },
    organization: { reference: 'Organization/i1' },
    extension: [
      { url: `${extensions}/member-id-system`, valueUri: 'urn:members' },
      { url: `${extensions}/new-consumers`, valueBoolean: true },
    ],
  },
]);
const ana = patient('p1', { identifier: [{ system: 'urn:members', type: { coding: [{ code: 'MB' }] }, value: 'W55501' }] });
const offline: Scripted = { code: 'offline' };

async function lookups(...answers: Scripted[]) {
  const http = new ScriptedHttp(...answers);
  const fhir = new FhirClient(http, 'https://server.example/fhir', { accessToken: () => Promise.resolve(ok('t')), refused: () => undefined }, new AbortController().signal);
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  const facility = { reference: 'Organization/f1', name: 'Riverside Clinic', npi: '1234567893' };
  const service = new LookupService({ fhir, database, facilities: () => [facility] });
  return { http, database, service, again: () => new LookupService({ fhir, database, facilities: () => [facility] }) };
}

describe('consumers', () => {
  const byId = { contractId: 'Organization/i1', consumerId: 'W55501' };

  it('are those of the contract, with whether it takes new ones', async () => {
    const { service, http } = await lookups({ json: affiliations }, { json: searchset([ana, patient('p2', { identifier: [{ system: 'urn:others', value: 'W55501' }] })]) });
    expect(await service.consumers(byId)).toEqual({ items: [{ reference: 'Patient/p1', name: 'Muñoz, Ana Lucía', birthDate: '1984-03-09', consumerId: 'W55501' }], kept: false, mayCreate: true });
    expect(http.asked[1]?.url).toContain(`identifier=${encodeURIComponent('urn:members|W55501')}`);
  });

  it('are looked for in what is kept when the server is away', async () => {
    const { service, database } = await lookups(offline);
    await database.call('savePage', JSON.stringify(searchset([claim('c1'), ana])), {}, 1);
    const found = async (query: Parameters<typeof service.consumers>[0]) => (await service.consumers(query)).items.length;
    expect(await found(byId)).toBe(1);
    expect(await found({ contractId: 'Organization/i1', lastName: 'munoz', birthDate: '1984-03-09' })).toBe(1);
    expect(await found({ contractId: 'Organization/i1', lastName: 'munoz', birthDate: '1984-03-10' })).toBe(0);
    expect(await service.consumers(byId)).toMatchObject({ kept: true, mayCreate: false });
  });

  it('are added once, under the member id', async () => {
    const { service, http } = await lookups({ json: affiliations }, { status: 201, json: ana });
    const added = await service.createConsumer({ contractId: 'Organization/i1', consumerId: 'W55501', lastName: 'Muñoz', firstName: 'Ana Lucía', birthDate: '1984-03-09', gender: 'female' });
    expect(added).toMatchObject({ ok: true, value: { reference: 'Patient/p1' } });
    expect(http.asked[1]).toMatchObject({ method: 'POST', headers: { 'If-None-Exist': 'identifier=urn%3Amembers%7CW55501' } });
    expect(JSON.parse(http.asked[1]?.text ?? '')).toMatchObject({ name: [{ family: 'Muñoz', given: ['Ana', 'Lucía'] }], managingOrganization: { reference: 'Organization/f1' } });
  });

  it.each([
    ['the payer refuses them', { status: 422, json: {} } satisfies Scripted, 'consumer-refused'],
    ['the server is away', offline, 'offline'],
  ])('are not added when %s', async (_title, answer, code) => {
    const { service } = await lookups({ json: affiliations }, answer);
    const consumer = { contractId: 'Organization/i1', consumerId: 'W1', lastName: 'A', firstName: 'B', birthDate: '1984-03-09', gender: 'other' } as const;
    expect(await service.createConsumer(consumer)).toEqual({ ok: false, problem: { code } });
  });
});

describe('codes', () => {
  const valueSet = { resourceType: 'ValueSet', expansion: { contains: [{ code: '11', display: 'Office' }, { code: '12', display: 'Home' }] } };

  it('of a short list are kept whole for offline', async () => {
    const { service, again } = await lookups({ json: valueSet }, offline);
    expect(await service.codes('place', 'ho')).toEqual([{ code: '12', text: 'Home', favourite: false }]);
    expect(await again().codes('place', '')).toHaveLength(2);
  });

  it('that were chosen are offered offline, favourites first', async () => {
    const { service, again } = await lookups(offline);
    await service.codeChosen({ kind: 'diagnosis', coded: { code: 'E66.9', text: 'Obesity, unspecified' } });
    await service.codeChosen({ kind: 'diagnosis', coded: { code: 'G35', text: 'Multiple sclerosis' }, favourite: true });
    expect((await again().codes('diagnosis', '')).map(({ code, favourite }) => [code, favourite])).toEqual([['G35', true], ['E66.9', false]]);
  });
});

describe('providers', () => {
  const role = { resourceType: 'PractitionerRole', id: 'r1', practitioner: { reference: 'Practitioner/d1' }, specialty: [{ text: 'Lung medicine' }] };
  const doctor = { resourceType: 'Practitioner', id: 'd1', identifier: [{ system: 'http://hl7.org/fhir/sid/us-npi', value: '1234567893' }], name: [{ family: 'Banerjee', given: ['Rohan'] }] };
  const staff = { resourceType: 'PractitionerRole', id: 'r2', practitioner: { reference: 'Practitioner/s1' } };

  it('are the facility, its clinicians with an NPI, then the directory; its own also offline', async () => {
    const elsewhere = { resourceType: 'Organization', id: 'o1', name: 'Valley Lung Center' };
    const { service, again } = await lookups({ json: searchset([role, doctor, staff]) }, { json: searchset([elsewhere]) }, offline);
    expect((await service.providers('lung')).map(({ name, own }) => [name, own])).toEqual([['Banerjee, Rohan', true], ['Valley Lung Center', false]]);
    expect((await again().providers('')).map(({ reference }) => reference)).toEqual(['Organization/f1', 'PractitionerRole/r1']);
  });
});
