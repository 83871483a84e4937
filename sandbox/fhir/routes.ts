import { getStatus, badRequest, notFound } from '@medplum/core';
import { FhirRouter, type HttpMethod } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { Clock } from '../clock.ts';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { practitionerIdOf } from '../identity/account-book.ts';
import type { TokenService } from '../identity/token-service.ts';
import { personOf } from './access.ts';
import { capabilityStatement, isOffered } from './capability.ts';
import { PersonRepository } from './person-repository.ts';
import type { FhirStore } from './store.ts';

const BASE = '/fhir';
const router = new FhirRouter();

/** What the FHIR endpoint works with. */
export interface FhirContext {
  readonly clock: Clock;
  readonly store: FhirStore;
  readonly tokens: TokenService;
}

/** Answers a FHIR request; undefined when the path is not under `/fhir`. */
export async function answerFhir(context: FhirContext, url: string, request: HttpRequest): Promise<HttpReply | undefined> {
  if (request.path !== BASE && !request.path.startsWith(`${BASE}/`)) return undefined;
  if (request.path === `${BASE}/metadata` && request.method === 'GET') {
    return fhirReply(200, capabilityStatement(`${url}${BASE}`, new Date(context.clock.now()).toISOString()));
  }
  const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '')?.[1];
  if (token === undefined) return unauthorised(401, 'Bearer realm="fhir"', 'A bearer token is needed');
  const access = await context.tokens.check(token);
  if (!access.ok) {
    const challenge = `Bearer realm="fhir", error="${access.error}", error_description="${access.text}"`;
    return unauthorised(access.error === 'insufficient_scope' ? 403 : 401, challenge, access.text);
  }
  return interact(context, url, request, practitionerIdOf(access.username));
}

async function interact(context: FhirContext, url: string, request: HttpRequest, practitionerId: string): Promise<HttpReply> {
  const asked = searchAsGet(request);
  const path = `${asked.path.slice(BASE.length)}${asked.query.size > 0 ? `?${asked.query.toString()}` : ''}`;
  const method = asked.method as HttpMethod;
  const route = router.find(method, path);
  const resourceType = route?.params.resourceType ?? '';
  const isConditional = (method === 'PUT' || method === 'DELETE') && route?.params.id === undefined;
  if (!route || isConditional || !isOffered(resourceType, route.data?.interaction ?? '')) return outcomeReply(notFound);
  const body = readJson(asked);
  if (body === undefined) return outcomeReply(badRequest('The body is not JSON'));
  const repository = new PersonRepository(context.store, personOf(context.store, practitionerId), new URL(`${BASE}${path}`, url));
  const [outcome, resource] = await router.handleRequest(
    { method, url: path, pathname: '', params: {}, query: {}, body: body.value, headers: request.headers },
    repository,
  );
  return resource ? resourceReply(getStatus(outcome), resource, url, request) : outcomeReply(outcome);
}

/** A search by POST is the same search by GET (FHIR R4 §3.1.1.2.2). */
function searchAsGet(request: HttpRequest): HttpRequest {
  if (request.method !== 'POST' || !request.path.endsWith('/_search')) return request;
  const query = new URLSearchParams([...request.query, ...new URLSearchParams(request.body)]);
  return { ...request, method: 'GET', path: request.path.slice(0, -'/_search'.length), query, body: '' };
}

function readJson(request: HttpRequest): { readonly value: unknown } | undefined {
  if (request.body === '') return { value: undefined };
  try {
    return { value: JSON.parse(request.body) };
  } catch {
    return undefined;
  }
}

function resourceReply(status: number, resource: Resource, url: string, request: HttpRequest): HttpReply {
  const { versionId, lastUpdated } = resource.meta ?? {};
  const etag = versionId === undefined ? undefined : `W/"${versionId}"`;
  if (etag !== undefined && request.method === 'GET' && request.headers['if-none-match'] === etag) return { status: 304, headers: { etag } };
  return fhirReply(status, resource, {
    ...(etag !== undefined && { etag }),
    ...(lastUpdated !== undefined && { 'last-modified': new Date(lastUpdated).toUTCString() }),
    ...(status === 201 && { location: `${url}${BASE}/${resource.resourceType}/${resource.id ?? ''}/_history/${versionId ?? '1'}` }),
  });
}

function outcomeReply(outcome: OperationOutcome): HttpReply {
  return fhirReply(getStatus(outcome), outcome);
}

function unauthorised(status: 401 | 403, challenge: string, text: string): HttpReply {
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: status === 401 ? 'login' : 'forbidden', diagnostics: text }],
  };
  return fhirReply(status, outcome, { 'www-authenticate': challenge });
}

function fhirReply(status: number, resource: Resource, headers: Readonly<Record<string, string>> = {}): HttpReply {
  return {
    status,
    headers: { 'content-type': 'application/fhir+json; charset=utf-8', 'cache-control': 'no-store', ...headers },
    body: JSON.stringify(resource),
  };
}
