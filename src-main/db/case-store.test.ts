import { describe, expect, it } from 'vitest';
import type { CaseQuery } from '../../src-shared/models/case.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { claim, claimResponse, patient, searchset } from '../testing/resources.ts';

const at = (day: number) => ({ meta: { versionId: '1', lastUpdated: `2026-01-0${day}T08:00:00.000Z` } });
const service = (code: string) => ({ item: [{ sequence: 1, productOrService: { coding: [{ code, display: 'Wheelchair' }] } }] });
const query: CaseQuery = { filter: '', sort: { column: 'sent', descending: true }, offset: 0, limit: 50 };

async function filled() {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  const claims = [
    claim('draft'),
    claim('waits', { status: 'active', ...at(1), identifier: [{ value: 'TRACE-9' }], insurer: { reference: 'Organization/i2' } }),
    claim('granted', { status: 'active', ...at(2), ...service('E0601') }),
    claim('pended', { status: 'active', ...at(3), ...service('K0003'), diagnosis: [{ sequence: 1, diagnosisCodeableConcept: { coding: [{ code: 'G47.33' }] } }] }),
    claim('withdrawn', { status: 'cancelled', ...at(4) }),
  ];
  await database.call('savePage', JSON.stringify(searchset([...claims, patient('p1')])), { 'Organization/i1': 'Acme Health', 'Organization/i2': 'Best Care' }, 1);
  const answers = (...of: unknown[]) => database.call('saveKept', JSON.stringify(searchset(of)));
  await answers(claimResponse('granted', ['A1'], { preAuthRef: '4711' }), claimResponse('pended', ['A4']));
  const ids = async (change: Partial<CaseQuery> = {}) => (await database.call('listCases', { ...query, ...change })).rows.map(({ id }) => id);
  return { database, answers, ids };
}

describe('the cases', () => {
  it('are the submitted requests with their states, the newest first', async () => {
    const { database } = await filled();
    const { total, rows } = await database.call('listCases', query);
    expect(total).toBe(4);
    expect(rows.map(({ id, state }) => [id, state])).toEqual([['withdrawn', 'cancelled'], ['pended', 'pended'], ['granted', 'certified'], ['waits', 'sent']]);
    expect(rows[2]).toEqual({ id: 'granted', state: 'certified', consumerName: 'Muñoz, Ana Lucía', consumerId: 'W55501', services: 'E0601', contract: 'Acme Health', caseId: 'CASE-granted', authorization: '4711', sent: '2026-01-02T08:00:00.000Z' });
  });

  it.each([
    ['the authorization number', '4711', ['granted']],
    ['the case id', 'case-pended', ['pended']],
    ['the request’s own number', 'trace-9', ['waits']],
    ['the id', 'withdr', ['withdrawn']],
    ['a service code', 'k0003', ['pended']],
    ['a service in words', 'wheel acme', ['pended', 'granted']],
    ['a diagnosis', 'g47.33', ['pended']],
    ['the consumer without accents', 'munoz w55501', ['withdrawn', 'pended', 'granted', 'waits']],
    ['another contract', 'best', ['waits']],
    ['nothing', 'zzz', []],
  ])('are found by %s', async (_title, filter, found) => expect(await (await filled()).ids({ filter })).toEqual(found));

  it('are narrowed down by state and by the days of sending, and sorted by any column', async () => {
    const { ids } = await filled();
    expect(await ids({ state: 'pended' })).toEqual(['pended']);
    expect(await ids({ from: Date.parse('2026-01-02T08:00:00Z'), before: Date.parse('2026-01-04T08:00:00Z') })).toEqual(['pended', 'granted']);
    expect(await ids({ sort: { column: 'services', descending: true }, limit: 2 })).toEqual(['pended', 'granted']);
    expect(await ids({ sort: { column: 'state', descending: false }, offset: 1, limit: 1 })).toEqual(['granted']);
  });

  it('follow the newest answer, in whatever order the answers come', async () => {
    const { answers, ids, database } = await filled();
    await answers(claimResponse('pended', ['A3'], { meta: { lastUpdated: '2026-01-09T08:00:00.000Z' } }));
    await answers(claimResponse('pended', ['A1'], { meta: { lastUpdated: '2026-01-08T08:00:00.000Z' }, id: 'older' }));
    expect(await ids({ state: 'not-certified' })).toEqual(['pended']);
    expect(await database.call('readCase', 'pended')).toMatchObject({ state: 'not-certified', caseId: 'CASE-pended', decisions: [{ decision: 'not-certified' }], patient: 'Patient/p1' });
  });

  it('go with their request', async () => {
    const { database, ids } = await filled();
    await database.call('savePage', JSON.stringify(searchset([claim('granted', { status: 'active' })])), {}, 2);
    await database.call('keepOnly', 2);
    expect(await ids()).toEqual(['granted']);
    expect(await database.call('readCase', 'pended')).toBeUndefined();
  });
});

