import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { openDatabase } from '../src-main/db/open-database.ts';
import type { OpenVault } from '../src-main/vault/vault.ts';
import { nativeBinding } from './database-files.ts';
import { readyRequests } from './people.ts';
import { PracticeServer } from './practice-server.ts';
import { readTrail } from './trail.ts';
import { password, tileOf, vaultsIn } from './vault.ts';

const newsSchema = z.object({ open: z.boolean(), typed: z.object({ id: z.string(), count: z.number() }), queued: z.string(), audited: z.string(), left: z.number() }).partial();
const notesSchema = z.object({ notes: z.string() });
/** How long after it is open a program lives, at most; every fifth is killed while it opens. */
const longestLifeMs = 600;
const longestOpeningMs = 700;
const say = (text: string) => process.stderr.write(`torture: ${text}\n`);

/** What the program is told (killed-desk.ts). */
type Order = { readonly folder: string; readonly finish?: boolean };

/** What was acknowledged: the newest key of each draft, what was queued, and the details of the trail's events. */
type Acknowledged = { readonly typed: Map<string, number>; readonly queued: Set<string>; readonly audited: Set<string> };

/**
 * Kills the program `count` times (SIGKILL) while it unlocks and opens, sends, types, syncs and writes its audit trail,
 * every third answer to a submission lost, and looks at its vault, databases and trail after each. At last what waits is sent, and the server is asked what it has.
 */
export async function tortureKills(count: number): Promise<object> {
  const server = await PracticeServer.start();
  const folder = mkdtempSync(path.join(tmpdir(), 'torture-'));
  try {
    const { token, practitioner } = await server.signIn();
    const before = new Set(await server.taken(token));
    const request = await readyRequests(server, token);
    const vaults = vaultsIn(folder);
    const made = await vaults.create(tileOf(practitioner), await vaults.passwordKey(password));
    if (!made.ok) throw new Error(made.failure);
    const order = { folder, person: made.value.id, fhirBase: server.fhirBase, token, practitioner, requests: Array.from({ length: 10 }, (_, at) => request('E0601', at)) };
    const known: Acknowledged = { typed: new Map(), queued: new Set(), audited: new Set() };
    let damaged = 0;
    let shut = 0;
    let lostKeys = 0;
    let brokenTrails = 0;
    let lostEvents = 0;
    let acknowledged = 0;
    // One that ends by itself leaves its compiled code for the others.
    await run({ ...order, finish: true }, () => undefined);
    for (let kill = 1; kill <= count; kill += 1) {
      if (kill % 3 === 0) await server.fault({ kind: 'lost-response', path: '/fhir/Claim/$submit', times: 1 });
      acknowledged += await killedRun(order, kill % 5 === 0, known);
      const vault = await vaultsIn(folder).open(made.value.id, vaults.passwordKey(password, made.value.id));
      const kept = vault.ok ? readKept(vault.value) : 'shut';
      if (kept === 'shut') shut += 1;
      else if (kept === 'damaged') damaged += 1;
      else lostKeys += missing(known, kept);
      const trail = await readTrail(folder);
      if (!trail.sound) brokenTrails += 1;
      lostEvents += [...known.audited].filter((detail) => !trail.details.has(detail)).length;
      if (kill % 50 === 0) say(`${kill} kills, ${acknowledged} acknowledged, ${known.queued.size} queued`);
    }
    const left = await run({ ...order, finish: true }, (news) => news.left);
    const taken = (await server.taken(token)).filter((identifier) => !before.has(identifier));
    const distinct = new Set(taken);
    return {
      kills: {
        kills: count,
        acknowledgedKeys: acknowledged,
        lostKeys,
        shutVaults: shut,
        damagedDatabases: damaged,
        acknowledgedEvents: known.audited.size,
        lostEvents,
        brokenTrails,
        queued: known.queued.size,
        sentTwice: taken.length - distinct.size,
        neverArrived: [...known.queued].filter((id) => !distinct.has(`urn:uuid:${id}`)).length,
        leftInQueue: left,
      },
    };
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function start(order: Order) {
  const env = { ...process.env, NODE_COMPILE_CACHE: path.join(order.folder, 'compiled') };
  return spawn(process.execPath, [path.join(import.meta.dirname, 'killed-desk.ts'), JSON.stringify(order)], { env, stdio: ['ignore', 'pipe', 'inherit'] });
}

/** One life of the program, ended by SIGKILL. Gives how many keys it acknowledged. */
async function killedRun(order: Order, whileOpening: boolean, known: Acknowledged): Promise<number> {
  const child = start({ ...order, finish: false });
  const gone = once(child, 'exit');
  const end = () => child.kill('SIGKILL');
  if (whileOpening) setTimeout(end, Math.random() * longestOpeningMs);
  let keys = 0;
  for await (const line of createInterface(child.stdout)) {
    const news = newsSchema.parse(JSON.parse(line));
    if (news.open && !whileOpening) setTimeout(end, Math.random() * longestLifeMs);
    if (news.typed) known.typed.set(news.typed.id, news.typed.count);
    if (news.typed) keys += 1;
    if (news.queued !== undefined) known.queued.add(news.queued);
    if (news.audited !== undefined) known.audited.add(news.audited);
  }
  const [code] = (await gone) as [number | null];
  if (code !== null) throw new Error(`The program ended by itself with code ${code}`);
  return keys;
}

/** Lets the program run to its end; gives what it told at last. */
async function run<Value>(order: Order, read: (news: z.infer<typeof newsSchema>) => Value | undefined): Promise<Value | undefined> {
  const child = start(order);
  let last: Value | undefined;
  for await (const line of createInterface(child.stdout)) last = read(newsSchema.parse(JSON.parse(line))) ?? last;
  return last;
}

type Kept = { readonly notes: Map<string, string>; readonly queued: Set<string> };

/** What the files hold after a kill; `damaged` when one of them is not whole. */
function readKept({ databasePath, dataKey }: OpenVault): Kept | 'damaged' {
  const databases = (['cache', 'work'] as const).map((schema) => openDatabase(path.join(path.dirname(databasePath), `${schema}.sqlite`), Buffer.from(dataKey), nativeBinding, schema));
  try {
    const [, work] = databases;
    const isWhole = databases.every((database) => database.ok && database.value.pragma('integrity_check', { simple: true }) === 'ok');
    if (!isWhole || work?.ok !== true) return 'damaged';
    const drafts = work.value.prepare('SELECT id, fields FROM draft').all() as { id: string; fields: string }[];
    return {
      notes: new Map(drafts.map(({ id, fields }) => [id, notesSchema.parse(JSON.parse(fields)).notes])),
      queued: new Set(work.value.prepare('SELECT draft_id FROM submission').pluck().all() as string[]),
    };
  } finally {
    for (const database of databases) if (database.ok) database.value.close();
  }
}

/** How much of what was acknowledged is not there. A key that was saved and not acknowledged may be there too. */
function missing({ typed, queued }: Acknowledged, kept: Kept): number {
  const keys = [...typed].filter(([id, count]) => Number(/^key (\d+)$/.exec(kept.notes.get(id) ?? '')?.[1] ?? 0) < count);
  return keys.length + [...queued].filter((id) => !kept.queued.has(id)).length;
}
