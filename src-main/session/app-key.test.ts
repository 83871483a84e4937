import { generate } from 'otplib';
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { failed } from '../../src-shared/models/result.ts';
import { defaultSettings, type Settings } from '../../src-shared/models/settings.ts';
import { DatabaseDamagedError, type DatabaseThread } from '../db/database-thread.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { guardPorts } from '../testing/guard-ports.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { VaultFolder } from '../vault/vault-file.ts';
import { Vaults, type Unlocked } from '../vault/vault.ts';
import { moveAppKey } from './move-app-key.ts';
import { openPersonDatabase } from './open-database.ts';
import { Unlocking } from './unlocking.ts';

const app = { key: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ', digits: 6 } as const;
const ana = { name: 'Ana', email: 'ana@clinic.example', via: 'phone', subject: 's1', practitioner: 'Practitioner/1' } as const;
const log = { info: () => undefined, error: () => undefined };

/** A vault on the disk, closed, where a code is wanted without the server, which is away. */
async function desk(given: Partial<Settings> = {}, server: { aheadMs?: number } = {}) {
  const clock = new ManualClock();
  const keychain = new MemoryKeychain();
  const settings = { ...defaultSettings, offlineSecondFactor: true, ...given };
  const vaults = new Vaults(new VaultFolder(temporaryFolder()), keychain, { ...guardPorts(settings, clock), aheadMs: () => server.aheadMs });
  const direct = directDatabase();
  const database = { ...direct, end: () => direct.call('close') } as unknown as DatabaseThread;
  const issuer = { refresh: () => Promise.resolve({ kind: 'failed', code: 'offline' } as const), revoke: () => Promise.resolve() };
  const unlocking = new Unlocking({ vaults, database, nativeBinding, issuerOf: () => issuer, settings: () => settings, clock, log });
  const created = await vaults.create(ana, await vaults.passwordKey('right'));
  const vault = created.ok ? created.value : expect.fail(created.failure);
  const inDatabase = async (work: () => Promise<void>) => {
    await openPersonDatabase(database, vault, nativeBinding);
    await work();
    await database.end();
  };
  const person = { ...ana, id: vault.id };
  const opensWithCode = async () => {
    expect(await unlocking.unlock(person, 'right')).toEqual(failed({ code: 'offline-code', held: 'code', digits: 6 }));
    expect(await unlocking.submitCode(await generate({ secret: app.key, epoch: clock.now() / 1000 }))).toMatchObject({ ok: true, value: { person } });
  };
  const codeAt = (ms: number) => generate({ secret: app.key, epoch: ms / 1000 });
  return { vaults, vault, keychain, clock, database, inDatabase, unlocking, person, opensWithCode, codeAt };
}

describe('the key of the authenticator app', () => {
  it('is still there when the copy of the server’s data was damaged', async () => {
    const { vaults, vault, inDatabase, opensWithCode } = await desk();
    await vaults.keepApp(vault, app);
    await inDatabase(() => Promise.resolve());
    writeFileSync(vault.databasePath, Buffer.alloc(8192, 7));
    await opensWithCode();
  });

  it('is still there when that is found damaged only in use; the person hears of it, and of work that was damaged', async () => {
    const { vaults, vault, database, inDatabase, unlocking, person, codeAt, clock } = await desk();
    await vaults.keepApp(vault, app);
    await inDatabase(() => Promise.resolve());
    const call = database.call.bind(database);
    let sound = false;
    const damagedOnce: typeof call = (method, ...args) => {
      if (sound || method !== 'settings') return call(method, ...args);
      sound = true;
      return Promise.reject(new DatabaseDamagedError());
    };
    vi.spyOn(database, 'call').mockImplementation(damagedOnce);
    expect(await unlocking.unlock(person, 'right')).toMatchObject({ ok: false, failure: { code: 'offline-code' } });
    expect(await unlocking.submitCode(await codeAt(clock.now()))).toMatchObject({ ok: true, value: { how: { rebuilt: true, salvaged: false } } });
    writeFileSync(join(dirname(vault.databasePath), 'work.sqlite'), Buffer.alloc(8192, 7));
    clock.advance(30_000);
    await unlocking.unlock(person, 'right');
    expect(await unlocking.submitCode(await codeAt(clock.now()))).toMatchObject({ ok: true, value: { how: { rebuilt: false, salvaged: true } } });
  });

  it('is moved into the vault from where earlier versions kept it', async () => {
    const { vaults, vault, database, inDatabase, opensWithCode } = await desk();
    await inDatabase(() => database.call('saveSettings', { appKey: JSON.stringify(app) }));
    await opensWithCode();
    expect(await vaults.app(vault)).toEqual(app);
    await inDatabase(async () => expect(await database.call('settings')).not.toHaveProperty('appKey'));
  });

  it('stays where it is while it can not be moved, and what is garbled is nothing', async () => {
    const { vaults, vault, keychain, database, inDatabase } = await desk();
    const move = () => inDatabase(async () => moveAppKey(await database.call('settings'), database, vault, { vaults, log }));
    await inDatabase(() => database.call('saveSettings', { appKey: JSON.stringify(app) }));
    keychain.refusing = { get: 'keychain-locked' };
    await move();
    await inDatabase(async () => expect(await database.call('settings')).toHaveProperty('appKey'));
    keychain.refusing = {};
    await move();
    expect(await vaults.app(vault)).toEqual(app);
    await inDatabase(() => database.call('saveSettings', { appKey: '{"key":' }));
    await move();
    expect(await vaults.app(vault)).toEqual(app);
  });

  it('goes on under another password, opens by the own data key alone, and can be taken out', async () => {
    const { vaults, vault, unlocking, person } = await desk();
    await vaults.keepApp(vault, app);
    await vaults.rewrap(vault, await vaults.passwordKey('changed'), ana);
    const again = (await vaults.open(vault.id, await vaults.passwordKey('changed', vault.id))) as { value: Unlocked };
    expect(await vaults.app(again.value)).toEqual(app);
    expect(await vaults.app({ ...vault, dataKey: Buffer.alloc(32, 1) })).toBeUndefined();
    await vaults.keepApp(vault, undefined);
    expect(await vaults.app(vault)).toBeUndefined();
    expect(await unlocking.unlock(person, 'changed')).toMatchObject({ ok: false, failure: { code: 'offline-no-app', held: 'emergency' } });
  });
});

/** At the code that is asked for. */
async function atCode(given: Partial<Settings> = {}, server: { aheadMs?: number } = {}) {
  const at = await desk(given, server);
  await at.vaults.keepApp(at.vault, app);
  const unlock = () => at.unlocking.unlock(at.person, 'right');
  const submit = (code: string) => at.unlocking.submitCode(code);
  expect(await unlock()).toEqual(failed({ code: 'offline-code', held: 'code', digits: 6 }));
  return { ...at, unlock, submit };
}

describe('a code of the app where the server is away', () => {
  const wrong = { ok: false, failure: { code: 'wrong-app-code', held: 'code', digits: 6 } };

  it('opens once; the same one, and one before it, are wrong from then on', async () => {
    const { unlock, submit, codeAt, clock } = await atCode();
    const [before, used] = [await codeAt(clock.now() - 30_000), await codeAt(clock.now())];
    expect(await submit(used)).toMatchObject({ ok: true });
    await unlock();
    expect(await submit(used)).toMatchObject(wrong);
    expect(await submit(before)).toMatchObject(wrong);
    clock.advance(30_000);
    expect(await submit(await codeAt(clock.now()))).toMatchObject({ ok: true });
  });

  it('is that of the time by the server’s clock, however wrong this PC’s is', async () => {
    const { submit, codeAt, clock } = await atCode({}, { aheadMs: 3_600_000 });
    expect(await submit(await codeAt(clock.now()))).toMatchObject(wrong);
    expect(await submit(await codeAt(clock.now() + 3_600_000))).toMatchObject({ ok: true });
  });

  it('can be tried as often as a password; then nothing waits for one, and the server is needed', async () => {
    const { unlock, submit, codeAt, clock } = await atCode({ unlockAttempts: 3 });
    for (const refusal of [wrong, wrong]) {
      expect(await submit('000000')).toMatchObject(refusal);
      clock.advance(600_000);
    }
    expect(await submit('000000')).toEqual(failed({ code: 'attempts-over' }));
    expect(await submit(await codeAt(clock.now()))).toEqual(failed({ code: 'flow-expired' }));
    expect(await unlock()).toEqual(failed({ code: 'attempts-over' }));
  });

  it('waits after wrong ones, and what waits is not counted', async () => {
    const { submit, codeAt, clock } = await atCode();
    await submit('000000');
    await submit('000001');
    expect(await submit(await codeAt(clock.now()))).toMatchObject({ ok: false, failure: { code: 'unlock-wait', waitMs: 1_000, held: 'code' } });
    clock.advance(1_000);
    expect(await submit(await codeAt(clock.now()))).toMatchObject({ ok: true });
  });

  it('is wanted in an emergency too, after its reason', async () => {
    const { unlocking, unlock, submit, codeAt, clock } = await atCode({ offlineDays: 1 });
    clock.advance(2 * 86_400_000);
    expect(await unlock()).toEqual(failed({ code: 'offline-days-over', held: 'emergency' }));
    expect(unlocking.openInEmergency()).toEqual(failed({ code: 'offline-code', held: 'code', digits: 6 }));
    expect(await submit('000000')).toMatchObject(wrong);
    expect(await submit(await codeAt(clock.now()))).toMatchObject({ ok: true, value: { emergency: true } });
  });

  it('opens nothing beyond the limits where emergencies are not allowed, nor once nobody waits', async () => {
    const { unlocking, unlock, submit, codeAt, clock } = await atCode({ offlineDays: 1, emergencyAccess: false });
    unlocking.letGo();
    expect(await submit(await codeAt(clock.now()))).toEqual(failed({ code: 'flow-expired' }));
    clock.advance(2 * 86_400_000);
    expect(await unlock()).toEqual(failed({ code: 'offline-days-over' }));
    expect(unlocking.openInEmergency()).toEqual(failed({ code: 'flow-expired' }));
    expect(await submit(await codeAt(clock.now()))).toEqual(failed({ code: 'flow-expired' }));
  });
});
