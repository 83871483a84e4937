import type { AuditEvent } from '../../src-shared/models/audit.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { AuditRow } from '../db/audit-chain.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import type { AuditTrail } from './audit-trail.ts';
import { postEvents } from './post-events.ts';

/** What happens within this time goes to the server together: the desk's own requests come first. */
const togetherMs = 10_000;
const slowestRetryMs = 600_000;
const pageSize = 50;

export type AuditSenderPorts = {
  readonly trail: Pick<AuditTrail, 'unsent' | 'refused' | 'settle' | 'record' | 'onMore'>;
  /** The open session's; undefined while there is none: nothing is sent then. */
  readonly fhir: () => Pick<FhirClient, 'send'> | undefined;
  readonly clock: Pick<Clock, 'wait'>;
  readonly log: Logger;
};

/**
 * Gives the server the trail, in order, each entry at least once. Whatever fails is tried again later and disturbs nobody.
 * An entry that the server refuses holds up no other: it is kept as refused, the trail tells of it, and it is tried again
 * each time the program starts.
 */
export class AuditSender {
  readonly #ports: AuditSenderPorts;
  readonly #over = new AbortController();
  #due = false;
  #sending: Promise<boolean> | undefined;
  #waitMs = togetherMs;
  /** Up to which number those that were refused earlier were tried again; undefined: all. */
  #retriedTo: number | undefined = 0;

  constructor(ports: AuditSenderPorts) {
    this.#ports = ports;
    ports.trail.onMore(() => this.#soon());
  }

  /** Sends what the server does not have yet; whether each entry has its answer now. */
  send(): Promise<boolean> {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined));
    return this.#sending;
  }

  stop(): void {
    this.#over.abort();
  }

  #soon(): void {
    if (!this.#due) void this.#later();
  }

  async #later(): Promise<void> {
    this.#due = true;
    await this.#ports.clock.wait(this.#waitMs, this.#over.signal);
    this.#due = false;
    if (this.#over.signal.aborted) return;
    const sent = await this.send();
    this.#waitMs = sent ? togetherMs : Math.min(this.#waitMs * 2, slowestRetryMs);
    if (!sent && this.#ports.fhir()) this.#soon();
  }

  async #sendAll(): Promise<boolean> {
    const { trail, log } = this.#ports;
    try {
      while (this.#retriedTo !== undefined) {
        const rows = await trail.refused(this.#retriedTo, pageSize);
        if (rows.length > 0 && !(await this.#give(rows, false))) return false;
        this.#retriedTo = rows.at(-1)?.seq;
      }
      for (;;) {
        const rows = await trail.unsent(pageSize);
        if (rows.length === 0) return true;
        if (!(await this.#give(rows, true))) return false;
      }
    } catch (error) {
      log.error('audit.not-sent', { where: whereThrown(error) });
      return false;
    }
  }

  /** Whether the server answered for each of these; `tell`: whether the trail is told of those that it refused. */
  async #give(rows: readonly AuditRow[], tell: boolean): Promise<boolean> {
    const { trail, fhir, log } = this.#ports;
    const client = fhir();
    if (!client || this.#over.signal.aborted) return false;
    const { taken, refused, status } = await postEvents(client, rows);
    if (status !== undefined) log.error('audit.not-sent', { status });
    const told = tell ? toldOf(refused) : undefined;
    if (told) await trail.record(told);
    await trail.settle(taken.map(({ seq }) => seq), refused.map(({ seq }) => seq));
    return taken.length + refused.length === rows.length;
  }
}

const entriesRefused = 'audit-entries';

/** What the trail is told of entries that were refused: how many, and the first one's number. One that tells of others is not told of. */
function toldOf(refused: readonly AuditRow[]): AuditEvent | undefined {
  const news = refused.filter(({ text }) => !text.includes(`"detail":"${entriesRefused}`));
  return news[0] && { action: 'sent', outcome: 'refused', detail: `${entriesRefused}-${news.length}-from-${news[0].seq}` };
}
