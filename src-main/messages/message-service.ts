import type { Contract } from '../../src-shared/models/home.ts';
import type { MessageDetail, MessagePage, MessageQuery, Messages, SavedAttachment } from '../../src-shared/models/message.ts';
import { failed, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { MessageCounts } from '../db/message-store.ts';
import { fold } from '../fhir/request-summary.ts';
import type { Unsent } from '../db/reply-store.ts';
import { refreshMessages } from './message-refresh.ts';
import { readAttachment, type AttachmentContent } from './read-attachment.ts';
import { ReplyService, type ReplyPorts } from './reply-service.ts';
import { sendReplies } from './send-replies.ts';
import { tellMarks } from './tell-marks.ts';

const firstRetryMs = 2_000;
const slowestRetryMs = 300_000;

/** What the Message Center of one open session works with. */
export type MessagePorts = {
  readonly database: DatabaseCalls;
  readonly fhir: FhirClient;
  readonly clock: Clock;
  readonly facilities: ReplyPorts['facilities'];
  /** Over with the session. */
  readonly signal: AbortSignal;
  readonly onChange: (messages: Messages) => void;
};

/** The Message Center of one open session: what is kept, also offline; the server is told of changes as soon as it can be. */
export class MessageService {
  readonly replies: ReplyService;
  readonly #ports: MessagePorts;
  #counts: MessageCounts = { received: 0, new: 0, sent: 0, waitingMarks: 0 };
  #unsent: readonly Unsent[] = [];
  #revision = 0;
  #telling: Promise<void> | undefined;
  #tellAgain = false;
  #failures = 0;
  /** Monotonic milliseconds before which a server in trouble is left alone. */
  #notBefore = 0;

  constructor(ports: MessagePorts) {
    this.#ports = ports;
    const { database, clock, facilities } = ports;
    this.replies = new ReplyService({
      database,
      clock,
      facilities,
      onChange: (queued) => void this.#changed().then(() => (queued ? this.#tell() : undefined)),
    });
  }

  /** Counts what is kept. */
  open(): Promise<void> {
    return this.#changed();
  }

  /** The Message Center as it is shown. */
  current(): Messages {
    const { waitingMarks, ...counts } = this.#counts;
    const sum = (kind: 'waiting' | 'refused') => this.#unsent.reduce((total, each) => total + each[kind], 0);
    return { revision: this.#revision, ...counts, unsent: this.#unsent.length, refused: sum('refused'), waiting: waitingMarks + sum('waiting') };
  }

  /** The ids of the messages with an answer that the server did not take. */
  refusedReplies(): readonly string[] {
    return this.#unsent.filter(({ refused }) => refused > 0).map(({ messageId }) => messageId);
  }

  /** The newest messages of a box. */
  async list(query: MessageQuery): Promise<MessagePage> {
    const { box } = query;
    const { rows, total } = box === 'unsent' ? await this.#listUnsent(query) : await this.#ports.database.call('listMessages', { ...query, box });
    const states = new Map(this.#unsent.map(({ messageId, state }) => [messageId, state]));
    return {
      total,
      rows: rows.map((row) => {
        const reply = states.get(row.id);
        return reply === undefined ? row : { ...row, reply };
      }),
    };
  }

  /** One whole message. */
  async read(id: string): Promise<MessageDetail | undefined> {
    const { database } = this.#ports;
    const [message, answers] = await Promise.all([database.call('readMessage', id), database.call('replies.of', id)]);
    if (message) return { ...message, unsent: answers?.replies ?? [], gone: false };
    if (!answers) return undefined;
    const { topic, replies: unsent } = answers;
    return { id, own: false, unread: false, markRefused: false, from: '', to: '', topic, sent: '', texts: [], attachments: [], replies: [], unsent, gone: true };
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

  /** Tells the server what it does not know yet, then takes what is new there. `facilities`: their FHIR references, joined by commas. */
  async refresh(facilities: string, contracts: readonly Contract[]): Promise<Result<undefined, FhirProblem>> {
    await this.#tell();
    const refreshed = await refreshMessages(this.#ports, facilities, contracts);
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
      if (this.#ports.signal.aborted || this.current().waiting === 0) continue;
      const sent = await sendReplies(this.#ports);
      const told = sent.ok ? await tellMarks(this.#ports) : sent;
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

  /** Every message with an unsent answer, the latest first; also those that the server has no more. */
  async #listUnsent({ filter, limit }: MessageQuery): Promise<MessagePage> {
    const kept = new Map((await this.#ports.database.call('messageRows', this.#unsent.map(({ messageId }) => messageId))).map((row) => [row.id, row]));
    const words = fold(filter).split(/\s+/).filter(Boolean);
    const rows = this.#unsent
      .map(({ messageId: id, topic, text, saved }) => {
        const row = kept.get(id) ?? { id, unread: false, party: '', topic, consumer: '', sent: new Date(saved).toISOString(), attachments: 0 };
        return { ...row, preview: text };
      })
      .filter(({ party, topic, consumer, preview }) => words.every((word) => fold([party, topic, consumer, preview].join(' ')).includes(word)));
    return { total: rows.length, rows: rows.slice(0, limit) };
  }

  async #changed(): Promise<void> {
    if (this.#ports.signal.aborted) return;
    const { database } = this.#ports;
    [this.#counts, this.#unsent] = await Promise.all([database.call('messageCounts'), database.call('replies.unsent')]);
    this.#revision += 1;
    this.#ports.onChange(this.current());
  }
}
