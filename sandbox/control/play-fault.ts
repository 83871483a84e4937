import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { HttpReply } from '../http/message.ts';
import { jsonReply } from '../http/message.ts';
import { send } from '../http/server.ts';
import type { Fault } from './faults.ts';

const CAPTIVE_PORTAL: HttpReply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html lang="en"><title>Guest Wi-Fi</title><h1>Welcome to Guest Wi-Fi</h1><p>Accept the terms to go online.</p><form method="post"><button>Accept</button></form></html>',
};

/** Plays a fault on a response. `handle` is the real handling, for the faults that come after it. */
export async function playFault(fault: Fault, response: ServerResponse, handle: () => Promise<HttpReply>): Promise<void> {
  switch (fault.kind) {
    case 'latency':
      await delay(fault.milliseconds, undefined, { ref: false });
      send(response, await handle());
      return;
    case 'status':
      send(response, statusReply(fault.status, fault.retryAfter));
      return;
    case 'drop':
      response.destroy();
      return;
    case 'lost-response':
      await handle();
      response.destroy();
      return;
    case 'drop-mid-body':
      await dropMidBody(response, await handle());
      return;
    case 'captive-portal':
      send(response, CAPTIVE_PORTAL);
      return;
    case 'malformed-json':
      send(response, { status: 200, headers: { 'content-type': 'application/json' }, body: '{"resourceType":"Bundle","entry":[{"resource":' });
      return;
    case 'wrong-json':
      send(response, jsonReply(200, { ok: true, data: [1, 'two', null] }));
      return;
    case 'hang':
      return;
    case 'expired-token':
      send(response, jsonReply(
        401,
        { resourceType: 'OperationOutcome', issue: [{ severity: 'error', code: 'login', diagnostics: 'The access token expired' }] },
        { 'content-type': 'application/fhir+json; charset=utf-8', 'www-authenticate': 'Bearer realm="fhir", error="invalid_token", error_description="The access token expired"' },
      ));
  }
}

function statusReply(status: number, retryAfter: number | undefined): HttpReply {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }) },
    body: `<html><body><h1>${status}</h1></body></html>`,
  };
}

async function dropMidBody(response: ServerResponse, reply: HttpReply): Promise<void> {
  const body = Buffer.from(reply.body ?? '');
  response.writeHead(reply.status, { ...reply.headers, 'content-length': body.length });
  await new Promise((resolve) => response.write(body.subarray(0, Math.ceil(body.length / 2)), resolve));
  response.destroy();
}
