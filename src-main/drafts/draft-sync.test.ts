import { describe, expect, it } from 'vitest';
import { emptyFields, type DraftPath } from '../../src-shared/models/draft.ts';
import type { Json } from '../../src-shared/models/draft-path.ts';
import { failed } from '../../src-shared/models/result.ts';
import { fieldsOf, nothingKnown } from '../fhir/draft/draft-fields.ts';
import { ClaimServer } from '../testing/claim-server.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { serverDraft } from '../testing/draft-claims.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { searchset } from '../testing/resources.ts';
import { DraftSync, type DraftSyncPorts } from './draft-sync.ts';

/** A PC with its databases, and a server. */
async function desk(server = new ClaimServer()) {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  const clock = new ManualClock();
  const told: Parameters<DraftSyncPorts['onState']>[0][] = [];
  const sync = new DraftSync({ database, fhir: server, clock, practitioner: 'Practitioner/1', facilities: () => ['Organization/f1'], random: () => 0, onState: (state) => told.push(state) });
  const create = (id: string) => database.call('drafts.create', id, emptyFields, clock.now());
  const edit = (id: string, path: DraftPath, value: Json) => database.call('drafts.edit', id, path, value, { by: 'Ana', at: clock.now() });
  const draft = async (id: string) => (await database.call('drafts.read', id)) ?? expect.fail('no draft');
  /** Opens what the server has, as the home's refresh brings it. */
  const open = async (id: string) => {
    await database.call('savePage', JSON.stringify(searchset([server.claims.get(id)])), {}, 1);
    return database.call('drafts.open', id, clock.now());
  };
  return { server, database, clock, sync, told, create, edit, draft, open };
}
const notesOf = (server: ClaimServer) => [...server.claims.values()].map((claim) => fieldsOf(claim, nothingKnown).notes);

describe('a draft that is new', () => {
  it('is created once something is written in it, then updated, and says that it is synced', async () => {
    const { server, sync, create, edit, draft, told } = await desk();
    await create('d');
    await sync.run();
    expect(server.asked).toEqual([]);
    await edit('d', ['notes'], 'One');
    await sync.run();
    expect([await draft('d'), notesOf(server)]).toMatchObject([{ state: 'synced' }, ['One']]);
    await edit('d', ['notes'], 'Two');
    expect((await draft('d')).state).toBe('changed');
    await sync.run();
    expect([server.asked.map((call) => call.split(' ')[0]), notesOf(server), (await draft('d')).state]).toEqual([['POST', 'PUT'], ['Two'], 'synced']);
    expect(told).toEqual([{ syncing: false }, { syncing: true, progress: { done: 0, total: 1 } }, { syncing: false }, { syncing: true, progress: { done: 0, total: 1 } }, { syncing: false }]);
  });

  it('is there once when the answer is lost, with what was written meanwhile', async () => {
    const { server, sync, create, edit, draft, clock } = await desk();
    await create('d');
    await edit('d', ['notes'], 'On');
    server.fault = () => 'lost';
    await sync.run();
    await edit('d', ['notes'], 'One');
    await sync.run();
    server.fault = () => undefined;
    clock.advance(10_000);
    await sync.run();
    await sync.run();
    expect([notesOf(server), await draft('d')]).toMatchObject([['One'], { state: 'synced', conflicts: [] }]);
  });

  it('goes in order of writing, and one that is refused waits for a person while the others go on', async () => {
    const { server, sync, create, edit, draft } = await desk();
    for (const id of ['a', 'b', 'c']) {
      await create(id);
      await edit(id, ['notes'], id);
    }
    let count = 0;
    server.fault = () => ((count += 1) === 2 ? 422 : undefined);
    await sync.run();
    expect(notesOf(server)).toEqual(['a', 'c']);
    expect(await draft('b')).toMatchObject({ state: 'parked', problem: { status: 422, code: 'business-rule', expression: 'Claim.item[0]' } });
    await sync.run();
    expect(server.asked).toHaveLength(3);
    await edit('b', ['notes'], 'better');
    await sync.run();
    expect((await draft('b')).state).toBe('synced');
  });
});

