import type { NetworkProblemCode } from '../../src-shared/models/problem.ts';

/** Why no usable answer came. `waitMs` when the server said how long to stay away. */
export type NetworkProblem = { readonly code: NetworkProblemCode; readonly waitMs?: number; readonly reference?: string };

const longestWaitMs = 3_600_000;

/** Milliseconds that a Retry-After header asks to wait (RFC 9110 §10.2.3: seconds or a date), at most an hour. */
export function retryAfterMs(header: string | undefined, now: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), longestWaitMs);
}

/** The code of a failed exchange, from Chromium's net:: error or from the HTTP library's own. */
export function networkProblemOf(error: Error & { code?: string }): NetworkProblem {
  const text = `${error.code ?? ''} ${error.message} ${error.cause instanceof Error ? error.cause.message : ''}`;
  if (/ERR_CERT_|ERR_SSL_|ERR_BAD_SSL/.test(text)) return { code: 'untrusted-certificate' };
  if (/redirect/i.test(text)) return { code: 'network-sign-in' };
  if (/ECONNABORTED|ETIMEDOUT|TIMED_OUT/.test(text)) return { code: 'timeout' };
  if (/ERR_CONTENT_|ERR_INCOMPLETE|ERR_CONNECTION_RESET|ERR_CONNECTION_CLOSED|ERR_ABORTED|ERR_EMPTY_RESPONSE|ERR_BAD_RESPONSE|ECONNRESET|other side closed|terminated|maxContentLength/.test(text)) return { code: 'server-trouble' };
  return { code: 'offline' };
}
