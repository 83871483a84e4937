import type { Settings } from '../../src-shared/models/settings.ts';
import type { Watched } from '../../src-shared/models/watch.ts';
import type { Clock } from '../clock.ts';
import { PassingTime } from './passing-time.ts';

const hourMs = 3_600_000;
/** How long before a session's age ends it the person is told. */
const tellBeforeMs = 5 * 60_000;
/** Sleep is noticed within this, also where the system does not tell of it. */
const lookEveryMs = 15_000;

type Closing = NonNullable<Watched['closing']>;

export type WatchPorts = {
  readonly clock: Clock;
  readonly settings: () => Settings;
  readonly lock: (reason: Closing['reason']) => void;
  readonly onChange: (watched: Watched) => void;
};

/** A session that is open: when its person last proved to be there, and when it ends whatever they do, in passing time. */
type Open = { readonly provedAt: number; readonly endsAt: number; readonly over: AbortController };

/**
 * Looks after a PC that nobody may be sitting at: locks an open session after a countdown when nothing was touched, or
 * when its proof or the session itself is too old (45 CFR 164.312(a)(2)(iii)), and masks what names people.
 */
export class Watch {
  readonly #ports: WatchPorts;
  readonly #time: PassingTime;
  #open: Open | undefined;
  #touchedAt = 0;
  #hidden: Watched['hidden'];
  #told: Closing['reason'] | undefined;

  constructor(ports: WatchPorts) {
    this.#ports = ports;
    this.#time = new PassingTime(ports.clock);
  }

  view(): Watched {
    const closing = this.#closing(this.#time.ms());
    return { ...(closing && { closing }), ...(this.#hidden && { hidden: this.#hidden }) };
  }

  /** A session is open, or its person proved again to be there. `signedInAt`: the last sign-in in full, epoch ms; undefined when it is to be asked for again anyway. */
  opened(signedInAt: number | undefined): void {
    const { clock, settings } = this.#ports;
    const now = this.#time.ms();
    const endsAt = signedInAt === undefined ? Infinity : now + sessionLeftMs(signedInAt, clock.now(), settings());
    this.#touchedAt = now;
    this.#told = undefined;
    this.#keepLooking({ provedAt: now, endsAt });
    this.#changed();
  }

  /** Nothing is open any more. */
  closed(): void {
    if (!this.#open) return;
    this.#open.over.abort();
    this.#open = undefined;
    this.#told = undefined;
    if (this.#hidden === 'idle') this.#hidden = undefined;
    this.#changed();
  }

  /**
   * Somebody moved the mouse, or did more: a key or a click. True when that only ended a countdown, and shall do nothing
   * else.
   */
  touched(how: 'moved' | 'acted'): boolean {
    // A person who comes back to a PC that slept is too late, whatever they touch.
    if (this.#look()) return true;
    const counting = this.#told === 'idle';
    const unmasking = how === 'acted' && this.#hidden === 'idle';
    this.#touchedAt = this.#time.ms();
    if (unmasking) this.#hidden = undefined;
    if (counting && this.#open) {
      this.#told = undefined;
      this.#keepLooking(this.#open);
    }
    if (counting || unmasking) this.#changed();
    return counting;
  }

  /** The PC woke up, or anything else happened that may be late. */
  awake(): void {
    this.#look();
  }

  /** Masks, or shows again, what names people. */
  hide(hidden: boolean): void {
    this.#hidden = hidden ? 'by-hand' : undefined;
    this.#changed();
  }

  toggleHidden(): void {
    this.hide(this.#hidden === undefined);
  }

  /** From now on, and no longer as before. */
  #keepLooking({ provedAt, endsAt }: Omit<Open, 'over'>): void {
    this.#open?.over.abort();
    const open = { provedAt, endsAt, over: new AbortController() };
    this.#open = open;
    const keep = async () => {
      // What was not due at `now` is waited for from that same moment, or it would be missed in between.
      let now = this.#time.ms();
      while (this.#open === open) {
        await this.#ports.clock.wait(this.#untilNext(open, now), open.over.signal);
        now = this.#time.ms();
        if (this.#open === open) this.#look(now);
      }
    };
    void keep();
  }

  /** Does what is due; true when it locked. */
  #look(now = this.#time.ms()): boolean {
    if (!this.#open) return false;
    const closing = this.#closing(now);
    if (closing && closing.leftMs <= 0) {
      this.closed();
      this.#ports.lock(closing.reason);
      return true;
    }
    const { privacyIdleSeconds } = this.#ports.settings();
    const masking = !this.#hidden && privacyIdleSeconds > 0 && now - this.#touchedAt >= privacyIdleSeconds * 1000;
    if (masking) this.#hidden = 'idle';
    const telling = closing?.reason !== this.#told;
    this.#told = closing?.reason;
    if (masking || telling) this.#changed();
    return false;
  }

  /** The lock that comes first, once it is to be told. */
  #closing(now: number): Closing | undefined {
    if (!this.#open) return undefined;
    const { idleWarningSeconds } = this.#ports.settings();
    const left = this.#left(this.#open, now);
    const tellMs = { idle: idleWarningSeconds * 1000, 'proof-age': tellBeforeMs, 'session-age': tellBeforeMs };
    return left.filter(({ reason, leftMs }) => leftMs <= tellMs[reason]).sort((a, b) => a.leftMs - b.leftMs)[0];
  }

  #left({ provedAt, endsAt }: Open, now: number): readonly Closing[] {
    const { idleLockSeconds, proofHours } = this.#ports.settings();
    return [
      { reason: 'idle', leftMs: this.#touchedAt + idleLockSeconds * 1000 - now },
      { reason: 'proof-age', leftMs: provedAt + proofHours * hourMs - now },
      { reason: 'session-age', leftMs: endsAt - now },
    ];
  }

  /** Until something is due, in ms. */
  #untilNext(open: Open, now: number): number {
    const { idleWarningSeconds, privacyIdleSeconds } = this.#ports.settings();
    const moments = this.#left(open, now).flatMap(({ reason, leftMs }) => [leftMs, leftMs - (reason === 'idle' ? idleWarningSeconds * 1000 : tellBeforeMs)]);
    const ahead = [...moments, this.#touchedAt + privacyIdleSeconds * 1000 - now].filter((ms) => ms > 0);
    return Math.min(lookEveryMs, ...ahead);
  }

  #changed(): void {
    this.#ports.onChange(this.view());
  }
}

/** How long a session that began with a sign-in in full at `signedInAt` may go on, ms; 0 when it is too old, or from the future. */
export function sessionLeftMs(signedInAt: number, now: number, { sessionHours }: Pick<Settings, 'sessionHours'>): number {
  const age = now - signedInAt;
  return age < 0 ? 0 : Math.max(0, sessionHours * hourMs - age);
}
