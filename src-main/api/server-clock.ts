import type { Clock } from '../clock.ts';
import type { HttpClient } from './http-client.ts';

/** The server's clock, by the Date of its newest answer (RFC 9110 §6.6.1). */
export class ServerClock {
  readonly #clock: Pick<Clock, 'now'>;
  #aheadMs: number | undefined;

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  /** How far it is ahead of this PC's in milliseconds, to a second; undefined before the first answer. */
  aheadMs(): number | undefined {
    return this.#aheadMs;
  }

  /** The same client, whose answers are looked at. */
  observe(http: HttpClient): HttpClient {
    return {
      send: async (request) => {
        const answer = await http.send(request);
        const time = Date.parse((answer.ok && answer.value.date) || '');
        if (!Number.isNaN(time)) this.#aheadMs = time - this.#clock.now();
        return answer;
      },
    };
  }
}
