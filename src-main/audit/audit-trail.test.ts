import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { AuditTrail } from './audit-trail.ts';
import { TrailKeys } from './trail-keys.ts';

let folder: string;
let keychain: MemoryKeychain;
let clock: ManualClock;
const logged: string[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'audit-'));
  keychain = new MemoryKeychain();
  clock = new ManualClock();
  logged.length = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

function open() {
  const database = directDatabase();
  const log = (event: string, fields?: { code?: string }) => void logged.push([event, fields?.code].join(' ').trim());
  return new AuditTrail({
    database: { call: database.call, end: () => database.call('close') },
    keys: new TrailKeys(keychain),
    path: join(folder, 'audit.sqlite'),
    nativeBinding, host: 'desk-1', clock, aheadMs: () => 250,
    log: { info: log, error: log },
    who: () => 'Practitioner/1',
  });
}
const rows = async (trail: AuditTrail) => (await trail.list({ sort: { column: 'seq', descending: false }, offset: 0, limit: 100 })).rows;
const actions = async (trail: AuditTrail) => (await rows(trail)).map(({ action }) => action);

describe('the audit trail', () => {
  it('keeps what it acknowledged, in order, and goes on after a restart', async () => {
    const first = open();
    await Promise.all([first.record({ action: 'unlocked' }), first.record({ action: 'viewed', what: 'Claim/1' }), first.record({ action: 'sent', what: 'Claim/1', outcome: 'failed' })]);
    // Not closed, as when the power goes.
    const second = open();
    expect(await second.record({ action: 'locked' }, 'Practitioner/2')).toBe(true);
    expect(await rows(second)).toMatchObject([
      { seq: 1, action: 'trail-begun', outcome: 'done' },
      { seq: 2, action: 'unlocked', who: 'Practitioner/1', host: 'desk-1', at: clock.start, aheadMs: 250 },
      { seq: 3, what: 'Claim/1' },
      { seq: 4, outcome: 'failed' },
      { seq: 5, who: 'Practitioner/2' },
    ]);
    expect(await second.verify()).toMatchObject({ count: 5, head: { seq: 5 } });
    await second.close();
    await first.close();
  });

  it('takes a repeat within five minutes for the same event, until a lock', async () => {
    const trail = open();
    const view = () => trail.record({ action: 'viewed', what: 'Claim/1' });
    await view();
    await view();
    await trail.record({ action: 'viewed', what: 'Claim/2' });
    await trail.record({ action: 'printed' });
    await trail.record({ action: 'printed' });
    clock.advance(5 * 60_000);
    await view();
    await trail.flush();
    await view();
    expect(await actions(trail)).toEqual(['trail-begun', 'viewed', 'viewed', 'printed', 'printed', 'viewed', 'viewed']);
    await trail.close();
  });

  it('is not readable without its key', async () => {
    const trail = open();
    await trail.record({ action: 'viewed', what: 'Claim/secret-one' });
    await trail.close();
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name)).toString('latin1')).join('');
    expect(kept).not.toMatch(/SQLite format|secret-one|Practitioner/);
  });

  it('notices that its end was cut off, with the file of an earlier day', async () => {
    const trail = open();
    await trail.record({ action: 'unlocked' });
    await trail.close();
    const earlier = readFileSync(join(folder, 'audit.sqlite'));
    const second = open();
    await second.record({ action: 'printed' });
    await second.record({ action: 'locked' });
    await second.close();
    writeFileSync(join(folder, 'audit.sqlite'), earlier);
    const third = open();
    expect((await third.verify()).broken).toEqual({ seq: 3, why: 'cut-off' });
    await third.record({ action: 'unlocked' });
    await third.record({ action: 'locked' });
    expect((await third.verify()).broken).toEqual({ seq: 4, why: 'changed' });
    await third.close();
  });

  it('begins anew when its file is gone, and says so', async () => {
    const trail = open();
    await trail.record({ action: 'unlocked' });
    await trail.close();
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    const second = open();
    expect(await rows(second)).toMatchObject([{ action: 'trail-begun', outcome: 'failed', detail: 'missing' }]);
    expect(logged).toEqual(['audit.begun-anew missing']);
    await second.close();
  });

  it.each([
    ['its file is damaged', () => writeFileSync(join(folder, 'audit.sqlite'), 'rubbish'.repeat(1_000))],
    ['its key is gone', () => void keychain.entries.delete('audit')],
  ])('keeps the file aside and begins anew when %s', async (_title, happens) => {
    const trail = open();
    await trail.record({ action: 'unlocked' });
    await trail.close();
    happens();
    const second = open();
    expect(await second.record({ action: 'printed' })).toBe(true);
    expect(await rows(second)).toMatchObject([{ seq: 1, action: 'trail-begun', outcome: 'failed', detail: 'damaged' }, { seq: 2, action: 'printed' }]);
    expect(readdirSync(folder)).toContain('audit.sqlite.damaged1');
    expect((await second.verify()).broken).toBeUndefined();
    await second.close();
  });

  it('is in memory without a keychain, says why, and leaves nothing on the disk', async () => {
    keychain.refusing = { get: 'keychain-locked' };
    const trail = open();
    expect(await trail.record({ action: 'unlocked' })).toBe(false);
    expect(await trail.state()).toMatchObject({ kept: 'keychain-locked', count: 2, sent: 0 });
    expect((await trail.verify()).broken).toBeUndefined();
    await trail.close();
    expect(readdirSync(folder)).toEqual([]);
    expect(logged).toEqual(['audit.not-kept keychain-locked']);
  });
});
