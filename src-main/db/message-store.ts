import type { Database } from 'better-sqlite3';
import type { MessageBox, MessageDetail, MessagePage, MessageQuery, MessageRow } from '../../src-shared/models/message.ts';
import { attachmentsOf, aboutClaim, communicationSchema, messageDetail, summarizeMessage, textsOf, type Attachment, type Communication, type MessageSummary } from '../fhir/message.ts';
import { fold } from '../fhir/request-summary.ts';
import type { Addressed } from '../fhir/reply.ts';
import { claimSchema, organizationSchema, patientSchema } from '../fhir/resources.ts';
import { claimNumber } from '../fhir/claim-number.ts';
import type { ResourceRow } from './request-store.ts';

/** How many messages there are, by kind, and how many marks the server has not been told of. */
export type MessageCounts = { readonly received: number; readonly new: number; readonly sent: number; readonly waitingMarks: number };

/** Where a listing of received or sent messages stands: how many are kept, the latest change in them, the number of the last whole listing. */
export type MessageListing = { readonly count: number; readonly newest: string | undefined; readonly pass: number };

/** A mark to tell the server of: the message as it was last seen there, and when it was read, or null for unread. */
export type MessageMark = { readonly id: string; readonly json: string; readonly received: string | null };

/** A whole message without what is being answered, which is kept elsewhere. */
export type KeptMessage = Omit<MessageDetail, 'unsent' | 'gone'>;

/** A query on the messages that the server has. */
export type KeptQuery = MessageQuery & { readonly box: Exclude<MessageBox, 'unsent'> };

const boxes: Record<KeptQuery['box'], string> = { received: 'own = 0', new: 'own = 0 AND unread = 1', sent: 'own = 1' };

