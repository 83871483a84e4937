import type { HttpRequest } from '../http/message.ts';
import { TENANT } from '../identity/names.ts';

/** A request that came in, without its body and headers. */
export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** The form's `grant_type`, which is no secret. */
  readonly grantType?: string;
  /** The names of the form's parameters, of requests to the identity service. */
  readonly parameters?: readonly string[];
  /** Those parameters that are no secret, with their values. */
  readonly values?: Readonly<Record<string, string>>;
}

const LONGEST = 10_000;
const NO_SECRETS = new Set(['grant_type', 'challenge_type', 'capabilities', 'challenge_channel', 'scope']);

/** Remembers which requests came in. */
export class RequestLog {
  #requests: LoggedRequest[] = [];

  add(request: HttpRequest): void {
    this.#requests.push({ method: request.method, path: request.path, query: request.query.toString(), ...formOf(request) });
    if (this.#requests.length > LONGEST) this.#requests.shift();
  }

  clear(): void {
    this.#requests = [];
  }

  list(): readonly LoggedRequest[] {
    return this.#requests;
  }
}

function formOf(request: HttpRequest): Pick<LoggedRequest, 'grantType' | 'parameters' | 'values'> {
  if (request.method !== 'POST' || !request.path.startsWith(`/${TENANT}/`)) return {};
  const form = new URLSearchParams(request.body);
  const grantType = request.path.endsWith('/token') ? form.get('grant_type') : null;
  return {
    ...(grantType !== null && { grantType }),
    parameters: [...form.keys()],
    values: Object.fromEntries([...form].filter(([name]) => NO_SECRETS.has(name))),
  };
}
