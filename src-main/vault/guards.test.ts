import fc from 'fast-check';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { Settings } from '../../src-shared/models/settings.ts';
import { guardPorts } from '../testing/guard-ports.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { MemoryKeychain } from '../testing/memory-keychain.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';
import { Guards } from './guards.ts';
import { VaultFolder } from './vault-file.ts';

const id = '5b0d0f5e-3f0e-4c55-9c3e-0d6f6f0f8a11';
const guarded = { id, key: Buffer.alloc(32, 1) };
const day = 86_400_000;
const hour = 3_600_000;

/** A guard whom the server has accepted just now; `restart` is the program started anew. */
async function desk(settings: Partial<Settings> = {}) {
  const root = join(temporaryFolder(), 'people');
  const keychain = new MemoryKeychain();
  const clock = new ManualClock();
  const server = { aheadMs: undefined as number | undefined };
  const restart = () => new Guards(new VaultFolder(root), keychain, { ...guardPorts(settings, clock), aheadMs: () => server.aheadMs });
  const guards = restart();
  await guards.accepted(guarded);
  return { root, keychain, clock, server, guards, restart, file: join(root, id, 'guard.json'), mark: `guard-${id}` };
}

/** Waits as long as a try has to, and makes a wrong one. */
async function wrongTry(guards: Guards, clock: ManualClock) {
  let counted = await guards.attempt(guarded);
  if (!counted.ok && counted.failure.waitMs !== undefined) {
    clock.advance(counted.failure.waitMs);
    counted = await guards.attempt(guarded);
  }
  return counted.ok ? guards.wrong(id, 'wrong-password').code : counted.failure.code;
}