/** Reads and writes the messages of one person's database. Every write is one transaction. */
export class MessageStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Takes a page of the server's messages whole. A mark that the server does not know yet stays. */
  save(messages: readonly (MessageSummary & { readonly json: string })[], resources: readonly ResourceRow[], pass: number): void {
    const message = this.#database.prepare(`
      INSERT OR REPLACE INTO message (id, own, unread, last_updated, sent, party, topic, consumer, preview, attachments, answers, search, json, pass)
      VALUES (@id, @own, @unread, @lastUpdated, @sent, @party, @topic, @consumer, @preview, @attachments, @answers, @search, @json, @pass)`);
    const resource = this.#database.prepare('INSERT OR REPLACE INTO resource (reference, json) VALUES (@reference, @json)');
    this.#database.transaction(() => {
      for (const each of messages) {
        const mark = this.#waitingMark(each.id);
        message.run({ ...each, own: Number(each.own), unread: Number(mark ? mark.received === null : each.unread), pass });
      }
      for (const each of resources) resource.run(each);
    })();
  }

  /** Drops what a whole listing did not show any more. */
  keepOnly(own: boolean, pass: number): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM message WHERE own = ? AND pass <> ?').run(Number(own), pass);
      this.#database.prepare('DELETE FROM message_mark WHERE message_id NOT IN (SELECT id FROM message)').run();
    })();
  }

  /** Where the listing of sent (`own`) or received messages stands. */
  listing(own: boolean): MessageListing {
    const row = this.#database.prepare('SELECT count(*) AS count, max(last_updated) AS newest, max(pass) AS pass FROM message WHERE own = ?').get(Number(own)) as { count: number; newest: string | null; pass: number | null };
    return { count: row.count, newest: row.newest || undefined, pass: row.pass ?? 0 };
  }

  counts(): MessageCounts {
    const count = (table: string, where: string) => this.#database.prepare(`SELECT count(*) FROM ${table} WHERE ${where}`).pluck().get() as number;
    return { received: count('message', boxes.received), new: count('message', boxes.new), sent: count('message', boxes.sent), waitingMarks: count('message_mark', 'refused = 0') };
  }

  /** The ids of the received messages that nobody has read. */
  newIds(): string[] {
    return this.#database.prepare(`SELECT id FROM message WHERE ${boxes.new} ORDER BY id`).pluck().all() as string[];
  }

  /** The newest messages of a box that hold every word of the filter, and the one to keep. */
  list({ box, filter, limit, keep }: KeptQuery): MessagePage {
    const words = fold(filter).split(/\s+/).filter(Boolean);
    const where = [`(${boxes[box]} OR id = ?)`, ...words.map(() => 'instr(search, ?) > 0')].join(' AND ');
    const values = [keep ?? null, ...words];
    const total = this.#database.prepare(`SELECT count(*) FROM message WHERE ${where}`).pluck().get(...values) as number;
    return { total, rows: this.#rows(`${where} ORDER BY sent DESC, id LIMIT ?`, [...values, limit]) };
  }

  /** The lines of these messages, as far as they are here. */
  rows(ids: readonly string[]): MessageRow[] {
    return this.#rows('id IN (SELECT value FROM json_each(?))', [JSON.stringify(ids)]);
  }

  /** What a message to the payer is about: a received message by its id, or a request by its reference Claim/…. */
  addressed(id: string): Addressed | undefined {
    if (!id.startsWith('Claim/')) return this.#message(id);
    const claim = claimSchema.safeParse(this.#resource(id)).data;
    return claim && { subject: claim.patient, about: [{ reference: id }], sender: claim.insurer, ...(claim.provider && { recipient: [claim.provider] }) };
  }

  /** Takes a message that the facility just sent, as the server answered. */
  saveSent(json: string): void {
    const message = communicationSchema.safeParse(parsed(json)).data;
    if (!message) return;
    const patient = patientSchema.safeParse(this.#resource(message.subject?.reference ?? '')).data;
    // Without a time of change: the next listing begins at the latest change that came by a listing.
    this.save([{ ...summarizeMessage(message, true, patient, (reference) => this.#name(reference)), lastUpdated: '', json }], [], this.listing(true).pass);
  }

  /** The whole message, or undefined when it is not here (any more). */
  read(id: string): KeptMessage | undefined {
    const row = this.#database.prepare('SELECT own, unread, json FROM message WHERE id = ?').get(id) as { own: number; unread: number; json: string } | undefined;
    if (!row) return undefined;
    const message = communicationSchema.parse(JSON.parse(row.json));
    const patient = patientSchema.safeParse(this.#resource(message.subject?.reference ?? ''));
    const claim = aboutClaim(message);
    const refused = this.#database.prepare('SELECT 1 FROM message_mark WHERE message_id = ? AND refused = 1').get(id) !== undefined;
    return {
      id,
      own: row.own === 1,
      unread: row.unread === 1,
      markRefused: refused,
      ...messageDetail(message, patient.data, this.#caseNumber(claim), (reference) => this.#name(reference)),
      replies: this.#replies(id),
    };
  }

  /** The payer's case id once it answered, else the request's own number. */
  #caseNumber(claim: string | undefined): string | undefined {
    if (claim === undefined) return undefined;
    const caseId = this.#database.prepare('SELECT case_id FROM answer WHERE claim = ?').pluck().get(claim) as string | undefined;
    return caseId || claimNumber(this.#resource(`Claim/${claim}`));
  }

  /** An attachment of a message, by its place. */
  attachment(id: string, index: number): Attachment | undefined {
    const message = this.#message(id);
    return message && attachmentsOf(message)[index];
  }

  /** Marks a received message as read at a time, or (null) as unread. False when it is not here or is so already. */
  mark(id: string, received: string | null): boolean {
    return this.#database.transaction(() => {
      const changed = this.#database.prepare('UPDATE message SET unread = @unread WHERE id = @id AND own = 0 AND unread <> @unread').run({ id, unread: Number(received === null) }).changes === 1;
      const known = this.#message(id)?.received !== undefined;
      if (!changed) return false;
      if (known === (received !== null)) this.#database.prepare('DELETE FROM message_mark WHERE message_id = ?').run(id);
      else this.#database.prepare('INSERT OR REPLACE INTO message_mark (message_id, received, refused) VALUES (?, ?, 0)').run(id, received);
      return true;
    })();
  }

  /** The next mark that the server has not been told of. */
  nextMark(): MessageMark | undefined {
    return this.#database
      .prepare('SELECT id, json, received FROM message_mark JOIN message ON id = message_id WHERE refused = 0 ORDER BY sent, id LIMIT 1')
      .get() as MessageMark | undefined;
  }

  /** The server has the message like this now; `told` is the mark that it knows of thereby, unless it was changed since. */
  saveSeen(id: string, json: string, told: MessageMark | undefined): void {
    this.#database.transaction(() => {
      if (told) this.#database.prepare('DELETE FROM message_mark WHERE message_id = ? AND received IS ?').run(id, told.received);
      const mark = this.#waitingMark(id);
      const { received } = communicationSchema.parse(JSON.parse(json));
      // last_updated stays: the next listing begins at the latest change that came by a listing.
      this.#database.prepare('UPDATE message SET json = ?, unread = ? WHERE id = ?').run(json, Number((mark ? mark.received : (received ?? null)) === null), id);
    })();
  }

  /** The server does not take a mark: the message shows again what the server has. */
  refuseMark(id: string): void {
    this.#database.transaction(() => {
      this.#database.prepare('UPDATE message_mark SET refused = 1 WHERE message_id = ?').run(id);
      this.#database.prepare('UPDATE message SET unread = ? WHERE id = ?').run(Number(this.#message(id)?.received === undefined), id);
    })();
  }

  /** The message is no longer at the server. */
  remove(id: string): void {
    this.#database.transaction(() => {
      this.#database.prepare('DELETE FROM message_mark WHERE message_id = ?').run(id);
      this.#database.prepare('DELETE FROM message WHERE id = ?').run(id);
    })();
  }

  #rows(where: string, values: readonly unknown[]): MessageRow[] {
    const rows = this.#database.prepare(`SELECT id, unread, party, topic, consumer, preview, sent, attachments FROM message WHERE ${where}`).all(...values) as (Omit<MessageRow, 'unread'> & { unread: number })[];
    return rows.map((row) => ({ ...row, unread: row.unread === 1 }));
  }

  #waitingMark(id: string): { received: string | null } | undefined {
    return this.#database.prepare('SELECT received FROM message_mark WHERE message_id = ? AND refused = 0').get(id) as { received: string | null } | undefined;
  }

  #message(id: string): Communication | undefined {
    const json = this.#database.prepare('SELECT json FROM message WHERE id = ?').pluck().get(id) as string | undefined;
    return json === undefined ? undefined : communicationSchema.parse(JSON.parse(json));
  }

  #replies(id: string): MessageDetail['replies'] {
    const rows = this.#database.prepare('SELECT id, sent, json FROM message WHERE answers = ? AND own = 1 ORDER BY sent, id').all(id) as { id: string; sent: string; json: string }[];
    return rows.map((row) => ({ id: row.id, sent: row.sent, texts: textsOf(communicationSchema.parse(JSON.parse(row.json))) }));
  }

  #name(reference: string): string | undefined {
    return organizationSchema.safeParse(this.#resource(reference)).data?.name;
  }

  #resource(reference: string): unknown {
    const json = this.#database.prepare('SELECT json FROM resource WHERE reference = ?').pluck().get(reference) as string | undefined;
    return json === undefined ? undefined : JSON.parse(json);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
