import * as z from 'zod';
import { ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import type { MessageMark } from '../db/message-store.ts';
import { communicationSchema } from '../fhir/message.ts';

/** How often a mark is tried again when somebody else changes the message at the same time. */
const attempts = 5;

const resourceSchema = z.looseObject({ meta: z.looseObject({ versionId: z.string().optional() }) });

export type MarkPorts = { readonly fhir: FhirClient; readonly database: DatabaseCalls };

/**
 * Tells the server of every mark that waits: an update with If-Match, so that nobody's change is overwritten. What the
 * server does not take is kept as refused, and the others go on. A failure leaves the rest waiting; since the update only
 * says what `received` is to be, it may be sent again.
 */
export async function tellMarks(ports: MarkPorts): Promise<Result<undefined, FhirProblem>> {
  for (;;) {
    const mark = await ports.database.call('nextMessageMark');
    if (!mark) return ok(undefined);
    const told = await tellMark(ports, mark);
    if (!told.ok) return told;
  }
}

async function tellMark(ports: MarkPorts, first: MessageMark): Promise<Result<undefined, FhirProblem>> {
  const { fhir, database } = ports;
  const { id } = first;
  let { json } = first;
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { received: _, ...rest } = resourceSchema.parse(JSON.parse(json));
    const version = rest.meta.versionId;
    const marked = JSON.stringify({ ...rest, ...(first.received !== null && { received: first.received }) });
    const answer = await fhir.send('PUT', `Communication/${id}`, marked, version === undefined ? {} : { 'If-Match': `W/"${version}"` });
    if (!answer.ok) return answer;
    const { status } = answer.value;
    if (status >= 300 && ![404, 409, 410, 412].includes(status)) break;
    const now = await fhir.text(`Communication/${id}`);
    if (!now.ok) {
      if (now.failure.code !== 'not-found') return now;
      await database.call('removeMessage', id);
      return ok(undefined);
    }
    json = now.value;
    const told = status < 300 || (readAt(json) === undefined) === (first.received === null);
    await database.call('saveSeenMessage', id, json, told ? first : undefined);
    if (told) return ok(undefined);
  }
  await database.call('refuseMessageMark', id);
  return ok(undefined);
}

function readAt(json: string): string | undefined {
  return communicationSchema.parse(JSON.parse(json)).received;
}
