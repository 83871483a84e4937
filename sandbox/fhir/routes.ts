import { badRequest, getStatus, notFound, OperationOutcomeError } from '@medplum/core';
import { FhirRouter, type HttpMethod } from '@medplum/fhir-router';
import type { OperationOutcome, Resource } from '@medplum/fhirtypes';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { checkAccess, type AccessContext } from '../identity/access.ts';
import { personOf } from './access.ts';
import { answerBatch } from './batch.ts';
import { capabilityStatement, isOffered } from './capability.ts';
import { expand } from './expand.ts';
import { inquire } from './pas/inquire.ts';
import type { OperationContext } from './pas/operation.ts';
import { submit } from './pas/submit.ts';
import { PersonRepository } from './person-repository.ts';
import { fhirReply, outcomeReply } from './reply.ts';
import { refuseWrite } from './write-guards.ts';

const BASE = '/fhir';
const router = new FhirRouter();

/** What the FHIR endpoint works with. */
export type FhirContext = AccessContext & Omit<OperationContext, 'base' | 'person'>;

/** Answers a FHIR request; undefined when the path is not under `/fhir`. */
export async function answerFhir(context: FhirContext, url: string, request: HttpRequest): Promise<HttpReply | undefined> {
  if (request.path !== BASE && !request.path.startsWith(`${BASE}/`)) return undefined;
  if (request.path === `${BASE}/metadata` && request.method === 'GET') {
    return fhirReply(200, capabilityStatement(`${url}${BASE}`, new Date(context.clock.now()).toISOString()));
  }
  const access = await checkAccess(context, request, 'fhir');
  if (!access.ok) return unauthorised(access.status, access.challenge, access.text);
  const operation = { ...context, base: `${url}${BASE}`, person: personOf(context.store, access.practitionerId) };
  if (request.method === 'POST' && request.path === BASE) return answerBatch(BASE, readJson(request)?.value, (each) => interact(operation, url, each));
  return (await operate(operation, request)) ?? interact(operation, url, request);
}

/** Answers an operation; undefined when it is none. */
async function operate(context: OperationContext, request: HttpRequest): Promise<HttpReply | undefined> {
  switch (`${request.method} ${request.path.slice(BASE.length)}`) {
    case 'POST /Claim/$submit':
      return submit(context, request);
    case 'POST /Claim/$inquire':
      return inquire(context, request);
    case 'GET /ValueSet/$expand':
      try {
        return fhirReply(200, expand(request.query, context.clock.now()));
      } catch (error) {
        if (error instanceof OperationOutcomeError) return outcomeReply(error.outcome);
        throw error;
      }
    default:
      return undefined;
  }
}

async function interact(context: OperationContext, url: string, request: HttpRequest): Promise<HttpReply> {
  const asked = searchAsGet(request);
  const path = `${asked.path.slice(BASE.length)}${asked.query.size > 0 ? `?${asked.query.toString()}` : ''}`;
  const method = asked.method as HttpMethod;
  const route = router.find(method, path);
  const resourceType = route?.params.resourceType ?? '';
  const isConditional = (method === 'PUT' || method === 'DELETE') && route?.params.id === undefined;
  if (!route || isConditional || !isOffered(resourceType, route.data?.interaction ?? '')) return outcomeReply(notFound);
  const body = readJson(asked);
  if (body === undefined) return outcomeReply(badRequest('The body is not JSON'));
  const refused = refuseWrite(context, asked, body.value);
  if (refused) return refused;
  const repository = new PersonRepository(context.store, context.person, new URL(`${BASE}${path}`, url));
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

function unauthorised(status: 401 | 403, challenge: string, text: string): HttpReply {
  const outcome: OperationOutcome = {
    resourceType: 'OperationOutcome',
    issue: [{ severity: 'error', code: status === 401 ? 'login' : 'forbidden', diagnostics: text }],
  };
  return fhirReply(status, outcome, { 'www-authenticate': challenge });
}
