import { createHash } from 'node:crypto';
import type { HttpReply } from '../../http/message.ts';
import type { DecisionKind } from './decision.ts';

interface Submission {
  readonly fingerprint: string;
  readonly reply: Promise<HttpReply>;
  isDone: boolean;
}

/** What an idempotency key says about a request: new, still at work, used for something else, or answered before. */
export type KeyUse = { readonly use: 'new' | 'in-flight' | 'other-body' } | { readonly use: 'answered'; readonly reply: Promise<HttpReply> };

/** A UUID as a structured-field string: in quotes (draft-ietf-httpapi-idempotency-key-header-07 §2.1). */
const KEY = /^"([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})"$/i;

/** The key of an Idempotency-Key header; undefined when it is missing or not a UUID in quotes. */
export function readIdempotencyKey(header: string | string[] | undefined): string | undefined {
  return typeof header === 'string' ? KEY.exec(header.trim())?.[1]?.toLowerCase() : undefined;
}

/** The idempotency keys that were used and the decisions that were ordered. */
export class SubmissionBook {
  readonly #submissions = new Map<string, Submission>();
  readonly #ordered: DecisionKind[] = [];

  /** How a person's key stands for a body. */
  look(person: string, key: string, body: string): KeyUse {
    const known = this.#submissions.get(`${person} ${key}`);
    if (!known) return { use: 'new' };
    if (known.fingerprint !== fingerprint(body)) return { use: 'other-body' };
    return known.isDone ? { use: 'answered', reply: known.reply } : { use: 'in-flight' };
  }

  /** Does the work of a new key and keeps its answer for the next time. A failure of the sandbox itself is not kept. */
  async run(person: string, key: string, body: string, work: () => Promise<HttpReply>): Promise<HttpReply> {
    const reply = work();
    const submission: Submission = { fingerprint: fingerprint(body), reply, isDone: false };
    this.#submissions.set(`${person} ${key}`, submission);
    try {
      return await reply;
    } catch (error) {
      this.#submissions.delete(`${person} ${key}`);
      throw error;
    } finally {
      submission.isDone = true;
    }
  }

  /** Orders the decision of the next request that is taken. */
  order(kind: DecisionKind): void {
    this.#ordered.push(kind);
  }

  /** The ordered decision for a request that is taken now. */
  takeOrdered(): DecisionKind | undefined {
    return this.#ordered.shift();
  }
}

function fingerprint(body: string): string {
  return createHash('sha256').update(body).digest('hex');
}
