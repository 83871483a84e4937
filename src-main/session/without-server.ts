import type { Session } from '../../src-shared/models/session.ts';
import type { Clock } from '../clock.ts';
import type { Standing } from '../vault/guards.ts';

/** What the window shows of it: the time left of an emergency, or that the limits are near. */
type Shown = Pick<NonNullable<Session['open']>, 'emergencyMs' | 'offlineLeft'>;

/** How a home is open that opened without the server, until the server accepts the session. */
export class WithoutServer {
  readonly #clock: Clock;
  readonly #onEmergencyOver: () => void;
  readonly #over: AbortSignal;
  /** What is left of the limits, and when (monotonic) an emergency is over. */
  #open: { readonly standing?: Standing | undefined; readonly overAt?: number | undefined } = {};

  /** `over`: the session's end. */
  constructor(clock: Clock, onEmergencyOver: () => void, over: AbortSignal) {
    this.#clock = clock;
    this.#onEmergencyOver = onEmergencyOver;
    this.#over = over;
  }

  /** The home opened without the server; in an emergency for so many milliseconds. */
  opened({ standing, emergencyMs }: { readonly standing: Standing | undefined; readonly emergencyMs: number | undefined }): void {
    const overAt = emergencyMs === undefined ? undefined : this.#clock.monotonic() + emergencyMs;
    this.#open = { standing, overAt };
    if (emergencyMs !== undefined) {
      void this.#clock.wait(emergencyMs, this.#over).then(() => {
        if (!this.#over.aborted && this.#open.overAt === overAt) this.#onEmergencyOver();
      });
    }
  }

  /** The server accepts the session. */
  accepted(): void {
    this.#open = {};
  }

  view(): Shown {
    const { standing, overAt } = this.#open;
    if (overAt !== undefined) return { emergencyMs: Math.max(0, overAt - this.#clock.monotonic()) };
    const isNear = standing && (standing.days <= 2 || standing.unlocks <= 5);
    return isNear ? { offlineLeft: { days: standing.days, unlocks: standing.unlocks } } : {};
  }
}
