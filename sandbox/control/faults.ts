import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { HttpRequest } from '../http/message.ts';

/** Where and how often: paths that match (`*` is any text), `times` requests or until cleared. */
const place = { path: z.string().startsWith('/'), method: z.string().optional(), times: z.int().min(1).optional() };

/** What goes wrong with a request, as it is ordered on the control side. */
export const faultSchema = z.discriminatedUnion('kind', [
  /** The answer comes this late. */
  z.strictObject({ ...place, kind: z.literal('latency'), milliseconds: z.int().min(1).max(600_000) }),
  /** An answer with this status instead of the real one, with `Retry-After` in seconds if given. */
  z.strictObject({ ...place, kind: z.literal('status'), status: z.int().min(400).max(599), retryAfter: z.int().min(0).optional() }),
  /** The connection is cut before the request is handled. */
  z.strictObject({ ...place, kind: z.literal('drop') }),
  /** The connection is cut in the middle of the answer's body. */
  z.strictObject({ ...place, kind: z.literal('drop-mid-body') }),
  /** The request is handled, then the connection is cut without an answer. */
  z.strictObject({ ...place, kind: z.literal('lost-response') }),
  /** The sign-in page of a guest network, with status 200. */
  z.strictObject({ ...place, kind: z.literal('captive-portal') }),
  /** JSON that is cut off, with status 200. */
  z.strictObject({ ...place, kind: z.literal('malformed-json') }),
  /** Well-formed JSON of another shape, with status 200. */
  z.strictObject({ ...place, kind: z.literal('wrong-json') }),
  /** No answer, ever. */
  z.strictObject({ ...place, kind: z.literal('hang') }),
  /** 401 as for an access token that ran out. */
  z.strictObject({ ...place, kind: z.literal('expired-token') }),
  /**
   * An error of the native authentication API; `keepToken` puts the request's continuation token, which stays alive, in
   * the body, and `extra` has members that only this error has.
   */
  z.strictObject({
    ...place, kind: z.literal('refusal'), error: z.string(), suberror: z.string().optional(), code: z.int().optional(),
    status: z.int().min(400).max(599).optional(), retryAfter: z.int().min(0).optional(),
    keepToken: z.literal(true).optional(), extra: z.record(z.string(), z.unknown()).optional(),
  }),
  /** 200 with `challenge_type` redirect: to go on in the system browser. */
  z.strictObject({ ...place, kind: z.literal('redirect'), reason: z.string().optional() }),
]);

/** A fault with where and how often it happens. */
export type Fault = z.infer<typeof faultSchema>;

/** A fault that waits for its request; `left` counts down. */
export type PendingFault = Fault & { readonly id: string; readonly left: number | null };

interface Entry {
  readonly id: string;
  readonly fault: Fault;
  readonly pattern: RegExp;
  left: number;
}

/** The faults that wait for their requests. */
export class FaultList {
  #entries: Entry[] = [];

  /** Adds a fault and gives its id. */
  add(fault: Fault): string {
    const escaped = fault.path.replace(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
    const pattern = new RegExp(`^${escaped.replaceAll('*', '.*')}$`);
    const entry = { id: randomUUID(), fault, pattern, left: fault.times ?? Infinity };
    this.#entries.push(entry);
    return entry.id;
  }

  /** The fault for a request, the oldest that fits, counted as used. */
  take(request: HttpRequest): Fault | undefined {
    const entry = this.#entries.find(({ fault, pattern }) => pattern.test(request.path) && (fault.method ?? request.method) === request.method);
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#entries = this.#entries.filter((other) => other !== entry);
    return entry.fault;
  }

  clear(): void {
    this.#entries = [];
  }

  list(): PendingFault[] {
    return this.#entries.map(({ id, fault, left }) => ({ ...fault, id, left: left === Infinity ? null : left }));
  }
}
