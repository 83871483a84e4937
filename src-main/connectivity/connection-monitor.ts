import type { Connection } from '../../src-shared/models/connection.ts';
import type { HttpClient } from '../api/http-client.ts';
import type { NetworkProblem } from '../api/network-problem.ts';
import type { Clock } from '../clock.ts';

const firstRetryMs = 1_000;
const slowestRetryMs = 30_000;
const quietMs = 60_000;

/** Each problem of an exchange as a state of the connection. */
const stateOf: Record<NetworkProblem['code'], Connection['state']> = {
  offline: 'offline',
  timeout: 'offline',
  'server-trouble': 'server-trouble',
  throttled: 'server-trouble',
  'unexpected-answer': 'server-trouble',
  'network-sign-in': 'network-sign-in',
  'untrusted-certificate': 'untrusted-certificate',
};

/** What the monitor needs from around it. `probe` asks the server for anything that needs no session. */
export type ConnectionPorts = {
  readonly clock: Clock;
  readonly probe: () => Promise<unknown>;
  readonly onChange: (connection: Connection) => void;
  /** The server answers again after it did not. */
  readonly onBack: () => void;
};

/**
 * The one derived state of the connection, out of how every exchange ended. While the server can't be reached it is asked
 * again at growing intervals with full jitter; while all is quiet, once a minute.
 */
export class ConnectionMonitor {
  readonly #ports: ConnectionPorts;
  #network: Connection['state'] = 'checking';
  #since: number | undefined;
  #lastContact: number | undefined;
  #signInNeeded = false;
  #failures = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(ports: ConnectionPorts) {
    this.#ports = ports;
  }

  /** The state as it is shown. */
  current(): Connection {
    const state = this.#network === 'online' && this.#signInNeeded ? 'sign-in-needed' : this.#network;
    return {
      state,
      ...(this.#since !== undefined && state !== 'online' && { since: this.#since }),
      ...(this.#lastContact !== undefined && { lastContact: this.#lastContact }),
    };
  }

  /** An HTTP client whose every exchange is noticed here. */
  observe(http: HttpClient): HttpClient {
    return {
      send: async (request) => {
        const result = await http.send(request);
        if (!request.signal?.aborted) this.#noticed(result.ok ? undefined : result.failure);
        return result;
      },
    };
  }

  /** The session is, or is no longer, refused by the server. */
  signInNeeded(needed: boolean): void {
    if (needed === this.#signInNeeded) return;
    this.#signInNeeded = needed;
    if (needed && this.#network === 'online') this.#since = this.#ports.clock.now();
    this.#ports.onChange(this.current());
  }

  /** Asks now: at the start, after waking up, or because a person wants it. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#ports.probe();
  }

  /** Stops asking. */
  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #noticed(problem: NetworkProblem | undefined): void {
    const now = this.#ports.clock.now();
    const before = this.#network;
    this.#network = problem ? stateOf[problem.code] : 'online';
    if (problem) this.#failures += 1;
    else {
      this.#failures = 0;
      this.#lastContact = now;
    }
    if (this.#network !== before) {
      this.#since = now;
      this.#ports.onChange(this.current());
      if (this.#network === 'online' && before !== 'checking') this.#ports.onBack();
    }
    this.#schedule(problem?.waitMs);
  }

  #schedule(waitMs: number | undefined): void {
    clearTimeout(this.#timer);
    const ceiling = Math.min(firstRetryMs * 2 ** this.#failures, slowestRetryMs);
    const delay = this.#failures === 0 ? quietMs : Math.max(waitMs ?? 0, ceiling / 2 + (Math.random() * ceiling) / 2);
    this.#timer = setTimeout(() => void this.check(), delay);
    this.#timer.unref();
  }
}
