import { jsonReply, type HttpReply } from '../http/message.ts';

/** A refusal in the words of Microsoft Graph. */
export interface AccountProblem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  /** Seconds until the same call may succeed. */
  readonly retryAfter?: number;
}

/** What an endpoint answers. */
export type AccountAnswer = { readonly status: 200 | 201 | 204; readonly body?: object } | { readonly problem: AccountProblem };

/** Answers with a refusal, 400 unless another status is given. */
export function refuseAccount(code: string, message: string, status = 400, retryAfter?: number): { readonly problem: AccountProblem } {
  return { problem: { status, code, message, ...(retryAfter !== undefined && { retryAfter }) } };
}

/** The refusal of what is asked too often; `wait` in milliseconds. */
export function tooManyRequests(wait: number): { readonly problem: AccountProblem } {
  return refuseAccount('tooManyRequests', 'Too many requests. Wait before asking again.', 429, Math.ceil(wait / 1000));
}

/** Puts an answer on the wire. */
export function toAccountReply(answer: AccountAnswer, headers: Readonly<Record<string, string>> = {}): HttpReply {
  if ('problem' in answer) {
    const { status, code, message, retryAfter } = answer.problem;
    return jsonReply(status, { error: { code, message } }, { ...headers, ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) });
  }
  return answer.body ? jsonReply(answer.status, answer.body) : { status: answer.status, headers: { 'cache-control': 'no-store' } };
}