describe('a case', () => {
  it('is read without an answer too, and a draft is none', async () => {
    const { database } = await filled();
    expect(await database.call('readCase', 'waits')).toMatchObject({ state: 'sent', decisions: [], errors: [], messages: [], events: [{ kind: 'submitted', at: '2026-01-01T08:00:00.000Z' }] });
    expect(await database.call('readCase', 'draft')).toBeUndefined();
  });

  it('keeps what was last known beside it', async () => {
    const { database } = await filled();
    expect(await database.call('caseRecord', 'waits')).toBeUndefined();
    const record = { asOf: 1, events: [], letters: [{ id: 'l', title: 'Letter', date: '2026-01-02' }] };
    await database.call('saveCaseRecord', 'waits', record);
    expect(await database.call('caseRecord', 'waits')).toEqual(record);
  });
});

describe('a page of answers', () => {
  it.each(['', '{"resourceType":"Bundle"}', '{"resourceType":"Patient"}'])('that is none (%s) changes nothing', async (text) => {
    const { database, ids } = await filled();
    expect(await database.call('saveKept', text)).toBeUndefined();
    expect(await ids()).toHaveLength(4);
  });

  it('leaves out what is broken', async () => {
    const { answers } = await filled();
    expect(await answers({ resourceType: 'ClaimResponse', id: 'x' }, claimResponse('waits', ['A1']))).toMatchObject({ count: 1, newest: '2026-01-06T08:00:00.000Z' });
  });
});

describe('a consumer', () => {
  const coverage = { resourceType: 'Coverage', id: 'v1', meta: { lastUpdated: '2026-01-01T08:00:00.000Z' }, status: 'active', subscriberId: 'W55501', beneficiary: { reference: 'Patient/p1' }, payor: [{ reference: 'Organization/i1' }], period: { start: '2026-01-01' } };

  it('has coverages with the payer’s name, submitted and saved requests', async () => {
    const { database, answers } = await filled();
    await database.call('saveSettings', { 'home.contracts': JSON.stringify([{ id: 'Organization/i1', name: 'Acme Health' }]) });
    await answers(coverage, { ...coverage, id: 'v2', beneficiary: { reference: 'Patient/p10' } });
    const read = await database.call('readConsumer', 'Patient/p1');
    expect(read).toMatchObject({ consumer: { name: 'Muñoz, Ana Lucía' }, coverages: [{ payer: 'Acme Health', status: 'active', memberId: 'W55501', from: '2026-01-01' }] });
    expect(read?.cases.map(({ id }) => id)).toEqual(['withdrawn', 'pended', 'granted', 'waits']);
    expect(read?.drafts.map(({ id }) => id)).toEqual(['draft']);
    expect(await database.call('findConsumers', { lastName: 'munoz', birthDate: '1984-03-09' })).toMatchObject([{ reference: 'Patient/p1', payers: 'Acme Health' }]);
    expect(await database.call('readConsumer', 'Patient/p2')).toBeUndefined();
  });
});
