import type { Contract } from '../../src-shared/models/home.ts';
import type { MessageDetail, MessagePage, MessageQuery, Messages, SavedAttachment } from '../../src-shared/models/message.ts';
import { failed, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { MessageCounts } from '../db/message-store.ts';
import { refreshMessages } from './message-refresh.ts';
import { readAttachment, type AttachmentContent } from './read-attachment.ts';
import { tellMarks } from './tell-marks.ts';

const firstRetryMs = 2_000;
const slowestRetryMs = 300_000;

/** What the Message Center of one open session works with. */
export type MessagePorts = {
  readonly database: DatabaseCalls;
  readonly fhir: FhirClient;
  readonly clock: Clock;
  /** Over with the session. */
  readonly signal: AbortSignal;
  readonly onChange: (messages: Messages) => void;
};

/** The Message Center of one open session: what is kept, also offline; the server is told of changes as soon as it can be. */
export class MessageService {
  readonly #ports: MessagePorts;
  #counts: MessageCounts = { received: 0, new: 0, sent: 0, waitingMarks: 0 };
  #revision = 0;
  #telling: Promise<void> | undefined;
  #tellAgain = false;
  #failures = 0;
  /** Monotonic milliseconds before which a server in trouble is left alone. */
  #notBefore = 0;

  constructor(ports: MessagePorts) {
    this.#ports = ports;
  }

  /** Counts what is kept. */
  open(): Promise<void> {
    return this.#changed();
  }

  /** The Message Center as it is shown. */
  current(): Messages {
    const { waitingMarks, ...counts } = this.#counts;
    return { revision: this.#revision, ...counts, waiting: waitingMarks };
  }

  /** The newest messages of a box. */
  list(query: MessageQuery): Promise<MessagePage> {
    return this.#ports.database.call('listMessages', query);
  }

  /** One whole message. */
  read(id: string): Promise<MessageDetail | undefined> {
    return this.#ports.database.call('readMessage', id);
  }

  /** Marks a message as read or unread, here at once and at the server as soon as that can be. */
  async mark(id: string, read: boolean): Promise<void> {
    const { database, clock } = this.#ports;
    if (!(await database.call('markMessage', id, read ? new Date(clock.now()).toISOString() : null))) return;
    await this.#changed();
    void this.#tell();
  }

  /** The content of an attachment, from the server unless the message holds it. */
  async attachment(id: string, index: number): Promise<Result<AttachmentContent, SavedAttachment>> {
    const attachment = await this.#ports.database.call('messageAttachment', id, index);
    return attachment ? readAttachment(this.#ports.fhir, attachment) : failed('not-there');
  }

  /** Tells the server what it does not know yet, then takes what is new there. `facility` is its FHIR reference. */
  async refresh(facility: string, contracts: readonly Contract[]): Promise<Result<undefined, FhirProblem>> {
    await this.#tell();
    const refreshed = await refreshMessages(this.#ports, facility, contracts);
    await this.#changed();
    return refreshed;
  }

  /** Tells the server of what waits, one at a time. What comes meanwhile is told too. */
  #tell(): Promise<void> {
    if (this.#ports.clock.monotonic() < this.#notBefore) return Promise.resolve();
    this.#tellAgain = true;
    this.#telling ??= this.#tellAll().finally(() => (this.#telling = undefined));
    return this.#telling;
  }

  async #tellAll(): Promise<void> {
    while (this.#tellAgain) {
      this.#tellAgain = false;
      if (this.#ports.signal.aborted || this.#counts.waitingMarks === 0) continue;
      const told = await tellMarks(this.#ports);
      this.#retry(told.ok ? undefined : told.failure);
      await this.#changed();
    }
  }

  /** A server in trouble is asked again later and later; back from offline, the next refresh does it. */
  #retry(problem: FhirProblem | undefined): void {
    const { clock, signal } = this.#ports;
    if (!problem) this.#failures = 0;
    if (!problem || problem.code === 'offline' || problem.code === 'sign-in-needed') return;
    const ceiling = Math.min(firstRetryMs * 2 ** this.#failures, slowestRetryMs);
    this.#failures += 1;
    const delay = Math.max(problem.waitMs ?? 0, ceiling / 2 + (Math.random() * ceiling) / 2);
    this.#notBefore = clock.monotonic() + delay;
    void clock.wait(delay, signal).then(() => this.#tell());
  }

  async #changed(): Promise<void> {
    if (this.#ports.signal.aborted) return;
    this.#counts = await this.#ports.database.call('messageCounts');
    this.#revision += 1;
    this.#ports.onChange(this.current());
  }
}
