import { randomUUID } from 'node:crypto';
import type { ReplyFileOutcome, SavedReply, SentReply } from '../../src-shared/models/message.ts';
import { largestFile } from '../../src-shared/models/draft.ts';
import { attachmentType } from '../drafts/attachment-type.ts';
import type { PickedFile } from '../drafts/draft-service.ts';
import type { Clock } from '../clock.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { Answered } from '../db/reply-store.ts';
import { replyResource } from '../fhir/reply.ts';

/** The most that goes with one answer, in bytes. */
const largestReply = 12_000_000;

/** What the answers of one open session work with. */
export type ReplyPorts = {
  readonly database: DatabaseCalls;
  readonly clock: Clock;
  /** The person's facilities, once they are known: the one that was written to answers. */
  readonly facilities: () => readonly { readonly reference: string; readonly name: string }[];
  /** Something about the unsent answers changed; `queued`: one waits to be sent. */
  readonly onChange: (queued: boolean) => void;
};

/** The answers of one open session that the server does not have: each keystroke is on disk before it is acknowledged. */
export class ReplyService {
  readonly #ports: ReplyPorts;

  constructor(ports: ReplyPorts) {
    this.#ports = ports;
  }

  /** Writes the text of the answer to a message. Only its beginning and its end are news. */
  async save(messageId: string, text: string): Promise<SavedReply> {
    const { database, clock } = this.#ports;
    const saved = await this.#saving(async () => database.call('replies.save', await this.#answered(messageId), text, clock.now(), randomUUID()));
    return saved ? 'saved' : 'not-saved';
  }

  /** Adds files to the answer. Their type is told by their content, never by their name. */
  async attach(messageId: string, files: readonly PickedFile[]): Promise<ReplyFileOutcome[]> {
    const outcomes: ReplyFileOutcome[] = [];
    for (const file of files) outcomes.push({ title: file.title, outcome: await this.#attach(messageId, file) });
    return outcomes;
  }

  async detach(messageId: string, fileId: string): Promise<void> {
    await this.#saving(() => this.#ports.database.call('replies.detach', messageId, fileId));
  }

  /** From now on the answer waits to be sent, as it is. */
  async send(messageId: string): Promise<SentReply> {
    const { database, clock, facilities } = this.#ports;
    const draft = await this.#draft(messageId);
    if (!draft || (draft.text.trim() === '' && draft.files.length === 0)) return 'empty';
    const own = facilities();
    const original = own.length > 0 && (await database.call('messageAddressed', messageId));
    if (original === undefined) return 'gone';
    const sender = original && (own.find(({ reference }) => original.recipient?.some((each) => each.reference === reference)) ?? own[0]);
    if (!sender) return 'no-facility';
    const resource = JSON.stringify(replyResource(original, sender, draft.id, draft.text, new Date(clock.now()).toISOString()));
    const queued = await this.#saving(() => database.call('replies.queue', messageId, resource, clock.now()), true);
    return queued ? 'waiting' : 'not-saved';
  }

  /** A refused answer is being written again: its text. Null when another one is being written already. */
  async rewrite(id: string): Promise<string | null> {
    let text: string | undefined;
    await this.#saving(async () => (text = await this.#ports.database.call('replies.rewrite', id, randomUUID())));
    return text ?? null;
  }

  async discard(id: string): Promise<void> {
    await this.#saving(() => this.#ports.database.call('replies.discard', id));
  }

  async #attach(messageId: string, { title, content }: PickedFile): Promise<ReplyFileOutcome['outcome']> {
    const { database, clock } = this.#ports;
    if (typeof content === 'string') return content;
    if (content.length > largestFile) return 'too-large';
    const contentType = attachmentType(content);
    if (contentType === undefined) return 'wrong-type';
    const there = (await this.#draft(messageId))?.files.reduce((sum, { bytes }) => sum + bytes, 0) ?? 0;
    if (there + content.length > largestReply) return 'too-much';
    const file = { id: randomUUID(), title, contentType, content };
    const saved = await this.#saving(async () => database.call('replies.attach', await this.#answered(messageId), file, clock.now(), randomUUID()));
    return saved ? 'attached' : 'not-saved';
  }

  async #draft(messageId: string) {
    const known = await this.#ports.database.call('replies.of', messageId);
    return known?.replies.find(({ state }) => state === 'draft');
  }

  async #answered(messageId: string): Promise<Answered> {
    return { messageId, topic: (await this.#ports.database.call('readMessage', messageId))?.topic ?? '' };
  }

  /** A change, and its news unless `write` says that there are none. False when the disk takes nothing: what was typed is still in the window. */
  async #saving(write: () => Promise<unknown>, queued = false): Promise<boolean> {
    let news: unknown;
    try {
      news = await write();
    } catch (error) {
      if (error instanceof Error && /SQLITE_(FULL|IOERR|READONLY|CANTOPEN)/.test(error.message)) return false;
      throw error;
    }
    if (news !== false) this.#ports.onChange(queued);
    return true;
  }
}
