import type { HttpAnswer, HttpClient, HttpRequest } from '../api/http-client.ts';
import type { NetworkProblem } from '../api/network-problem.ts';
import { failed, ok } from '../../src-shared/models/result.ts';

/** A JSON answer with its status, or why there was none. */
export type Scripted = { readonly status?: number; readonly json?: unknown; readonly body?: string; readonly retryAfterMs?: number; readonly challenge?: string; readonly date?: string; readonly etag?: string } | NetworkProblem;

/** An HTTP client that gives the scripted answers in turn, the last one again and again, and keeps what it was asked. */
export class ScriptedHttp implements HttpClient {
  readonly asked: HttpRequest[] = [];
  readonly #answers: Scripted[];

  constructor(...answers: Scripted[]) {
    this.#answers = answers;
  }

  readonly send: HttpClient['send'] = (request) => {
    this.asked.push(request);
    const answer = (this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0]) ?? {};
    if ('code' in answer) return Promise.resolve(failed(answer));
    const { status = 200, json, body = JSON.stringify(json), retryAfterMs, challenge, date, etag } = answer;
    return Promise.resolve(ok({ status, body, date, retryAfterMs, ...(challenge !== undefined && { challenge }), ...(etag !== undefined && { etag }) } satisfies HttpAnswer));
  };

  /** The form of the call `index`, from the end when negative. */
  form(index: number): Readonly<Record<string, string>> | undefined {
    return this.asked.at(index)?.form;
  }
}
