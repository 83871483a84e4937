import { describe, expect, it } from 'vitest';
import type { Connection } from '../../src-shared/models/connection.ts';
import type { Downtime } from '../../src-shared/models/outage.ts';
import type { Receipt } from '../../src-shared/models/submission.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { readyFields } from '../testing/ready-fields.ts';
import { DowntimeService } from './downtime-service.ts';

const minuteMs = 60_000;

async function desk() {
  const clock = new ManualClock();
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  let connection: Connection = { state: 'checking' };
  const told: Downtime[] = [];
  const start = async (calls: DatabaseCalls = database) => {
    const service = new DowntimeService({ database: calls, clock, contractName: () => 'Virginia DMAS', connection: () => connection, onChange: (downtime) => told.push(downtime) });
    await service.open();
    return service;
  };
  /** The connection changes, and the service hears of it. */
  const turn = (service: DowntimeService, state: Connection['state']) => {
    const now = clock.now();
    const isUp = state === 'online' || state === 'sign-in-needed';
    connection = { state, ...(isUp ? { lastContact: now } : { since: now }) };
    return service.noticed(connection);
  };
  return { clock, database, told, start, turn };
}

/** A request that lacks nothing, attested now. */
async function write(database: DatabaseCalls, id: string, at: number): Promise<void> {
  await database.call('drafts.create', id, readyFields(), at);
  await database.call('drafts.edit', id, ['attested'], { at, by: 'Ana' }, { by: 'Ana', at });
}

describe('an outage', () => {
  it.each(['offline', 'server-trouble', 'network-sign-in', 'untrusted-certificate'] as const)('is noticed by %s, told once it lasts a minute, and kept with its times', async (state) => {
    const { clock, told, start, turn } = await desk();
    const service = await start();
    await turn(service, state);
    const from = clock.now();
    clock.advance(minuteMs - 1);
    expect(service.current()).toEqual({});
    clock.advance(1);
    await Promise.resolve();
    expect(told.at(-1)).toEqual({ since: from });
    clock.advance(4 * minuteMs);
    expect(await service.list()).toEqual([{ from, requests: 0 }]);
    await turn(service, 'online');
    expect(told.at(-1)).toEqual({});
    expect(await service.list()).toEqual([{ from, to: from + 5 * minuteMs, requests: 0 }]);
  });

  it('is one through its states, and over when only a sign-in is needed', async () => {
    const { clock, start, turn } = await desk();
    const service = await start();
    await turn(service, 'offline');
    const from = clock.now();
    clock.advance(minuteMs);
    await turn(service, 'server-trouble');
    clock.advance(minuteMs);
    expect(service.current()).toEqual({ since: from });
    await turn(service, 'sign-in-needed');
    expect(service.current()).toEqual({});
    expect(await service.list()).toEqual([{ from, to: from + 2 * minuteMs, requests: 0 }]);
  });

  it('of less than a minute is none', async () => {
    const { clock, told, start, turn } = await desk();
    const service = await start();
    await turn(service, 'offline');
    clock.advance(minuteMs - 1);
    await turn(service, 'online');
    clock.advance(minuteMs);
    expect(await service.list()).toEqual([]);
    expect(told.every(({ since }) => since === undefined)).toBe(true);
  });

  it('goes on after a restart, to the first contact', async () => {
    const { clock, start, turn } = await desk();
    const before = await start();
    await turn(before, 'offline');
    const from = clock.now();
    await before.close();
    clock.advance(60 * minuteMs);
    const after = await start();
    expect(after.current()).toEqual({ since: from });
    clock.advance(minuteMs);
    await turn(after, 'online');
    expect(await after.list()).toEqual([{ from, to: from + 61 * minuteMs, requests: 0 }]);
  });

  it('is shown all the same when the disk is full', async () => {
    const { clock, database, start, turn } = await desk();
    const full: DatabaseCalls = { call: (method, ...args) => (method === 'outages.begin' ? Promise.reject(new Error('Database: SQLITE_FULL')) : database.call(method, ...args)) };
    const service = await start(full);
    await turn(service, 'offline');
    const since = clock.now();
    clock.advance(minuteMs);
    expect(service.current()).toEqual({ since });
    await turn(service, 'online');
    expect(await service.list()).toEqual([]);
  });
});

describe('the log', () => {
  it('keeps the newest hundred', async () => {
    const { clock, start, turn } = await desk();
    const service = await start();
    const first = clock.now();
    for (let count = 0; count < 101; count += 1) {
      await turn(service, 'offline');
      clock.advance(minuteMs);
      await turn(service, 'online');
      clock.advance(minuteMs);
    }
    const kept = await service.list();
    expect(kept).toHaveLength(100);
    expect(kept.at(-1)?.from).toBe(first + 2 * minuteMs);
  });
});

describe('requests', () => {
  it('count in the outage in which they were written or queued, each once', async () => {
    const { clock, database, start, turn } = await desk();
    const service = await start();
    await write(database, 'before', clock.now());
    clock.advance(minuteMs);
    await turn(service, 'offline');
    clock.advance(minuteMs);
    await write(database, 'written', clock.now());
    await write(database, 'both', clock.now());
    await database.call('submissions.queue', 'both', clock.now());
    await database.call('submissions.queue', 'before', clock.now());
    expect((await service.list())[0]?.requests).toBe(3);
    clock.advance(minuteMs);
    await turn(service, 'online');
    clock.advance(minuteMs);
    await write(database, 'after', clock.now());
    expect((await service.list())[0]?.requests).toBe(3);
  });

  it('that wait or are ready have a sheet, what is not finished has none', async () => {
    const { clock, database, start } = await desk();
    const service = await start();
    await write(database, 'ready', clock.now());
    await write(database, 'queued', clock.now());
    await database.call('drafts.create', 'unfinished', readyFields({ consumer: undefined }), clock.now());
    await database.call('submissions.queue', 'queued', clock.now());
    expect(await service.sheets()).toMatchObject([
      { id: 'queued', state: 'queued', identifier: 'urn:uuid:queued', fields: { consumer: { consumerId: 'W55501' } } },
      { id: 'ready', state: 'ready', identifier: 'urn:uuid:ready' },
    ]);
  });

  it('that were in the queue during an outage say so, and without a rule of their contract none is made up', async () => {
    const { clock, database, start, turn } = await desk();
    const service = await start();
    const from = clock.now();
    await turn(service, 'offline');
    clock.advance(2 * minuteMs);
    await write(database, 'waits', clock.now());
    await database.call('submissions.queue', 'waits', clock.now());
    const receipt = async (id: string) => (await database.call('submissions.receipt', id)) ?? expect.fail(id);
    expect(await service.waitedFor(await receipt('waits'))).toEqual({ from });
    clock.advance(minuteMs);
    await turn(service, 'online');
    const to = clock.now();
    clock.advance(minuteMs);
    await write(database, 'later', clock.now());
    await database.call('submissions.queue', 'later', clock.now());
    expect(await service.waitedFor(await receipt('waits'))).toEqual({ from, to });
    expect(await service.waitedFor(await receipt('later'))).toBeUndefined();
    // Answered since, it did not wait for what came after it.
    const later: Receipt = { ...(await receipt('later')), state: 'answered', sentAt: clock.now() };
    clock.advance(minuteMs);
    await turn(service, 'offline');
    clock.advance(minuteMs);
    expect(await service.waitedFor(later)).toBeUndefined();
  });
});
