import { describe, expect, it } from 'vitest';
import { emptyFields, type DraftFields } from '../../src-shared/models/draft.ts';
import type { RequestQuery } from '../../src-shared/models/home.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { serverDraft } from '../testing/draft-claims.ts';
import { readyFields } from '../testing/ready-fields.ts';
import { patient, searchset } from '../testing/resources.ts';

const query = (filter = ''): RequestQuery => ({ filter, sort: { column: 'consumerName', descending: false }, offset: 0, limit: 10 });
const consumer = { reference: 'Patient/p2', name: 'Žižka, Bo', birthDate: '1990-01-02', consumerId: 'W2' };
const written: DraftFields = { ...emptyFields, contractId: 'Organization/i1', requestType: 'IMP', consumer };
const by = (at: number) => ({ by: 'Ana', at });

/** Two open databases: the server has draft c1, and sent request c9. */
async function desk() {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  const keep = (claims: readonly unknown[]) => database.call('savePage', JSON.stringify(searchset([...claims, patient('p1')])), { 'Organization/i1': 'Acme Health' }, 1);
  await database.call('saveSettings', { 'home.contracts': JSON.stringify([{ id: 'Organization/i1', name: 'Acme Health' }]) });
  await keep([serverDraft(), serverDraft({ id: 'c9', status: 'active' })]);
  const rows = async (filter?: string) => (await database.call('listRequests', query(filter), undefined)).rows.map(({ id, consumerName }) => `${id} ${consumerName}`);
  const counts = async () => (await database.call('counts', undefined)).notSubmitted;
  return { database, keep, rows, counts };
}

describe('a draft of this PC', () => {
  it('is among the requests at once, filtered, counted and read like the others', async () => {
    const { database, rows, counts } = await desk();
    await database.call('drafts.create', 'd', written, 1_767_600_000_000);
    expect([await rows(), await counts(), await rows('zizka 01/02/1990 inpatient acme')]).toEqual([['c1 Muñoz, Ana Lucía', 'd Žižka, Bo'], 2, ['d Žižka, Bo']]);
    await database.call('drafts.edit', 'd', ['consumer'], { ...consumer, name: 'Adams, Bo' }, by(2));
    expect([await rows(), await rows('zizka')]).toEqual([['d Adams, Bo', 'c1 Muñoz, Ana Lucía'], []]);
    expect(await database.call('readRequest', 'd')).toMatchObject({ contract: 'Acme Health', caseType: 'Inpatient', consumer: { name: 'Adams, Bo' } });
    await database.call('drafts.delete', 'd', 3);
    expect([await rows(), await counts()]).toEqual([['c1 Muñoz, Ana Lucía'], 1]);
    await database.call('drafts.restore', 'd');
    expect(await counts()).toBe(2);
    expect(await database.call('serverCounts')).toEqual({ notSubmitted: 1, submitted: 1 });
  });

  it('takes the place of the server’s, also when the server says something else', async () => {
    const { database, keep, rows } = await desk();
    expect(await database.call('drafts.open', 'c1', 5)).toMatchObject({ id: 'c1', state: 'synced', fields: { notes: 'Walks with a cane', consumer: { name: 'Muñoz, Ana Lucía' } } });
    await database.call('drafts.edit', 'c1', ['consumer'], consumer, by(6));
    await keep([serverDraft()]);
    expect(await rows()).toEqual(['c1 Žižka, Bo']);
    expect(await database.call('drafts.open', 'c1', 7)).toMatchObject({ state: 'changed', canUndo: true });
  });

  it('follows the server’s changes, and keeps its own', async () => {
    const { database, keep } = await desk();
    await database.call('drafts.open', 'c1', 5);
    await database.call('drafts.edit', 'c1', ['notes'], 'Ours', by(6));
    await keep([serverDraft({ meta: { versionId: '2', lastUpdated: '2026-01-06T08:00:00.000Z' }, insurer: { reference: 'Organization/i2' } })]);
    expect(await database.call('sync.follow', 7)).toEqual([]);
    expect(await database.call('drafts.open', 'c1', 8)).toMatchObject({ state: 'changed', fields: { notes: 'Ours', contractId: 'Organization/i2' }, conflicts: [] });
    await keep([serverDraft({ status: 'active', meta: { versionId: '3', lastUpdated: '2026-01-07T08:00:00.000Z' } })]);
    await database.call('sync.follow', 9);
    expect(await database.call('drafts.open', 'c1', 10)).toMatchObject({ state: 'sent-elsewhere', fields: { notes: 'Ours' } });
  });

  it('that is deleted here hides the server’s, and of many that were answered only the newest are at hand', async () => {
    const { database, rows } = await desk();
    await database.call('drafts.open', 'c1', 5);
    await database.call('drafts.delete', 'c1', 6);
    await database.call('drafts.create', 'open', written, 1);
    for (let number = 0; number < 60; number += 1) {
      const id = `d${number}`;
      await database.call('drafts.create', id, readyFields(), 100 + number);
      await database.call('submissions.queue', id, 200);
      await database.call('submissions.settle', (await database.call('submissions.of', id))?.seq ?? 0, 300, { state: 'answered', answer: { decision: 'certified', services: [], issues: [] } });
      await database.call('drafts.moved', id);
    }
    expect((await database.call('drafts.list')).map(({ id }) => id)).toEqual([...Array.from({ length: 50 }, (_, back) => `d${59 - back}`), 'open']);
    expect(await rows()).toEqual(['open Žižka, Bo']);
    // All are shown anew.
    await database.call('saveSettings', { 'home.contracts': '[]' });
    expect(await rows()).toEqual(['open Žižka, Bo']);
    const sentAs = (claim: string, ...identifiers: string[]) => database.call('submissions.draftOf', claim, identifiers);
    expect([await sentAs('c1'), await sentAs('other', '4711', 'urn:uuid:d7'), await sentAs('other', 'urn:uuid:open')]).toEqual([undefined, 'd7', undefined]);
  });

  it('tells which ones the server’s list does not hold any more', async () => {
    const { database } = await desk();
    await database.call('drafts.open', 'c1', 5);
    await database.call('keepOnly', 2);
    expect(await database.call('sync.follow', 6)).toEqual([{ id: 'c1', serverId: 'c1' }]);
  });

  it('that is sent is none, nor is one that never was a draft', async () => {
    const { database } = await desk();
    expect(await database.call('drafts.open', 'c9', 5)).toBeUndefined();
    expect(await database.call('drafts.open', 'none', 5)).toBeUndefined();
  });
});
