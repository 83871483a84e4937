import { auditEntrySchema } from '../../src-shared/models/audit.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { AuditRow } from '../db/audit-chain.ts';
import { whereThrown, type Logger } from '../log/logger.ts';
import type { AuditTrail } from './audit-trail.ts';
import { tagOf, toAuditEvent } from './fhir-event.ts';

/** What happens within this time goes to the server together: the desk's own requests come first. */
const togetherMs = 10_000;
const slowestRetryMs = 600_000;
const pageSize = 50;

export type AuditSenderPorts = {
  readonly trail: Pick<AuditTrail, 'unsent' | 'markSent' | 'onMore'>;
  /** The open session's; undefined while there is none: nothing is sent then. */
  readonly fhir: () => Pick<FhirClient, 'send'> | undefined;
  readonly clock: Pick<Clock, 'wait'>;
  readonly log: Logger;
};

/**
 * Gives the server the trail, in order, each entry at least once: `If-None-Exist` makes a repeat harmless. One that is
 * refused holds up the rest, for an entry is never left out. Whatever fails is tried again later and disturbs nobody.
 */
export class AuditSender {
  readonly #ports: AuditSenderPorts;
  readonly #over = new AbortController();
  #due = false;
  #sending: Promise<boolean> | undefined;
  #waitMs = togetherMs;

  constructor(ports: AuditSenderPorts) {
    this.#ports = ports;
    ports.trail.onMore(() => this.#soon());
  }

  /** Sends what the server does not have yet; whether it has everything now. */
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
    const { trail, fhir, log } = this.#ports;
    try {
      for (;;) {
        const rows = await trail.unsent(pageSize);
        if (rows.length === 0) return true;
        for (const row of rows) {
          const client = fhir();
          if (!client || this.#over.signal.aborted || !(await this.#post(client, row))) return false;
          await trail.markSent(row.seq);
        }
      }
    } catch (error) {
      log.error('audit.not-sent', { where: whereThrown(error) });
      return false;
    }
  }

  async #post(client: Pick<FhirClient, 'send'>, { text, hash }: AuditRow): Promise<boolean> {
    const entry = auditEntrySchema.parse(JSON.parse(text));
    const { system, code } = tagOf(entry, hash);
    const answer = await client.send('POST', 'AuditEvent', JSON.stringify(toAuditEvent(entry, hash)), { 'If-None-Exist': `_tag=${system}|${code}` });
    if (!answer.ok) return false;
    const { status } = answer.value;
    if (status === 200 || status === 201) return true;
    this.#ports.log.error('audit.not-sent', { status });
    return false;
  }
}
