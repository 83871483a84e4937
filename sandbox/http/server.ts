import { createServer as createHttpServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Clock } from '../clock.ts';
import type { HttpReply, HttpRequest } from './message.ts';
import type { Certificate } from './self-signed.ts';

const MAX_BODY_BYTES = 20_000_000;

/** Answers a request on its response; it may also break the connection on purpose. */
export type Responder = (request: HttpRequest, response: ServerResponse) => Promise<void>;

/** A listening server on 127.0.0.1. */
export interface LoopbackServer {
  readonly url: string;
  /** Cuts all connections and frees the port. */
  stop(): Promise<void>;
  /** Listens again, on the same port, after `stop`. */
  resume(): Promise<void>;
}

/**
 * Listens on 127.0.0.1 only and hands whole requests to `respond`. A request whose Host is not this server
 * (DNS rebinding) gets 421, one with too large a body 413.
 * @throws when the port is taken.
 */
export function listen(
  port: number,
  certificate: Certificate | undefined,
  clock: Clock,
  respond: Responder,
): Promise<LoopbackServer> {
  return openServer(port, certificate, (incoming, response) => {
    response.sendDate = false;
    response.setHeader('date', new Date(clock.now()).toUTCString());
    handle(incoming, response, respond).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end(error instanceof Error ? (error.stack ?? error.message) : 'error');
    });
  });
}

/**
 * Listens on 127.0.0.1 only and hands requests to `onRequest` as they come.
 * @throws when the port is taken.
 */
export async function openServer(port: number, certificate: Certificate | undefined, onRequest: RequestListener): Promise<LoopbackServer> {
  const server: Server = certificate
    ? createHttpsServer({ key: certificate.key, cert: certificate.certificate }, onRequest)
    : createHttpServer(onRequest);
  // A client that goes on after a while must not run into a connection that is just being closed.
  server.keepAliveTimeout = 65_000;
  const open = (wanted: number): Promise<void> => new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(wanted, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  await open(port);
  const { port: actualPort } = server.address() as AddressInfo;
  return {
    url: `${certificate ? 'https' : 'http'}://127.0.0.1:${actualPort}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
    resume: () => open(actualPort),
  };
}

async function handle(incoming: IncomingMessage, response: ServerResponse, respond: Responder): Promise<void> {
  if (!isOwnHost(incoming)) {
    send(response, { status: 421, headers: { 'content-type': 'text/plain' }, body: 'This server answers on its loopback address only.' });
    return;
  }
  const body = await readBody(incoming);
  if (body === undefined) {
    send(response, { status: 413, headers: { connection: 'close' } });
    return;
  }
  const url = new URL(incoming.url ?? '/', 'http://loopback');
  await respond(
    { method: incoming.method ?? 'GET', path: url.pathname, query: url.searchParams, headers: incoming.headers, body },
    response,
  );
}

function isOwnHost(incoming: IncomingMessage): boolean {
  const port = incoming.socket.localPort;
  return ['127.0.0.1', 'localhost'].some((name) => incoming.headers.host === `${name}:${String(port)}`);
}

async function readBody(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** Sends a whole answer. */
export function send(response: ServerResponse, reply: HttpReply): void {
  response.writeHead(reply.status, reply.headers);
  response.end(reply.body);
}
