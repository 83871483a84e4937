import { randomUUID } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { jsonReply, type HttpReply, type HttpRequest } from '../http/message.ts';

/** A refusal in the words of the native authentication API. */
export interface Refusal {
  readonly error: string;
  /** The AADSTS number. */
  readonly code: number;
  readonly text: string;
  readonly suberror?: string;
  readonly continuationToken?: string;
  readonly status?: number;
  /** Seconds until the same call may succeed. */
  readonly retryAfter?: number;
  /** Members that only this error has, such as `required_attributes`. */
  readonly extra?: Readonly<Record<string, unknown>>;
}

/** What an endpoint answers: a 200 body or a refusal. */
export type Answer = { readonly body: Readonly<Record<string, unknown>> } | { readonly refusal: Refusal };

/** Answers with a refusal. */
export function refuse(refusal: Refusal): { readonly refusal: Refusal } {
  return { refusal };
}

/** Answers 200 and tells the client to go on in the system browser. */
export function redirect(reason: string): Answer {
  return { body: { challenge_type: 'redirect', redirect_reason: reason } };
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Puts an answer on the wire, with the ids that support asks for (native authentication API, "Error response"). */
export function toReply(answer: Answer, request: HttpRequest, clock: Clock): HttpReply {
  const asked = request.headers['client-request-id'];
  const correlationId = typeof asked === 'string' && UUID.test(asked) ? asked : randomUUID();
  const headers = { 'x-ms-request-id': correlationId };
  if ('body' in answer) return jsonReply(200, answer.body, headers);
  const { refusal } = answer;
  const traceId = randomUUID();
  const timestamp = new Date(clock.now()).toISOString().replace('T', ' ').replace(/\.\d+Z$/, 'Z');
  return jsonReply(
    refusal.status ?? 400,
    {
      error: refusal.error,
      error_description: `AADSTS${refusal.code}: ${refusal.text}\r\nTrace ID: ${traceId}\r\nCorrelation ID: ${correlationId}\r\nTimestamp: ${timestamp}`,
      error_codes: [refusal.code],
      timestamp, trace_id: traceId, correlation_id: correlationId,
      ...(refusal.suberror !== undefined && { suberror: refusal.suberror }),
      ...(refusal.continuationToken !== undefined && { continuation_token: refusal.continuationToken }),
      ...refusal.extra,
    },
    { ...headers, ...(refusal.retryAfter !== undefined && { 'retry-after': String(refusal.retryAfter) }) },
  );
}