describe('a draft that was changed elsewhere', () => {
  /** The server's draft c1 is open here; then somebody changes it there. */
  async function changedElsewhere(change: Readonly<Record<string, unknown>>) {
    const at = await desk();
    at.server.put('c1', serverDraft());
    await at.open('c1');
    at.server.put('c1', serverDraft(change));
    return at;
  }

  it('gets both changes', async () => {
    const { server, sync, edit, draft, database } = await changedElsewhere({ insurer: { reference: 'Organization/i2' } });
    await edit('c1', ['attested'], { at: 1, by: 'Ana' });
    await edit('c1', ['notes'], 'Ours');
    await edit('c1', ['attested'], { at: 2, by: 'Ana' });
    await sync.run();
    expect(await draft('c1')).toMatchObject({ state: 'synced', fields: { notes: 'Ours', contractId: 'Organization/i2' } });
    expect((await draft('c1')).fields.attested).toBeUndefined();
    expect(fieldsOf(server.claims.get('c1') ?? expect.fail(), nothingKnown)).toMatchObject({ notes: 'Ours', contractId: 'Organization/i2' });
    expect((await database.call('drafts.history', 'c1')).filter(({ by }) => by === undefined).map(({ path }) => path[0])).toEqual(['attested', 'contractId']);
  });

  it.each([
    ['mine', 'Ours'],
    ['theirs', 'Theirs'],
  ] as const)('in the same field waits for a decision, with both kept: %s', async (take, kept) => {
    const note = { sequence: 1, category: { coding: [{ code: 'freeFormMessage' }] }, valueString: 'Theirs' };
    const { server, sync, edit, draft, database } = await changedElsewhere({ supportingInfo: [note] });
    await edit('c1', ['notes'], 'Ours');
    await sync.run();
    expect(await draft('c1')).toMatchObject({ state: 'conflict', fields: { notes: 'Ours' }, conflicts: [{ path: ['notes'], mine: 'Ours', theirs: 'Theirs', base: 'Walks with a cane' }] });
    await sync.run();
    expect(notesOf(server)).toEqual(['Theirs']);
    await database.call('sync.resolve', 'c1', ['notes'], take, { by: 'Ana', at: 9 });
    await sync.run();
    expect([await draft('c1'), notesOf(server)]).toMatchObject([{ state: 'synced', fields: { notes: kept } }, [kept]]);
  });

  it('or sent there says so and keeps what is here', async () => {
    const { sync, edit, draft } = await changedElsewhere({ status: 'active' });
    await edit('c1', ['notes'], 'Ours');
    await sync.run();
    expect(await draft('c1')).toMatchObject({ state: 'sent-elsewhere', fields: { notes: 'Ours' } });
    expect(await edit('c1', ['notes'], 'more')).toEqual(failed('not-editable'));
  });

  it('or deleted there says so, when it is sent or when the list shows it no more', async () => {
    const { server, sync, edit, draft, database } = await changedElsewhere({});
    server.claims.clear();
    await edit('c1', ['notes'], 'Ours');
    await sync.run();
    expect(await draft('c1')).toMatchObject({ state: 'gone', fields: { notes: 'Ours' } });
    const other = await desk();
    other.server.put('c2', serverDraft());
    await other.open('c2');
    other.server.claims.clear();
    await other.database.call('keepOnly', 9);
    await other.sync.follow();
    expect((await other.draft('c2')).state).toBe('gone');
    await database.call('drafts.create', 'copy', (await draft('c1')).fields, 1, 'c1');
    await sync.run();
    expect(notesOf(server)).toEqual(['Ours']);
  });

  it('comes back when it was deleted here without knowing', async () => {
    const { server, sync, draft, database, clock } = await changedElsewhere({ insurer: { reference: 'Organization/i2' } });
    await database.call('drafts.delete', 'c1', clock.now());
    clock.advance(11_000);
    await sync.run();
    expect([server.claims.size, (await draft('c1')).fields.contractId]).toEqual([1, 'Organization/i2']);
  });
});

it('a deletion is sent when it was not undone, and undone later it is a new draft', async () => {
  const { server, sync, database, clock, open, draft } = await desk();
  server.put('c1', serverDraft());
  await open('c1');
  await database.call('drafts.delete', 'c1', clock.now());
  sync.afterDeletion();
  await sync.run();
  expect(server.claims.size).toBe(1);
  clock.advance(11_000);
  await sync.run();
  expect([server.claims.size, (await database.call('listRequests', { filter: '', sort: { column: 'contract', descending: false }, offset: 0, limit: 9 }, undefined)).total]).toEqual([0, 0]);
  await database.call('drafts.restore', 'c1');
  await sync.run();
  expect([server.claims.size, notesOf(server), (await draft('c1')).state]).toEqual([1, ['Walks with a cane'], 'synced']);
});

describe('trouble on the way', () => {
  it('is tried again later and later, and as the server says', async () => {
    const { server, sync, create, edit, clock, draft } = await desk();
    await create('d');
    await edit('d', ['notes'], 'x');
    server.fault = () => 'cut';
    await sync.run();
    expect([server.asked.length, clock.waiting()]).toEqual([1, 1]);
    server.fault = () => undefined;
    clock.advance(1_000);
    await sync.run();
    expect((await draft('d')).state).toBe('synced');
  });

  it('once over, nothing more is sent', async () => {
    const { server, sync, create, edit } = await desk();
    await create('d');
    await edit('d', ['notes'], 'x');
    await sync.close();
    await sync.run();
    expect(server.asked).toEqual([]);
  });
});

it('a conflict in a row that was taken away here brings the row back, if theirs is taken', async () => {
  const { server, sync, edit, draft, database, open } = await desk();
  server.put('c1', serverDraft());
  await open('c1');
  const item = serverDraft().item?.[0] ?? expect.fail();
  server.put('c1', serverDraft({ item: [{ ...item, quantity: { value: 9, unit: 'units' } }] }));
  await edit('c1', ['services', 's1', 'quantity'], '5');
  await sync.run();
  await edit('c1', ['services', 's1'], null);
  await database.call('sync.resolve', 'c1', ['services', 's1', 'quantity'], 'theirs', { by: 'Ana', at: 9 });
  expect((await draft('c1')).fields.services).toMatchObject([{ id: 's1', quantity: '9' }]);
});
