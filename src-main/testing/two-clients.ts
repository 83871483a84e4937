import { emptyFields, type DraftFields, type DraftPath } from '../../src-shared/models/draft.ts';
import { valueAt, type Json } from '../../src-shared/models/draft-path.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { DraftSync } from '../drafts/draft-sync.ts';
import { fieldsOf, nothingKnown } from '../fhir/draft/draft-fields.ts';
import { ClaimServer } from './claim-server.ts';
import { serverDraft } from './draft-claims.ts';
import { ManualClock } from './manual-clock.ts';
import { searchset } from './resources.ts';

const by = { by: 'Ana', at: 1 };
const fieldPaths: readonly DraftPath[] = [['notes'], ['contractId'], ['services', 's1', 'quantity'], ['services', 's1', 'unit'], ['diagnoses', 'd1', 'diagnosis'], ['services', 's9', 'quantity']];

/** What came of it: how far both ends are apart, and how many values went without anybody having seen what replaced them. */
export type Outcome = { readonly equal: boolean; readonly overwritten: readonly string[]; readonly conflicts: number; readonly faults: number };

/**
 * Two PCs edit the same draft of a server at random, each exchange cut or its answer lost at random; then the network is
 * well, conflicts are decided, and all is brought together. Every value is written once, and remembers which value its
 * writer saw in its place: one that is in the end neither there nor seen by who replaced it was overwritten silently.
 */
export async function twoClients(openDatabase: () => Promise<DatabaseCalls>, edits: number, random: () => number): Promise<Outcome> {
  const server = new ClaimServer();
  server.put('c1', serverDraft());
  const clients = [await openClient(server, await openDatabase(), random), await openClient(server, await openDatabase(), random)];
  const any = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const trail = new Trail();
  let conflicts = 0;
  let faults = 0;
  server.fault = () => {
    const fault = any([undefined, undefined, undefined, 'cut', 'lost'] as const);
    if (fault) faults += 1;
    return fault;
  };
  const decide = async (client: Client) => {
    for (const { path, mine, theirs } of (await client.draft()).conflicts) {
      conflicts += 1;
      const take = any(['mine', 'theirs'] as const);
      trail.decided(path, mine, theirs);
      await client.database.call('sync.resolve', 'c1', path, take, by);
    }
  };
  for (let count = 0; count < edits; count += 1) {
    const client = any(clients);
    await edit(client, trail, count, any, random);
    if (random() < 0.4) await client.sync.run();
    if (random() < 0.1) await client.follow();
    if (random() < 0.2) await decide(client);
  }
  server.fault = () => undefined;
  for (let round = 0; round < 6; round += 1) {
    for (const client of clients) {
      await client.follow();
      await decide(client);
      await client.sync.run();
    }
  }
  const ends = [...(await Promise.all(clients.map(async (client) => (await client.draft()).fields))), fieldsOf(server.claims.get('c1') ?? serverDraft(), nothingKnown)];
  const [first = emptyFields] = ends;
  const texts = ends.map(content);
  return { equal: texts.every((text) => text === texts[0]), overwritten: trail.lost(first), conflicts, faults };
}

type Client = Awaited<ReturnType<typeof openClient>>;

async function openClient(server: ClaimServer, database: DatabaseCalls, random: () => number) {
  const clock = new ManualClock();
  const sync = new DraftSync({ database, fhir: server, clock, practitioner: 'Practitioner/1', facilities: () => ['Organization/f1'], random, onState: () => undefined });
  /** The home's refresh: the server's list, then what it means for the drafts. */
  const read = () => database.call('savePage', JSON.stringify(searchset([server.claims.get('c1')])), {}, 1);
  const follow = async () => {
    await read();
    await sync.follow();
  };
  await read();
  await database.call('drafts.open', 'c1', 1);
  const draft = async () => {
    const found = await database.call('drafts.read', 'c1');
    if (!found) throw new Error('The draft is gone');
    return found;
  };
  return { database, sync, follow, draft };
}

async function edit({ database, draft }: Client, trail: Trail, count: number, any: <Item>(items: readonly Item[]) => Item, random: () => number): Promise<void> {
  const { fields } = await draft();
  const write = async (path: DraftPath, value: Json) => {
    trail.wrote(path, valueAt(fields, path), value);
    await database.call('drafts.edit', 'c1', path, value, by);
  };
  const hasRow = fields.services.some(({ id }) => id === 's9');
  if (random() < 0.1) return write(['services', 's9'], hasRow ? null : { id: 's9', quantity: `${count + 1}` });
  const path = any(fieldPaths.filter(([, id]) => id !== 's9' || hasRow));
  const value = path[2] === 'diagnosis' ? { code: `D${count}`, text: '' } : path[2] === 'quantity' ? `${count + 1}` : `v${count}`;
  await write(path, value);
}

/** Which values somebody had before their eyes when they were replaced. */
class Trail {
  readonly #written = new Set<string>();
  readonly #seen = new Set<string>();

  wrote(path: DraftPath, saw: Json, value: Json): void {
    for (const each of leaves(path, saw)) this.#seen.add(each);
    for (const each of leaves(path, value)) this.#written.add(each);
  }

  decided(path: DraftPath, mine: Json, theirs: Json): void {
    for (const each of [...leaves(path, mine), ...leaves(path, theirs)]) this.#seen.add(each);
  }

  lost(fields: DraftFields): string[] {
    const there = new Set([...leaves(['services', 's9'], valueAt(fields, ['services', 's9'])), ...fieldPaths.flatMap((path) => leaves(path, valueAt(fields, path)))]);
    return [...this.#written].filter((value) => !there.has(value) && !this.#seen.has(value));
  }
}

/** The values at a path, each with its place; a row's one by one. */
function leaves(path: DraftPath, value: Json): string[] {
  if (value === null || value === '') return [];
  if (typeof value !== 'object' || Array.isArray(value) || 'code' in value) return [`${path.join('.')}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([name, each]) => (name === 'id' ? [] : leaves([...path, name], each)));
}

/** What both ends have to agree on: files by id, no names that only one of them knows. */
function content({ contractId, notes, diagnoses, services, attachments }: DraftFields): string {
  return JSON.stringify([contractId, notes, diagnoses.map(({ id, diagnosis }) => [id, diagnosis?.code]), services.map(({ id, quantity, unit, from }) => [id, quantity, unit, from]), attachments.map(({ id }) => id)]);
}
