import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { defaultSettings } from '../src-shared/models/settings.ts';
import { guardPorts } from '../src-main/testing/guard-ports.ts';
import { ManualClock } from '../src-main/testing/manual-clock.ts';
import { MemoryKeychain } from '../src-main/testing/memory-keychain.ts';
import { Guards } from '../src-main/vault/guards.ts';
import { VaultFolder } from '../src-main/vault/vault-file.ts';

const vaults = 10;
const day = 86_400_000;
const id = '5b0d0f5e-3f0e-4c55-9c3e-0d6f6f0f8a11';

/**
 * Guesses the password of each of ten vaults so many times, while at random the program is started anew or ends between
 * counting a try and judging it, an earlier copy of the counter is put back, and the clock is set. Of half of the vaults it
 * is the copy in the folder, of the others that in the keychain: who puts back both at once is not kept out (docs/security.md).
 * Gives the most guesses that were looked at, of one vault.
 */
export async function tortureUnlock(tries: number): Promise<object> {
  const total = { tries: 0, restarts: 0, killed: 0, putBack: 0, clockSet: 0, mostLookedAt: 0 };
  for (let vault = 0; vault < vaults; vault += 1) {
    const root = mkdtempSync(path.join(os.tmpdir(), 'unlock-'));
    const looked = await guess(root, tries, total, vault % 2 === 0);
    total.mostLookedAt = Math.max(total.mostLookedAt, looked);
    rmSync(root, { recursive: true, force: true });
  }
  return { unlock: { vaults, ...total, limit: defaultSettings.unlockAttempts } };
}

async function guess(root: string, tries: number, total: { tries: number; restarts: number; killed: number; putBack: number; clockSet: number }, inFolder: boolean): Promise<number> {
  const keychain = new MemoryKeychain();
  const clock = new ManualClock();
  const guarded = { id, key: Buffer.alloc(32, 1) };
  const start = () => new Guards(new VaultFolder(root), keychain, guardPorts({}, clock));
  const file = path.join(root, id, 'guard.json');
  const mark = `guard-${id}`;
  let guards = start();
  await guards.accepted(guarded);
  const files = [readFileSync(file)];
  const marks = [keychain.entries.get(mark) ?? ''];
  let looked = 0;
  for (let at = 0; at < tries; at += 1) {
    total.tries += 1;
    const chance = Math.random();
    if (chance < 0.2) {
      guards = start();
      total.restarts += 1;
    } else if (chance < 0.3) {
      clock.set(clock.now() + (Math.random() - 0.5) * 60 * day);
      total.clockSet += 1;
    } else if (chance < 0.32) {
      guards = start();
      total.putBack += 1;
      if (inFolder) writeFileSync(file, pick(files));
      else keychain.entries.set(mark, pick(marks));
    }
    clock.advance(300_000);
    const counted = await guards.attempt(guarded);
    if (counted.ok) {
      looked += 1;
      if (Math.random() < 0.2) {
        guards = start();
        total.killed += 1;
      } else guards.wrong(id, 'wrong-password');
    }
    files.push(readFileSync(file));
    marks.push(keychain.entries.get(mark) ?? '');
  }
  return looked;
}

function pick<Value>(values: readonly Value[]): Value {
  const value = values[Math.floor(Math.random() * values.length)];
  if (value === undefined) throw new Error('Nothing to pick from');
  return value;
}
