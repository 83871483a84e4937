import * as z from 'zod';
import { auditEntrySchema } from '../../src-shared/models/audit.ts';
import type { FhirClient } from '../api/fhir-client.ts';
import type { AuditRow } from '../db/audit-chain.ts';
import { tagOf, toAuditEvent } from './fhir-event.ts';

/** The server has it: it was there before, it was made, or it is there more than once. */
const taken = [200, 201, 412];
/** What is wrong is the entry. Any other answer says nothing of it, and may be another one later. */
const refused = [400, 413, 422];

/** What the server said, up to the first entry of which it said nothing; `status`: what it said instead, or of one that it refused. */
export type Posted = { readonly taken: readonly AuditRow[]; readonly refused: readonly AuditRow[]; readonly status: number | undefined };

type Client = Pick<FhirClient, 'send'>;

const batchResponseSchema = z.object({
  resourceType: z.literal('Bundle'),
  type: z.literal('batch-response'),
  entry: z.array(z.object({ response: z.object({ status: z.string().regex(/^\d{3}/) }) })),
});

/**
 * Posts entries as AuditEvents, in order, in one batch (R4 §3.1.0.11). Each is created only if the server has none with its tag: a
 * repeat is harmless. A batch that is not answered as one goes entry by entry, for one alone may be why, and not every server takes batches.
 */
export async function postEvents(client: Client, rows: readonly AuditRow[]): Promise<Posted> {
  const statuses = (await postBatch(client, rows)) ?? (await postEach(client, rows));
  const end = statuses.findIndex((status) => !taken.includes(status) && !refused.includes(status));
  const answered = rows.slice(0, end < 0 ? statuses.length : end);
  const said = (of: readonly number[]) => answered.filter((_row, index) => of.includes(statuses[index] ?? 0));
  return { taken: said(taken), refused: said(refused), status: statuses.find((status) => !taken.includes(status)) };
}

/** Each entry's status; none when nothing got through, undefined when the server takes no such batch. */
async function postBatch(client: Client, rows: readonly AuditRow[]): Promise<number[] | undefined> {
  const entry = rows.map((row) => {
    const { resource, condition } = eventOf(row);
    return { resource, request: { method: 'POST', url: 'AuditEvent', ifNoneExist: condition } };
  });
  const answer = await client.send('POST', '', JSON.stringify({ resourceType: 'Bundle', type: 'batch', entry }));
  // A server may have nothing but a 5xx for a batch.
  if (!answer.ok) return answer.failure.code === 'server-trouble' ? undefined : [];
  const statuses = readStatuses(answer.value.body);
  return answer.value.status === 200 && statuses?.length === rows.length ? statuses : undefined;
}

/** Each entry's status, up to the first one that is neither taken nor refused. */
async function postEach(client: Client, rows: readonly AuditRow[]): Promise<number[]> {
  const statuses: number[] = [];
  for (const row of rows) {
    const { resource, condition } = eventOf(row);
    const answer = await client.send('POST', 'AuditEvent', JSON.stringify(resource), { 'If-None-Exist': condition });
    if (!answer.ok) break;
    const { status } = answer.value;
    statuses.push(status);
    if (!taken.includes(status) && !refused.includes(status)) break;
  }
  return statuses;
}

function eventOf({ text, hash }: AuditRow): { resource: object; condition: string } {
  const entry = auditEntrySchema.parse(JSON.parse(text));
  const { system, code } = tagOf(entry, hash);
  return { resource: toAuditEvent(entry, hash), condition: `_tag=${system}|${code}` };
}

function readStatuses(body: string): number[] | undefined {
  try {
    return batchResponseSchema.safeParse(JSON.parse(body)).data?.entry.map(({ response }) => Number(response.status.slice(0, 3)));
  } catch {
    return undefined;
  }
}
