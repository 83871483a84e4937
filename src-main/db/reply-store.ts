import type { Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import type { Reply, ReplyState } from '../../src-shared/models/message.ts';

/** Which message an answer is for; its topic is kept in case the message goes. */
export type Answered = { readonly messageId: string; readonly topic: string };

/** A message with answers that the server does not have: the state that matters most, and when it was last saved. */
export type Unsent = Answered & { readonly state: ReplyState; readonly text: string; readonly saved: number; readonly refused: number; readonly waiting: number };

/** An answer to send: its Communication, files included, as the text that goes out. */
export type ReplyToSend = { readonly id: string; readonly messageId: string; readonly json: string };

type Row = { readonly id: string; readonly state: ReplyState; readonly text: string; readonly saved: number; readonly refusal: string | null };

/** The answers that the server does not have, in the file of the person's own work. Every write is one transaction. */
export class ReplyStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Writes what is being answered; nothing written and no file is no answer. `id` names it if it begins now. True when
   * thereby an answer began or ended.
   */
  save(message: Answered, text: string, at: number, id: string): boolean {
    const isThere = () => this.#database.prepare(`SELECT 1 FROM reply WHERE message_id = ? AND state = 'draft'`).get(message.messageId) !== undefined;
    return this.#database.transaction(() => {
      const before = isThere();
      this.#database
        .prepare(`
          INSERT INTO reply (id, message_id, topic, state, text, saved_at) VALUES (@id, @messageId, @topic, 'draft', @text, @at)
          ON CONFLICT (message_id) WHERE state = 'draft' DO UPDATE SET text = excluded.text, saved_at = excluded.saved_at`)
        .run({ id, ...message, text, at });
      this.#dropEmpty(message.messageId);
      return isThere() !== before;
    })();
  }

  /** Adds a file to what is being answered. */
  attach(message: Answered, file: { readonly id: string; readonly title: string; readonly contentType: string; readonly content: Uint8Array }, at: number, id: string): void {
    this.#database.transaction(() => {
      this.#database
        .prepare(`INSERT INTO reply (id, message_id, topic, state, text, saved_at) VALUES (@id, @messageId, @topic, 'draft', '', @at) ON CONFLICT (message_id) WHERE state = 'draft' DO NOTHING`)
        .run({ id, ...message, at });
      this.#database
        .prepare(`INSERT INTO reply_file (reply_id, id, title, content_type, content) SELECT id, @fileId, @title, @contentType, @content FROM reply WHERE message_id = @messageId AND state = 'draft'`)
        .run({ fileId: file.id, title: file.title, contentType: file.contentType, content: file.content, messageId: message.messageId });
    })();
  }

  /** Takes a file away again. */
  detach(messageId: string, fileId: string): void {
    this.#database.transaction(() => {
      this.#database.prepare(`DELETE FROM reply_file WHERE id = ? AND reply_id IN (SELECT id FROM reply WHERE message_id = ? AND state = 'draft')`).run(fileId, messageId);
      this.#dropEmpty(messageId);
    })();
  }

  /** The answers to a message, oldest first. */
  of(messageId: string): { readonly topic: string; readonly replies: Reply[] } | undefined {
    const rows = this.#database.prepare('SELECT id, topic, state, text, saved_at AS saved, refusal FROM reply WHERE message_id = ? ORDER BY saved_at, rowid').all(messageId) as (Row & { topic: string })[];
    const [first] = rows;
    return first && { topic: first.topic, replies: rows.map((row) => this.#reply(row)) };
  }

  /** Every message with answers that the server does not have, the latest first. */
  unsent(): Unsent[] {
    const rows = this.#database
      .prepare('SELECT message_id AS messageId, topic, state, text, saved_at AS saved FROM reply ORDER BY saved_at DESC, rowid DESC')
      .all() as (Answered & { state: ReplyState; text: string; saved: number })[];
    const messages = [...new Set(rows.map(({ messageId }) => messageId))];
    return messages.flatMap((message) => {
      const answers = rows.filter(({ messageId }) => messageId === message);
      const count = (state: ReplyState) => answers.filter((each) => each.state === state).length;
      const [first] = (['refused', 'waiting', 'draft'] as const).flatMap((state) => answers.find((each) => each.state === state) ?? []);
      return first ? [{ ...first, refused: count('refused'), waiting: count('waiting') }] : [];
    });
  }

  /** What is being answered waits to be sent from now on, as `resource` without its files. False when there is nothing. */
  queue(messageId: string, resource: string, at: number): boolean {
    return this.#database.prepare(`UPDATE reply SET state = 'waiting', resource = ?, saved_at = ? WHERE message_id = ? AND state = 'draft'`).run(resource, at, messageId).changes === 1;
  }

  /** The oldest answer that waits. The same answer is the same text each time. */
  next(): ReplyToSend | undefined {
    const row = this.#database.prepare(`SELECT id, message_id AS messageId, resource FROM reply WHERE state = 'waiting' ORDER BY saved_at, rowid LIMIT 1`).get() as { id: string; messageId: string; resource: string } | undefined;
    if (!row) return undefined;
    const files = this.#database.prepare('SELECT title, content_type AS contentType, content FROM reply_file WHERE reply_id = ? ORDER BY rowid').all(row.id) as { title: string; contentType: string; content: Buffer }[];
    const { payload, ...resource } = JSON.parse(row.resource) as { payload: unknown[] };
    const attachments = files.map(({ title, contentType, content }) => ({
      contentAttachment: { contentType, title, size: content.length, hash: createHash('sha1').update(content).digest('base64'), data: content.toString('base64') },
    }));
    return { id: row.id, messageId: row.messageId, json: JSON.stringify({ ...resource, payload: [...payload, ...attachments] }) };
  }

  /** The server has an answer now. */
  sent(id: string): void {
    this.#database.prepare('DELETE FROM reply WHERE id = ?').run(id);
  }

  /** The server does not take an answer; `reason` is in its own words. */
  refuse(id: string, reason: string): void {
    this.#database.prepare(`UPDATE reply SET state = 'refused', refusal = ? WHERE id = ? AND state = 'waiting'`).run(reason, id);
  }

  /** A refused answer is being written again, as a new one: its text. Undefined when another is being written already. */
  rewrite(id: string, newId: string): string | undefined {
    return this.#database.transaction(() => {
      const row = this.#database.prepare(`SELECT message_id AS messageId, topic, text, saved_at AS at FROM reply WHERE id = ? AND state = 'refused'`).get(id) as (Answered & { text: string; at: number }) | undefined;
      if (!row || this.#database.prepare(`SELECT 1 FROM reply WHERE message_id = ? AND state = 'draft'`).get(row.messageId) !== undefined) return undefined;
      this.#database.prepare(`INSERT INTO reply (id, message_id, topic, state, text, saved_at) VALUES (?, ?, ?, 'draft', ?, ?)`).run(newId, row.messageId, row.topic, row.text, row.at);
      this.#database.prepare('UPDATE reply_file SET reply_id = ? WHERE reply_id = ?').run(newId, id);
      this.#database.prepare('DELETE FROM reply WHERE id = ?').run(id);
      return row.text;
    })();
  }

  /** Throws an answer away that is being written or was refused. */
  discard(id: string): void {
    this.#database.prepare(`DELETE FROM reply WHERE id = ? AND state <> 'waiting'`).run(id);
  }

  #dropEmpty(messageId: string): void {
    this.#database.prepare(`DELETE FROM reply WHERE message_id = ? AND state = 'draft' AND text = '' AND NOT EXISTS (SELECT 1 FROM reply_file WHERE reply_id = reply.id)`).run(messageId);
  }

  #reply({ id, state, text, saved, refusal }: Row): Reply {
    const files = this.#database.prepare('SELECT id, title, content_type AS contentType, length(content) AS bytes FROM reply_file WHERE reply_id = ? ORDER BY rowid').all(id) as Reply['files'];
    return { id, state, text, saved, files, ...(refusal !== null && { reason: refusal }) };
  }
}
