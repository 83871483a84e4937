import { describe, expect, it } from 'vitest';
import { networkProblemOf, retryAfterMs } from './network-problem.ts';

describe('Retry-After', () => {
  const now = Date.parse('2026-01-05T08:00:00Z');
  it.each([
    ['seconds', '30', 30_000],
    ['seconds with spaces', ' 7 ', 7_000],
    ['none', '0', 0],
    ['a date', 'Mon, 05 Jan 2026 08:01:30 GMT', 90_000],
    ['a date that has passed', 'Mon, 05 Jan 2026 07:00:00 GMT', 0],
    ['longer than an hour', '86400', 3_600_000],
    ['nonsense', 'soon', undefined],
    ['an empty value', '', undefined],
  ])('reads %s', (_title, header, wait) => {
    expect(retryAfterMs(header, now)).toBe(wait);
  });

  it('is undefined when the header is missing', () => {
    expect(retryAfterMs(undefined, now)).toBeUndefined();
  });
});

describe('the problem of a failed exchange', () => {
  it.each([
    ['net::ERR_INTERNET_DISCONNECTED', 'offline'],
    ['net::ERR_NAME_NOT_RESOLVED', 'offline'],
    ['net::ERR_CONNECTION_REFUSED', 'offline'],
    ['net::ERR_ADDRESS_UNREACHABLE', 'offline'],
    ['net::ERR_NETWORK_CHANGED', 'offline'],
    ['net::ERR_PROXY_CONNECTION_FAILED', 'offline'],
    ['net::ERR_CONNECTION_TIMED_OUT', 'timeout'],
    ['net::ERR_TIMED_OUT', 'timeout'],
    ['net::ERR_CONNECTION_RESET', 'server-trouble'],
    ['net::ERR_CONNECTION_CLOSED', 'server-trouble'],
    ['net::ERR_EMPTY_RESPONSE', 'server-trouble'],
    ['net::ERR_CONTENT_LENGTH_MISMATCH', 'server-trouble'],
    ['net::ERR_INCOMPLETE_CHUNKED_ENCODING', 'server-trouble'],
    ['net::ERR_CERT_AUTHORITY_INVALID', 'untrusted-certificate'],
    ['net::ERR_CERT_DATE_INVALID', 'untrusted-certificate'],
    ['net::ERR_SSL_PROTOCOL_ERROR', 'untrusted-certificate'],
    ['net::ERR_BAD_SSL_CLIENT_AUTH_CERT', 'untrusted-certificate'],
    ['Attempted to redirect, but redirect policy was \'error\'', 'network-sign-in'],
    ['net::ERR_TOO_MANY_REDIRECTS', 'network-sign-in'],
    ['something nobody has seen', 'offline'],
  ])('%s is %s', (message, code) => {
    expect(networkProblemOf(new Error(message))).toEqual({ code });
    expect(networkProblemOf(new Error('Network Error', { cause: new Error(message) }))).toEqual({ code });
  });

  it.each([
    ['ECONNABORTED', 'timeout'],
    ['ETIMEDOUT', 'timeout'],
    ['ERR_BAD_RESPONSE', 'server-trouble'],
    ['ERR_NETWORK', 'offline'],
  ])('%s of the HTTP library is %s', (libraryCode, code) => {
    expect(networkProblemOf(Object.assign(new Error('failed'), { code: libraryCode }))).toEqual({ code });
  });
});
