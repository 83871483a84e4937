import { setImmediate } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { FhirClient } from '../src-main/api/fhir-client.ts';
import { createHttpClient, type HttpClient } from '../src-main/api/http-client.ts';
import { systemClock } from '../src-main/clock.ts';
import { DatabaseThread } from '../src-main/db/database-thread.ts';
import { SubmissionService } from '../src-main/submission/submission-service.ts';
import { ok } from '../src-shared/models/result.ts';
import { nativeBinding, workerFile } from './database-files.ts';
import { readyRequests } from './people.ts';
import { PracticeServer } from './practice-server.ts';

/** Each is answered in another way. */
const services = ['E0601', 'T1019', 'K0003', 'L1960', 'H0010'];
const say = (text: string) => process.stderr.write(`torture: ${text}\n`);

/**
 * Sends `count` requests while `ratio` of the submissions are done but their answers lost. Gives how often the server has
 * a request twice, or not at all, and what the receipts say.
 */
export async function tortureSubmissions(count: number, ratio: number): Promise<object> {
  const server = await PracticeServer.start();
  const database = new DatabaseThread(workerFile);
  try {
    const { token } = await server.signIn();
    const before = new Set(await server.taken(token));
    const request = await readyRequests(server, token);
    await database.call('open', undefined, undefined, nativeBinding);
    await database.call('openWork', undefined, undefined, nativeBinding);
    const ids: string[] = [];
    for (let at = 0; at < count; at += 1) {
      const id = randomUUID();
      await database.call('drafts.create', id, request(services[at % services.length] ?? '', at), at);
      const queued = await database.call('submissions.queue', id, at);
      if (!queued.ok) throw new Error(queued.failure);
      ids.push(id);
    }
    say(`${count} requests wait`);

    let lost = 0;
    const plain = createHttpClient(fetch);
    const http: HttpClient = {
      send: async (asked) => {
        if (asked.url.endsWith('$submit') && Math.random() < ratio) {
          await server.fault({ kind: 'lost-response', path: '/fhir/Claim/$submit', times: 1 });
          lost += 1;
        }
        return plain.send(asked);
      },
    };
    const over = new AbortController();
    const fhir = new FhirClient(http, server.fhirBase, { accessToken: () => Promise.resolve(ok(token)), refused: () => undefined }, over.signal);
    let answered = 0;
    const submission = new SubmissionService({
      database,
      fhir,
      base: server.fhirBase,
      clock: { ...systemClock, wait: () => setImmediate() },
      facility: () => 'Organization/riverbend-regional',
      waitedFor: () => Promise.resolve(undefined),
      onChange: () => undefined,
      onMoved: () => undefined,
      onAnswered: () => {
        answered += 1;
        if (answered % 500 === 0) say(`${answered} answered`);
      },
    });
    const begin = performance.now();
    await submission.run();
    const seconds = Math.round((performance.now() - begin) / 100) / 10;
    const states: Record<string, number> = {};
    for (const id of ids) {
      const receipt = await submission.receipt(id);
      const state = receipt?.answer?.decision ?? receipt?.state ?? 'none';
      states[state] = (states[state] ?? 0) + 1;
    }
    const taken = (await server.taken(token)).filter((identifier) => !before.has(identifier));
    const distinct = new Set(taken);
    await submission.close();
    return {
      submissions: {
        sent: count,
        answersLost: lost,
        duplicates: taken.length - distinct.size,
        lost: ids.filter((id) => !distinct.has(`urn:uuid:${id}`)).length,
        unexpected: [...distinct].filter((identifier) => !ids.includes(identifier.replace('urn:uuid:', ''))).length,
        receipts: states,
        seconds,
      },
    };
  } finally {
    await database.end();
    await server.stop();
  }
}
