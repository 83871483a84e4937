import { badRequest } from '@medplum/core';
import type { Bundle, BundleEntry, OperationOutcome } from '@medplum/fhirtypes';
import { z } from 'zod';
import type { HttpReply, HttpRequest } from '../http/message.ts';
import { fhirReply, outcomeReply } from './reply.ts';

const entrySchema = z.looseObject({
  resource: z.looseObject({}).optional(),
  request: z.looseObject({ method: z.enum(['GET', 'POST', 'PUT', 'DELETE']), url: z.string().regex(/^[^/?].*$/), ifNoneExist: z.string().optional(), ifMatch: z.string().optional() }),
});
const batchSchema = z.looseObject({ resourceType: z.literal('Bundle'), type: z.literal('batch'), entry: z.array(entrySchema).min(1) });

/**
 * Answers a batch (FHIR R4 §3.1.0.11) below `base`: each of its requests by itself and in order, as `answer` would answer it alone.
 * Anything else, a transaction too, is refused whole.
 */
export async function answerBatch(base: string, body: unknown, answer: (request: HttpRequest) => Promise<HttpReply>): Promise<HttpReply> {
  const batch = batchSchema.safeParse(body);
  if (!batch.success) return outcomeReply(badRequest('The body is no batch'));
  const entry: BundleEntry[] = [];
  for (const { resource, request: asked } of batch.data.entry) {
    const { method, url, ifNoneExist, ifMatch } = asked;
    const [path = '', query] = url.split('?', 2);
    const headers = { ...(ifNoneExist !== undefined && { 'if-none-exist': ifNoneExist }), ...(ifMatch !== undefined && { 'if-match': ifMatch }) };
    entry.push(entryOf(await answer({ method, path: `${base}/${path}`, query: new URLSearchParams(query), headers, body: resource ? JSON.stringify(resource) : '' })));
  }
  return fhirReply(200, { resourceType: 'Bundle', type: 'batch-response', entry } satisfies Bundle);
}

function entryOf({ status, headers, body = '{}' }: HttpReply): BundleEntry {
  const resource = JSON.parse(body) as NonNullable<BundleEntry['resource']>;
  const response = { status: String(status), ...(headers?.location !== undefined && { location: headers.location }), ...(headers?.etag !== undefined && { etag: headers.etag }) };
  return status < 400 ? { resource, response } : { response: { ...response, outcome: resource as OperationOutcome } };
}
