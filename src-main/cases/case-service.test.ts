import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { FhirClient } from '../api/fhir-client.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { claim, claimResponse, patient, searchset } from '../testing/resources.ts';
import { ScriptedHttp, type Scripted } from '../testing/scripted-http.ts';
import { CaseService } from './case-service.ts';

const base = 'https://server.example/fhir';
const offline: Scripted = { code: 'offline' };
const sent = {
  ...claim('c1', { status: 'active', created: '2026-01-04T08:00:00Z', identifier: [{ system: 'urn:trace', value: 'T1' }], item: [{ sequence: 1, productOrService: { text: 'Wheelchair' } }] }),
  insurance: [{ sequence: 1, focal: true, coverage: { reference: 'Coverage/v1' } }],
};
const person = (reference: string) => ({ who: { reference } });
const record: Scripted[] = [
  { json: searchset([{ resourceType: 'Provenance', recorded: '2026-01-05T08:00:01Z', activity: { text: 'Submitted' }, agent: [person('Practitioner/1')] }, { resourceType: 'Practitioner', id: '1', name: [{ given: ['María'], family: 'Delgado' }] }]) },
  { json: searchset([{ resourceType: 'DocumentReference', id: 'l1', content: [{ attachment: { title: 'Determination letter', size: 12, creation: '2026-01-06T09:00:00Z' } }] }]) },
];
const history: Scripted = { json: { resourceType: 'Bundle', type: 'history', entry: [{ resource: claimResponse('c1', ['A1']) }, { resource: claimResponse('c1', ['A4'], { created: '2026-01-05T20:00:00Z' }) }] } };

async function desk(...answers: Scripted[]) {
  const http = new ScriptedHttp(...answers);
  const fhir = new FhirClient(http, base, { accessToken: () => Promise.resolve(ok('t')), refused: () => undefined }, new AbortController().signal);
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  await database.call('savePage', JSON.stringify(searchset([sent, patient('p1')])), {}, 1);
  let changes = 0;
  const cases = new CaseService({ fhir, database, clock: new ManualClock(), base, onChange: () => (changes += 1) });
  return { http, database, cases, changes: () => changes };
}

it('lists each case with when what it waits for is due, by its contract’s clocks', async () => {
  const { cases, database } = await desk();
  const query = { filter: '', sort: { column: 'sent' as const, descending: true }, offset: 0, limit: 10 };
  const sentAt = Date.parse((await cases.list(query)).rows[0]?.sent ?? '');
  const dueIn = async () => (await cases.list(query)).rows.map(({ state, due }) => [state, due === undefined ? undefined : Math.round((due - sentAt) / 86_400_000)]);
  expect(await dueIn()).toEqual([['sent', 7]]);
  await database.call('saveKept', JSON.stringify(searchset([claimResponse('c1', ['A1'])])));
  expect(await dueIn()).toEqual([['certified', undefined]]);
});

describe('a look at the server', () => {
  it('brings what happened in order, with names and letters, and keeps it', async () => {
    const { cases, database } = await desk(...record, history);
    await database.call('saveKept', JSON.stringify(searchset([claimResponse('c1', ['A1'])])));
    const look = await cases.look('c1');
    expect(look).toMatchObject({
      ok: true,
      value: {
        events: [
          { kind: 'created', at: '2026-01-04T08:00:00Z' },
          { kind: 'submitted', by: 'María Delgado' },
          { kind: 'answered', state: 'pended' },
          { kind: 'answered', state: 'certified' },
        ],
        letters: [{ id: 'l1', title: 'Determination letter', bytes: 12 }],
      },
    });
    expect((await cases.read('c1'))?.record).toEqual(look.ok && look.value);
  });

  it.each<[string, Scripted, string]>([
    ['the network', offline, 'unreachable'],
    ['a resource that is gone', { status: 404 }, 'not-there'],
    ['an answer that is none', { json: [] }, 'garbled'],
  ])('that fails by %s says so and keeps what was known', async (_title, answer, failure) => {
    const { cases } = await desk(answer, answer);
    expect(await cases.look('c1')).toEqual(failed(failure));
    expect(await cases.read('c1')).not.toHaveProperty('record');
  });

  it('at a request that is not here asks nothing', async () => {
    const { cases, http } = await desk();
    expect(await cases.look('zzz')).toEqual(failed('not-there'));
    expect(http.asked).toEqual([]);
  });
});

describe('Check status', () => {
  const parties: Scripted[] = ['Patient/p1', 'Organization/i1', 'Organization/f1', 'Coverage/v1'].map((reference) => {
    const [resourceType, id] = reference.split('/');
    return { json: { resourceType, id, managingOrganization: { reference: 'Organization/elsewhere' } } };
  });
  const answered = (...of: unknown[]): Scripted => ({ json: { resourceType: 'Bundle', type: 'collection', entry: of.map((resource) => ({ resource })) } });

  it('asks by a Bundle of the request and its parties, keeps the answer, and tells', async () => {
    const { cases, http, changes } = await desk(...parties, answered(claimResponse('c1', ['A3'])));
    expect(await cases.checkStatus('c1')).toEqual(ok('not-certified'));
    expect(changes()).toBe(1);
    const asked = http.asked.at(-1);
    expect(asked).toMatchObject({ method: 'POST', url: `${base}/Claim/$inquire` });
    const bundle = JSON.parse(asked?.text ?? '') as { entry: { fullUrl: string; resource: Record<string, unknown> }[] };
    expect(bundle.entry.map(({ fullUrl }) => fullUrl)).toEqual(['Claim/c1', 'Patient/p1', 'Organization/i1', 'Organization/f1', 'Coverage/v1'].map((each) => `${base}/${each}`));
    expect(bundle.entry[0]?.resource).toMatchObject({ status: 'active', identifier: [{ value: 'T1' }] });
    expect(bundle.entry[0]?.resource).not.toHaveProperty('item');
    expect(JSON.stringify(bundle)).not.toContain('elsewhere');
  });

  it.each<[string, Scripted[], string]>([
    ['is offline', [offline], 'unreachable'],
    ['is refused', [...parties, { status: 422, json: {} }], 'refused'],
    ['is answered by something else', [...parties, { body: 'x' }], 'garbled'],
    ['finds no answer yet', [...parties, answered({ resourceType: 'OperationOutcome' })], 'not-there'],
  ])('that %s says so', async (_title, answers, failure) => {
    const { cases, changes } = await desk(...answers);
    expect(await cases.checkStatus('c1')).toEqual(failed(failure));
    expect(changes()).toBe(0);
  });

  it('of a request that is not here asks nothing', async () => {
    const { cases } = await desk();
    expect(await cases.checkStatus('zzz')).toEqual(failed('not-there'));
  });
});
