import type { Database } from 'better-sqlite3';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failed } from '../../src-shared/models/result.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import { databaseError, type DatabaseCalls } from '../db/database-thread.ts';
import { draftCalls } from '../db/draft-calls.ts';
import { DraftStore } from '../db/draft-store.ts';
import { DraftSyncStore } from '../db/draft-sync-store.ts';
import { errorName, openDatabase } from '../db/open-database.ts';
import { RequestStore } from '../db/request-store.ts';
import { SettingStore } from '../db/setting-store.ts';
import { submissionCalls } from '../db/submission-calls.ts';
import { SubmissionStore } from '../db/submission-store.ts';
import { memoryDatabase, nativeBinding } from '../testing/database.ts';
import { ClaimServer } from '../testing/claim-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { readyFields } from '../testing/ready-fields.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { DraftService } from './draft-service.ts';

const key = Buffer.alloc(32, 4);
const long = 'Uses oxygen at night. '.repeat(400);

function openWork(path: string): Database {
  const opened = openDatabase(path, Buffer.from(key), nativeBinding, 'work');
  return opened.ok ? opened.value : expect.fail(opened.failure);
}

/** Drafts in a file that can be kept from growing. */
function desk() {
  const path = join(temporaryFolder(), 'work.sqlite');
  const work = openWork(path);
  const cache = memoryDatabase('cache');
  const requests = new RequestStore(cache);
  const known = { consumer: () => undefined, provider: () => undefined };
  const stores = { drafts: new DraftStore(work), sync: new DraftSyncStore(work, known), requests, settings: new SettingStore(cache) };
  const submissions = new SubmissionStore(work);
  const calls = { ...draftCalls(() => stores), ...submissionCalls(() => submissions) } as unknown as Record<string, (...args: readonly unknown[]) => unknown>;
  const call = (method: string, ...args: readonly unknown[]) => {
    try {
      return Promise.resolve(calls[method]?.(...args));
    } catch (error) {
      return Promise.reject(databaseError(errorName(error)));
    }
  };
  const service = new DraftService({ database: { call: call as DatabaseCalls['call'] }, clock: new ManualClock(), by: 'Ana', facilities: () => [], fhir: new ClaimServer() as unknown as FhirClient, practitioner: 'Practitioner/1', onChange: () => undefined });
  const full = (isFull: boolean) => work.pragma(`max_page_count=${isFull ? (work.pragma('page_count', { simple: true }) as number) : 1_000_000}`);
  return { path, work, service, submissions, stores, full };
}

describe('a disk that is full', () => {
  it('keeps what was acknowledged, refuses what it can\'t take, and takes it when there is room', async () => {
    const { path, work, service, full } = desk();
    const created = await service.create({});
    const { id } = created.ok ? created.value : expect.fail();
    expect(await service.edit(id, ['notes'], 'Kept.')).toMatchObject({ ok: true });
    full(true);
    expect(await service.edit(id, ['notes'], long)).toEqual(failed('not-saved'));
    expect(await service.attach(id, 'scan.pdf', Buffer.from(`%PDF-1.7 ${long}`))).toEqual(failed('not-saved'));
    expect(await service.read(id)).toMatchObject({ revision: 2, fields: { notes: 'Kept.', attachments: [] } });
    full(false);
    expect(await service.edit(id, ['notes'], long)).toMatchObject({ ok: true });
    await service.close();
    work.close();
    const again = openWork(path);
    expect([new DraftStore(again).read(id)?.fields.notes, again.pragma('integrity_check', { simple: true })]).toEqual([long, 'ok']);
    again.close();
  });

  it('queues nothing by halves, and what is queued stays', () => {
    const { work, submissions, stores, full } = desk();
    stores.drafts.create('d1', readyFields({ notes: long }), 1);
    stores.drafts.create('d2', readyFields({ notes: long }), 1);
    submissions.queue('d1', 2);
    full(true);
    expect(() => submissions.queue('d2', 3)).toThrow(expect.objectContaining({ code: 'SQLITE_FULL' }));
    expect([submissions.items().map(({ id }) => id), stores.drafts.read('d2')?.state]).toEqual([['d1'], 'local']);
    full(false);
    expect(submissions.queue('d2', 3)).toMatchObject({ ok: true });
    work.close();
  });
});
