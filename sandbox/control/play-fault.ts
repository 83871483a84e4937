import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock.ts';
import { jsonReply, type HttpReply, type HttpRequest } from '../http/message.ts';
import { send } from '../http/server.ts';
import { redirect, toReply, type Refusal } from '../identity/answer.ts';
import type { Fault } from './faults.ts';

const CAPTIVE_PORTAL: HttpReply = {
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  body: '<!doctype html><html lang="en"><title>Guest Wi-Fi</title><h1>Welcome to Guest Wi-Fi</h1><p>Accept the terms to go online.</p><form method="post"><button>Accept</button></form></html>',
};

/** Where a fault is played; `handle` is the real handling, for the faults that come after it. */
export interface FaultStage {
  readonly request: HttpRequest;
  readonly response: ServerResponse;
  readonly clock: Clock;
  readonly handle: () => Promise<HttpReply>;
}

/** Plays a fault on a response. */
export async function playFault(fault: Fault, { request, response, clock, handle }: FaultStage): Promise<void> {
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
      return;
    case 'refusal':
      send(response, toReply({ refusal: refusalOf(fault, request) }, request, clock));
      return;
    case 'redirect':
      send(response, toReply(redirect(fault.reason ?? 'The step needs the browser'), request, clock));
  }
}

function refusalOf(fault: Extract<Fault, { kind: 'refusal' }>, request: HttpRequest): Refusal {
  const continuationToken = new URLSearchParams(request.body).get('continuation_token');
  return {
    error: fault.error, code: fault.code ?? 50000, text: 'A fault that was ordered.',
    ...(fault.suberror !== undefined && { suberror: fault.suberror }),
    ...(fault.status !== undefined && { status: fault.status }),
    ...(fault.retryAfter !== undefined && { retryAfter: fault.retryAfter }),
    ...(fault.extra && { extra: fault.extra }),
    ...(fault.keepToken && continuationToken !== null && { continuationToken }),
  };
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
