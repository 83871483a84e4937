import { ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { outcomeText, replySearch } from '../fhir/reply.ts';

/**
 * Sends every answer that waits, the oldest first: a conditional create by the answer's own identifier, so that one whose
 * outcome got lost may be sent again and is there once. What the server refuses is kept with its reason and never sent
 * again as it is; the others go on. A failure leaves the rest waiting.
 */
export async function sendReplies({ fhir, database }: { readonly fhir: FhirClient; readonly database: DatabaseCalls }): Promise<Result<undefined, FhirProblem>> {
  for (;;) {
    const reply = await database.call('replies.next');
    if (!reply) return ok(undefined);
    const answer = await fhir.send('POST', 'Communication', reply.json, { 'If-None-Exist': replySearch(reply.id) });
    if (!answer.ok) return answer;
    const { status, body } = answer.value;
    if (status < 300) {
      await database.call('saveSentMessage', body);
      await database.call('replies.sent', reply.id);
    } else {
      await database.call('replies.refuse', reply.id, outcomeText(body));
    }
  }
}
