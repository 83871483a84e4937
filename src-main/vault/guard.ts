import * as z from 'zod';
import type { OfflineLimitCode } from '../../src-shared/models/problem.ts';
import type { Settings } from '../../src-shared/models/settings.ts';
import { seal, sealedSchema, unseal } from './sealed-box.ts';

/** What limits the opening of a vault without the server. Times are epoch milliseconds by the server's clock. */
const guardSchema = z.strictObject({
  /** How often it was written: two copies that are more than one apart don't belong together. */
  turn: z.int().nonnegative(),
  /** Tries since the last one that proved right, the one under way among them. */
  attempts: z.int().nonnegative(),
  /** Openings since the server last accepted the person. */
  unlocks: z.int().nonnegative(),
  /** When the server last accepted the person. */
  accepted: z.number(),
  /** The highest time that was seen. */
  seen: z.number(),
  /** How far the server's clock was ahead of this PC's. */
  aheadMs: z.number(),
  /** The newest time step of the authenticator app whose code was used (RFC 6238). */
  step: z.int().nonnegative(),
  /** The server has refused the person's session for good. */
  revoked: z.boolean(),
});
export type Guard = z.infer<typeof guardSchema>;

const dayMs = 86_400_000;
/** How far this PC's clock may go back by itself: NTP does so, by little. */
const clockBackMs = 600_000;
const longestDelayMs = 300_000;

/** The guard of a person whom the server accepts now (`time` by its clock, which is `aheadMs` ahead of this PC's). */
export function newGuard(time: number, aheadMs: number): Guard {
  return { turn: 0, attempts: 0, unlocks: 0, accepted: time, seen: time, aheadMs, step: 0, revoked: false };
}

/** A guard as it is kept, sealed under `key` (32 bytes) for one person. */
export function sealGuard(key: Buffer, guard: Guard, id: string): string {
  return JSON.stringify(seal(key, Buffer.from(JSON.stringify(guard)), `guard/${id}`));
}

/** The guard in a sealed text; undefined when it is none, another person's, or was changed. */
export function openGuard(key: Buffer, text: string | undefined, id: string): Guard | undefined {
  try {
    const plain = unseal(key, sealedSchema.parse(JSON.parse(text ?? '')), `guard/${id}`);
    return plain && guardSchema.parse(JSON.parse(plain.toString('utf8')));
  } catch {
    return undefined;
  }
}

/**
 * What the two copies say together: the stricter of each count, for the program may have been killed between the two
 * writes. Undefined when one is missing or they don't belong together: one of them was put back or taken away.
 */
export function together(file: Guard | undefined, mark: Guard | undefined): Guard | undefined {
  if (!file || !mark || Math.abs(file.turn - mark.turn) > 1) return undefined;
  const [older, newer] = file.turn < mark.turn ? [file, mark] : [mark, file];
  if (older.turn === newer.turn && JSON.stringify(older) !== JSON.stringify(newer)) return undefined;
  return {
    turn: newer.turn,
    attempts: Math.max(older.attempts, newer.attempts),
    unlocks: Math.max(older.unlocks, newer.unlocks),
    accepted: Math.min(older.accepted, newer.accepted),
    seen: Math.max(older.seen, newer.seen),
    aheadMs: newer.aheadMs,
    step: Math.max(older.step, newer.step),
    revoked: older.revoked || newer.revoked,
  };
}

/** How long the next try waits after so many wrong ones: the first is a typing error, then 1, 2, 4 s … up to 5 minutes. */
export function delayAfter(attempts: number): number {
  return attempts < 2 ? 0 : Math.min(1_000 * 2 ** (attempts - 2), longestDelayMs);
}

export type OfflineSettings = Pick<Settings, 'offline' | 'offlineDays' | 'offlineUnlocks'>;

/** Why the vault does not open without the server at `time`; undefined when it does. */
export function offlineLimit(guard: Guard, settings: OfflineSettings, time: number): OfflineLimitCode | undefined {
  if (!settings.offline) return 'offline-off';
  if (time < guard.seen - clockBackMs) return 'offline-clock-back';
  if (time - guard.accepted > settings.offlineDays * dayMs) return 'offline-days-over';
  return guard.unlocks >= settings.offlineUnlocks ? 'offline-unlocks-over' : undefined;
}

/** What is left of both limits: days begun, and openings. */
export function offlineLeft(guard: Guard, settings: OfflineSettings, time: number): { days: number; unlocks: number } {
  const days = Math.ceil(settings.offlineDays - (time - guard.accepted) / dayMs);
  return { days: Math.max(0, days), unlocks: Math.max(0, settings.offlineUnlocks - guard.unlocks) };
}
