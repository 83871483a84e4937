import type { HttpRequest } from '../http/message.ts';

/** A request that came in, without its body and headers. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The form's `grant_type`, which is no secret. */
  readonly grantType?: string;
}

const LONGEST = 10_000;

/** Remembers which requests came in. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: HttpRequest): void {
    const grantType = new URLSearchParams(request.path.endsWith('/token') ? request.body : '').get('grant_type');
    this.#requests.push({ method: request.method, path: request.path, query: request.query.toString(), ...(grantType !== null && { grantType }) });
    if (this.#requests.length > LONGEST) this.#requests.shift();
  }

  clear(): void {
    this.#requests = [];
  }

  list(): readonly LoggedRequest[] {
    return this.#requests;
  }
}
