import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import { loopbackPage, pageHeaders } from './loopback-page.ts';

const address = '127.0.0.1';
const path = '/cb';

/** An address on this PC at which one sign-in in the browser comes back. */
export type LoopbackReceiver = {
  readonly redirectUri: string;
  /** Where the browser came back to, with the answer in its query; undefined when closed before. */
  readonly answer: Promise<URL | undefined>;
  /** Closes it; a browser that waits sees whether the sign-in worked. */
  readonly close: (signedIn: boolean) => void;
};

/**
 * Listens on 127.0.0.1 alone, on any free port (RFC 8252 §7.3), for the one GET that carries our `state`. Everybody else
 * on this PC, and any page of any browser, can call too: they get a 4xx, and `onStranger` hears of it.
 */
export async function openLoopbackReceiver(state: string, onStranger: () => void): Promise<Result<LoopbackReceiver, 'loopback-unavailable'>> {
  const server = createServer((request, response) => receive(request, response));
  let back: (answer: URL | undefined) => void = () => undefined;
  const answer = new Promise<URL | undefined>((resolve) => (back = resolve));
  let waiting: { readonly response: ServerResponse; readonly language: string | undefined } | undefined;
  let closed = false;

  server.listen({ host: address, port: 0, exclusive: true });
  try {
    await once(server, 'listening');
  } catch {
    return failed('loopback-unavailable');
  }
  const host = `${address}:${(server.address() as AddressInfo).port}`;

  function receive(request: IncomingMessage, response: ServerResponse): void {
    const refusal = refusalOf(request, host, state);
    if (closed || waiting || refusal !== undefined) {
      response.writeHead(refusal ?? 410, { ...pageHeaders, 'Content-Type': 'text/plain; charset=utf-8' }).end('Refused.\n');
      if (!closed && !waiting) onStranger();
      return;
    }
    waiting = { response, language: request.headers['accept-language'] };
    // Nobody else gets in; the browser that came waits for its page.
    server.close();
    back(new URL(request.url ?? '', `http://${host}`));
  }

  return ok({
    redirectUri: `http://${host}${path}`,
    answer,
    close: (signedIn) => {
      if (closed) return;
      closed = true;
      back(undefined);
      server.close();
      if (!waiting) return server.closeAllConnections();
      waiting.response.writeHead(200, pageHeaders).end(loopbackPage(signedIn, waiting.language), () => server.closeAllConnections());
    },
  });
}

/** The status that a request is refused with: another host (DNS rebinding), method or path, or a state that isn't ours. */
function refusalOf({ method, url = '', headers }: IncomingMessage, host: string, state: string): number | undefined {
  if (headers.host !== host) return 421;
  if (method !== 'GET') return 405;
  if (!url.startsWith(`${path}?`)) return 404;
  const states = new URL(url, `http://${host}`).searchParams.getAll('state');
  return states.length === 1 && isSame(states[0] ?? '', state) ? undefined : 400;
}

/** Compares without telling by time how much is right. */
function isSame(left: string, right: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(left), digest(right));
}
