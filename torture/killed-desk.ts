import { randomUUID } from 'node:crypto';
import { writeSync } from 'node:fs';
import path from 'node:path';
import * as z from 'zod';
import { FhirClient } from '../src-main/api/fhir-client.ts';
import { createHttpClient } from '../src-main/api/http-client.ts';
import { systemClock } from '../src-main/clock.ts';
import { DatabaseThread } from '../src-main/db/database-thread.ts';
import { createWork, openWork, type Work } from '../src-main/session/work.ts';
import type { AuditEvent } from '../src-shared/models/audit.ts';
import { draftFieldsSchema, type DraftFields } from '../src-shared/models/draft.ts';
import type { Json } from '../src-shared/models/draft-path.ts';
import { ok } from '../src-shared/models/result.ts';
import { nativeBinding, workerFile } from './database-files.ts';
import { trailIn } from './trail.ts';
import { password, tileOf, vaultsIn } from './vault.ts';

/** What the process is told: where the databases are, and whether it only finishes what waits. */
const orderSchema = z.object({ folder: z.string(), person: z.string(), fhirBase: z.string(), token: z.string(), practitioner: z.string(), requests: z.array(draftFieldsSchema), finish: z.boolean() });

/** Every so many edits a request is completed and sent. */
const editsBeforeSending = 4;

/** Tells the process that watches, before anything else happens. */
const tell = (news: object) => writeSync(1, `${JSON.stringify(news)}\n`);

const order = orderSchema.parse(JSON.parse(process.argv[2] ?? ''));
const database = new DatabaseThread(workerFile);
const trail = trailIn(order.folder, order.practitioner);
const work = await open();
if (order.finish) await finish(work);
else await type(work);

async function open(): Promise<Work> {
  const vaults = vaultsIn(order.folder);
  const vault = await vaults.open(order.person, vaults.passwordKey(password, order.person));
  if (!vault.ok) throw new Error(`The vault does not open: ${JSON.stringify(vault.failure)}`);
  for (const [method, file] of [['open', 'cache.sqlite'], ['openWork', 'work.sqlite']] as const) {
    const opened = await database.call(method, path.join(path.dirname(vault.value.databasePath), file), Uint8Array.from(vault.value.dataKey), nativeBinding);
    if (!opened.ok) throw new Error(`${file}: ${opened.failure}`);
  }
  await record('unlocked', randomUUID());
  const over = new AbortController();
  const fhir = new FhirClient(createHttpClient(fetch), order.fhirBase, { accessToken: () => Promise.resolve(ok(order.token)), refused: () => undefined }, over.signal);
  const made = createWork({
    tile: tileOf(order.practitioner),
    database,
    fhir,
    base: order.fhirBase,
    account: undefined,
    clock: systemClock,
    over: over.signal,
    onHome: () => undefined,
    onDrafts: () => undefined,
    onSubmission: () => undefined,
    onMessages: () => undefined,
    onDowntime: () => undefined,
    onAttention: () => undefined,
    connection: () => ({ state: 'online' }),
  });
  await openWork(made, await database.call('settings'), { rebuilt: false, salvaged: false });
  tell({ open: true });
  return made;
}

/** Sends a whole request, then types until it is killed: notes that count, then the whole request, then Send. Each acknowledgement is told, and each of these is in the audit trail. */
async function type({ drafts, submission }: Work): Promise<void> {
  const whole = randomUUID();
  await database.call('drafts.create', whole, oneOf(order.requests), Date.now());
  await send(submission, whole);
  for (let round = 0; ; round += 1) {
    const created = await drafts.create({});
    if (!created.ok) throw new Error(created.failure);
    const { id } = created.value;
    for (let count = 1; count <= editsBeforeSending; count += 1) {
      await drafts.edit(id, ['notes'], `key ${count}`);
      tell({ typed: { id, count } });
      await record('edited', `${id} ${count}`);
    }
    for (const [member, value] of Object.entries(oneOf(order.requests)) as [keyof DraftFields, Json][]) await write(drafts, id, member, value);
    await drafts.edit(id, ['attested'], { at: 1, by: '' });
    await send(submission, id);
  }
}

async function send(submission: Work['submission'], id: string): Promise<void> {
  const sent = await submission.send(id);
  if (!sent.ok) throw new Error(sent.failure);
  tell({ queued: id });
  await record('sent', id);
}

/** Tells the audit trail, and what it acknowledges; `detail` is in no other event. */
async function record(action: AuditEvent['action'], detail: string): Promise<void> {
  if (!(await trail.record({ action, detail }))) throw new Error('The trail did not take an event');
  tell({ audited: detail });
}

function oneOf(requests: readonly DraftFields[]): DraftFields {
  const fields = requests[Math.floor(Math.random() * requests.length)];
  if (!fields) throw new Error('There is no request to write');
  return fields;
}

async function write(drafts: Work['drafts'], id: string, member: keyof DraftFields, value: Json): Promise<void> {
  if (member === 'notes' || member === 'attachments' || member === 'attested') return;
  for (const each of Array.isArray(value) ? (value as readonly Json[]) : [value]) await drafts.edit(id, [member], each);
}

/** Sends what waits, then ends. */
async function finish({ submission }: Work): Promise<void> {
  await submission.run();
  tell({ left: submission.current().items.length });
  process.exit(0);
}
