import type { OfflineLimitCode, Problem, ProblemCode } from '../../src-shared/models/problem.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Settings } from '../../src-shared/models/settings.ts';
import type { Clock } from '../clock.ts';
import type { Keychain } from '../credentials/keychain.ts';
import { delayAfter, newGuard, offlineLeft, offlineLimit, type Guard } from './guard.ts';
import { GuardStore, type Guarded } from './guard-store.ts';
import type { VaultFolder } from './vault-file.ts';

export type GuardPorts = {
  readonly clock: Pick<Clock, 'now' | 'monotonic'>;
  readonly settings: () => Pick<Settings, 'offline' | 'offlineDays' | 'offlineUnlocks' | 'offlineSecondFactor' | 'unlockAttempts'>;
  /** How far the server's clock is ahead of this PC's in milliseconds, by its newest answer; undefined before there was one. */
  readonly aheadMs: () => number | undefined;
};

/** Why the vault does not open without the server, if so, and how many days and openings are left till then. */
export type Standing = { readonly limit?: OfflineLimitCode; readonly days: number; readonly unlocks: number };

/** What limits the opening of vaults: tries, and how long and how often without the server. */
export class Guards {
  readonly #store: GuardStore;
  readonly #ports: GuardPorts;
  /** The last try of each person: the count, and until when (monotonic) the next one waits. */
  readonly #tried = new Map<string, { readonly attempts: number; readonly until: number }>();
  /** The highest time of each person, and when (monotonic) that was: a clock that is set back stops nothing. */
  readonly #seen = new Map<string, { readonly time: number; readonly at: number }>();

  constructor(folder: VaultFolder, keychain: Keychain, ports: GuardPorts) {
    this.#store = new GuardStore(folder, keychain, ports.clock);
    this.#ports = ports;
  }

  /** Counts a try that is about to be made, on the disk; refuses it when there were too many, or too soon, or the guard can not be trusted. */
  async attempt(guarded: Guarded): Promise<Result<undefined, Problem>> {
    const counted = await this.#edit(guarded, (guard) => {
      if (guard.revoked) return failed({ code: 'access-revoked' });
      if (guard.attempts >= this.#ports.settings().unlockAttempts) return failed({ code: 'attempts-over' });
      // The first try of this run waits as if the last one had just been.
      if (!this.#tried.has(guarded.id)) this.#waitFrom(guarded.id, guard.attempts);
      const waitMs = this.#waitMs(guarded.id);
      return waitMs > 0 ? failed({ code: 'unlock-wait', waitMs }) : ok({ ...guard, attempts: guard.attempts + 1 });
    });
    if (!counted.ok) return counted;
    this.#waitFrom(guarded.id, counted.value.attempts);
    return ok(undefined);
  }

  /** How many wrong tries in a row are taken. */
  triesAllowed(): number {
    return this.#ports.settings().unlockAttempts;
  }

  /** What is said of a try that was wrong: `code`, or that it was the last one. */
  wrong(id: string, code: ProblemCode): Problem {
    const waitMs = this.#waitMs(id);
    if ((this.#tried.get(id)?.attempts ?? 0) >= this.#ports.settings().unlockAttempts) return { code: 'attempts-over' };
    return { code, ...(waitMs > 0 && { waitMs }) };
  }

  /**
   * The password was right. Within the limits it counts as an opening without the server, until the server accepts the
   * person. Where a code is due too, the tries before stay counted.
   */
  async right(guarded: Guarded): Promise<Result<Standing, Problem>> {
    const settings = this.#ports.settings();
    let limit: OfflineLimitCode | undefined;
    let left = { days: 0, unlocks: 0 };
    const changed = await this.#edit(guarded, (guard, time) => {
      limit = offlineLimit(guard, settings, time);
      const attempts = settings.offlineSecondFactor ? Math.max(0, guard.attempts - 1) : 0;
      const next = { ...guard, attempts, unlocks: guard.unlocks + (limit === undefined ? 1 : 0) };
      left = offlineLeft(next, settings, time);
      return ok(next);
    });
    if (!changed.ok) return changed;
    this.#tried.set(guarded.id, { attempts: changed.value.attempts, until: 0 });
    return ok({ ...left, ...(limit && { limit }) });
  }

  /** A code was right: its time step is used up. One that was used before is wrong. */
  async usedStep(guarded: Guarded, step: number): Promise<Result<undefined, Problem>> {
    const used = await this.#edit(guarded, (guard) => (step > guard.step ? ok({ ...guard, step, attempts: 0 }) : failed(this.wrong(guarded.id, 'wrong-app-code'))));
    if (!used.ok) return used;
    this.#tried.delete(guarded.id);
    return ok(undefined);
  }

  /** The server accepts the person now: everything is counted anew, whatever was kept. Codes that were used stay so. */
  async accepted(guarded: Guarded): Promise<Result<undefined, Problem>> {
    const { clock, aheadMs } = this.#ports;
    const changed = await this.#store.change(guarded, (guard) => {
      const ahead = aheadMs() ?? guard?.aheadMs ?? 0;
      return ok({ ...newGuard(clock.now() + ahead, ahead), step: guard?.step ?? 0 });
    });
    if (!changed.ok) return changed;
    this.#seen.set(guarded.id, { time: changed.value.seen, at: clock.monotonic() });
    this.#tried.delete(guarded.id);
    return ok(undefined);
  }

  /** The server refused the person's session for good: the next opening needs it. */
  async revoke(guarded: Guarded): Promise<void> {
    await this.#edit(guarded, (guard) => ok({ ...guard, revoked: true }));
  }

  /** Keeps how late it is, when the vault is closed. Gives the time by the server's clock, in epoch milliseconds. */
  async time(guarded: Guarded): Promise<Result<number, Problem>> {
    const kept = await this.#edit(guarded, (guard) => ok(guard));
    return kept.ok ? ok(kept.value.seen) : kept;
  }

  forget(id: string): Promise<void> {
    return this.#store.forget(id);
  }

  /** Changes a guard that can be trusted, and takes the time along. */
  #edit(guarded: Guarded, change: (guard: Guard, time: number) => Result<Guard, Problem>): Promise<Result<Guard, Problem>> {
    return this.#store.change(guarded, (guard, time) => {
      if (!guard) return failed({ code: 'guard-changed' });
      const changed = change(guard, time);
      return changed.ok ? ok({ ...changed.value, seen: this.#highest(guarded.id, guard, time) }) : changed;
    });
  }

  #highest(id: string, guard: Guard, time: number): number {
    const at = this.#ports.clock.monotonic();
    const before = this.#seen.get(id);
    const highest = Math.max(guard.seen, time, before ? before.time + at - before.at : 0);
    this.#seen.set(id, { time: highest, at });
    return highest;
  }

  #waitFrom(id: string, attempts: number): void {
    this.#tried.set(id, { attempts, until: this.#ports.clock.monotonic() + delayAfter(attempts) });
  }

  #waitMs(id: string): number {
    return Math.max(0, (this.#tried.get(id)?.until ?? 0) - this.#ports.clock.monotonic());
  }
}