describe('wrong tries', () => {
  it('end at the limit, across restarts, until the server accepts the person', async () => {
    const { guards, clock, restart } = await desk({ unlockAttempts: 4 });
    expect([await wrongTry(guards, clock), await wrongTry(guards, clock)]).toEqual(['wrong-password', 'wrong-password']);
    const again = restart();
    expect([await wrongTry(again, clock), await wrongTry(again, clock), await wrongTry(again, clock)]).toEqual(['wrong-password', 'attempts-over', 'attempts-over']);
    expect(await wrongTry(restart(), clock)).toBe('attempts-over');
    await again.accepted(guarded);
    expect(await again.attempt(guarded)).toEqual(ok(undefined));
  });

  it('are forgotten after a right one', async () => {
    const { guards, clock } = await desk({ unlockAttempts: 3 });
    for (let round = 0; round < 5; round += 1) {
      expect(await wrongTry(guards, clock)).toBe('wrong-password');
      clock.advance(300_000);
      await guards.attempt(guarded);
      expect(await guards.right(guarded)).toMatchObject({ ok: true });
    }
  });

  it('wait ever longer, by the clock that nobody sets, and after a restart too', async () => {
    const { guards, clock, restart } = await desk();
    await guards.attempt(guarded);
    expect(guards.wrong(id, 'wrong-password')).toEqual({ code: 'wrong-password' });
    await guards.attempt(guarded);
    await expect(guards.attempt(guarded)).resolves.toEqual(failed({ code: 'unlock-wait', waitMs: 1_000 }));
    clock.set(clock.now() + hour);
    expect(await guards.attempt(guarded)).toMatchObject({ failure: { waitMs: 1_000 } });
    expect(await restart().attempt(guarded)).toMatchObject({ failure: { waitMs: 1_000 } });
    clock.advance(1_000);
    await guards.attempt(guarded);
    expect(guards.wrong(id, 'wrong-password')).toEqual({ code: 'wrong-password', waitMs: 2_000 });
  });

  it('that a keychain or disk does not take are not made', async () => {
    const { guards, keychain } = await desk();
    keychain.refusing = { set: 'keychain-locked' };
    expect(await guards.attempt(guarded)).toEqual(failed({ code: 'keychain-locked' }));
    keychain.refusing = {};
    expect(await guards.attempt(guarded)).toEqual(ok(undefined));
  });

  it('get no further than the limit, whatever is done to one copy and to the clock (abuse case 19)', async () => {
    const act = fc.oneof(
      { weight: 4, arbitrary: fc.constant({ kind: 'try' } as const) },
      fc.constant({ kind: 'restart' } as const),
      fc.record({ kind: fc.constant('back' as const), to: fc.nat(10) }),
      fc.constant({ kind: 'gone' } as const),
      fc.record({ kind: fc.constant('clock' as const), days: fc.integer({ min: -800, max: 800 }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('file', 'entry'), fc.array(act, { maxLength: 60 }), async (which, acts) => {
        const { keychain, clock, restart, mark, file } = await desk({ unlockAttempts: 5 });
        const read = () => (which === 'file' ? readFileSync(file, 'utf8') : (keychain.entries.get(mark) ?? ''));
        const write = (text: string) => (which === 'file' ? writeFileSync(file, text) : keychain.entries.set(mark, text));
        const versions = [read()];
        let guards = restart();
        let tries = 0;
        for (const each of [...acts, ...Array.from({ length: 10 }, () => ({ kind: 'try' }) as const)]) {
          switch (each.kind) {
            case 'restart':
              guards = restart();
              break;
            case 'back':
              write(versions.at(-1 - each.to) ?? '');
              break;
            case 'gone':
              write('');
              break;
            case 'clock':
              clock.set(clock.now() + each.days * day);
              break;
            case 'try':
              clock.advance(300_000);
              if ((await guards.attempt(guarded)).ok) tries += 1;
              versions.push(read());
          }
        }
        expect(tries).toBeLessThanOrEqual(5);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a copy that was put back, changed or taken away', () => {
  it.each(['file', 'entry'] as const)('asks for the server: an older %s', async (which) => {
    const { guards, clock, keychain, file, mark, root } = await desk();
    const older = { file: join(root, 'older'), entry: keychain.entries.get(mark) ?? '' };
    cpSync(file, older.file);
    for (let count = 0; count < 3; count += 1) await wrongTry(guards, clock);
    if (which === 'file') cpSync(older.file, file);
    else keychain.entries.set(mark, older.entry);
    expect(await wrongTry(guards, clock)).toBe('guard-changed');
    await guards.accepted(guarded);
    expect(await wrongTry(guards, clock)).toBe('wrong-password');
  });

  it('costs the try and nothing else when the program was killed between the two', async () => {
    const { guards, clock, restart, file, root } = await desk({ unlockAttempts: 3 });
    const older = join(root, 'older');
    cpSync(file, older);
    await wrongTry(guards, clock);
    cpSync(older, file);
    const again = restart();
    expect([await wrongTry(again, clock), await wrongTry(again, clock), await wrongTry(again, clock)]).toEqual(['wrong-password', 'attempts-over', 'attempts-over']);
  });
});

describe('without the server', () => {
  const open = async (guards: Guards) => {
    await guards.attempt(guarded);
    return guards.right(guarded);
  };

  it('it opens so many times, then says so', async () => {
    const { guards } = await desk({ offlineUnlocks: 2 });
    expect(await open(guards)).toEqual(ok({ days: 7, unlocks: 1 }));
    expect(await open(guards)).toEqual(ok({ days: 7, unlocks: 0 }));
    expect(await open(guards)).toEqual(ok({ days: 7, unlocks: 0, limit: 'offline-unlocks-over' }));
    await guards.accepted(guarded);
    expect(await open(guards)).toEqual(ok({ days: 7, unlocks: 1 }));
  });

  it('it opens for so many days; a clock set back a year extends nothing (abuse case 20)', async () => {
    const { guards, clock, restart } = await desk({ offlineDays: 7 });
    clock.advance(6 * day);
    expect(await open(guards)).toMatchObject({ value: { days: 1 } });
    clock.set(clock.now() - 365 * day);
    expect(await open(restart())).toMatchObject({ value: { limit: 'offline-clock-back' } });
    clock.set(clock.start + 8 * day);
    expect(await open(restart())).toMatchObject({ value: { limit: 'offline-days-over' } });
  });

  it('a clock that is set back while the vault is open and again before it is closed is noticed', async () => {
    const { guards, clock, restart } = await desk({ offlineDays: 7 });
    await open(guards);
    clock.advance(6 * day);
    clock.set(clock.start + hour);
    expect(await guards.time(guarded)).toEqual(ok(clock.start + 6 * day));
    expect(await open(restart())).toMatchObject({ value: { limit: 'offline-clock-back' } });
  });

  it('it goes by the server’s clock, however wrong this PC’s is', async () => {
    const { guards, clock, server, restart } = await desk({ offlineDays: 7 });
    clock.set(clock.start - 400 * day);
    server.aheadMs = 400 * day;
    await guards.accepted(guarded);
    server.aheadMs = undefined;
    expect(await open(restart())).toEqual(ok({ days: 7, unlocks: 49 }));
    clock.advance(8 * day);
    expect(await open(restart())).toMatchObject({ value: { limit: 'offline-days-over' } });
  });

  it('a refused session opens no more until the server accepts the person', async () => {
    const { guards, restart } = await desk();
    await guards.revoke(guarded);
    expect(await restart().attempt(guarded)).toEqual(failed({ code: 'access-revoked' }));
    await guards.accepted(guarded);
    expect(await restart().attempt(guarded)).toEqual(ok(undefined));
  });
});

describe('a code of the app', () => {
  it('is used once, whatever the server says in between', async () => {
    const { guards, restart } = await desk({ offlineSecondFactor: true });
    expect(await guards.usedStep(guarded, 100)).toEqual(ok(undefined));
    expect(await restart().usedStep(guarded, 100)).toMatchObject({ failure: { code: 'wrong-app-code' } });
    await guards.accepted(guarded);
    expect(await guards.usedStep(guarded, 99)).toMatchObject({ failure: { code: 'wrong-app-code' } });
    expect(await guards.usedStep(guarded, 101)).toEqual(ok(undefined));
  });

  it('can not be guessed by giving the right password again', async () => {
    const { guards, clock } = await desk({ offlineSecondFactor: true, unlockAttempts: 5 });
    let codes = 0;
    for (let round = 0; round < 20; round += 1) {
      clock.advance(300_000);
      if (!(await guards.attempt(guarded)).ok) break;
      await guards.right(guarded);
      if ((await guards.attempt(guarded)).ok) codes += 1;
    }
    expect(codes).toBeLessThanOrEqual(5);
  });
});
