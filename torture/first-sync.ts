import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { FhirClient } from '../src-main/api/fhir-client.ts';
import { createHttpClient } from '../src-main/api/http-client.ts';
import { DatabaseThread } from '../src-main/db/database-thread.ts';
import { openDatabase } from '../src-main/db/open-database.ts';
import { readClaimPage, type ClaimPage } from '../src-main/fhir/claim-page.ts';
import { refreshHome } from '../src-main/home/home-refresh.ts';
import type { HomeState } from '../src-main/home/home-state.ts';
import { ok } from '../src-shared/models/result.ts';
import { nativeBinding, workerFile } from './database-files.ts';
import { PracticeServer } from './practice-server.ts';

const rounds = 3;

/** Answers from memory what the server answered the first time: the client's part of a sync is what is measured. */
class RememberedServer extends FhirClient {
  readonly pages = new Map<string, string>();

  override async text(address: string) {
    const page = this.pages.get(address);
    if (page !== undefined) return ok(page);
    const answer = await super.text(address);
    if (answer.ok) this.pages.set(address, answer.value);
    return answer;
  }
}

/** The first sync of `count` unsubmitted requests, beside bare inserts of the same rows into the same encrypted tables. */
export async function measureFirstSync(count: number): Promise<object> {
  const server = await PracticeServer.start(count);
  const folder = await mkdtemp(path.join(os.tmpdir(), 'first-sync-'));
  const key = randomBytes(32);
  try {
    const { token, practitioner } = await server.signIn();
    const fhir = new RememberedServer(createHttpClient(fetch), server.fhirBase, { accessToken: () => Promise.resolve(ok(token)), refused: () => undefined }, new AbortController().signal);
    const sync = async (file: string): Promise<{ seconds: number; p99Ms: number }> => {
      const database = new DatabaseThread(workerFile);
      await database.call('open', path.join(folder, file), Uint8Array.from(key), nativeBinding);
      await database.call('openWork', undefined, undefined, nativeBinding);
      let state: HomeState = {};
      const delay = monitorEventLoopDelay({ resolution: 1 });
      delay.enable();
      const begin = performance.now();
      const done = await refreshHome({
        fhir,
        database,
        practitioner,
        refreshMessages: () => Promise.resolve(ok(undefined)),
        state: () => state,
        onChange: (change) => (state = { ...state, ...change }),
        now: Date.now,
      });
      const seconds = (performance.now() - begin) / 1000;
      delay.disable();
      if (!done.ok) throw new Error(done.failure.code);
      const { notSubmitted } = await database.call('counts', undefined);
      if (notSubmitted !== count) throw new Error(`${notSubmitted} of ${count} are there`);
      await database.end();
      return { seconds, p99Ms: delay.percentile(99) / 1e6 };
    };
    await sync('warm-up.sqlite');
    const pages = [...fhir.pages].filter(([address]) => /Claim\?.*_include=Claim/.test(address)).flatMap(([, text]) => readClaimPage(text, new Map()) ?? []);
    const syncs = [];
    const bare = [];
    for (let round = 0; round < rounds; round += 1) {
      syncs.push(await sync(`sync-${round}.sqlite`));
      bare.push(insertBare(path.join(folder, `bare-${round}.sqlite`), key, pages));
    }
    const seconds = median(syncs.map((each) => each.seconds));
    return { firstSync: { requests: count, pages: pages.length, syncSeconds: round2(seconds), bareInsertSeconds: round2(median(bare)), rateBesideBareInserts: round2(median(bare) / seconds), mainLoopP99Ms: round2(median(syncs.map((each) => each.p99Ms))) } };
  } finally {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Seconds that better-sqlite3 takes for the rows of the pages, one transaction a page. */
function insertBare(file: string, key: Buffer, pages: readonly ClaimPage[]): number {
  const opened = openDatabase(file, key, nativeBinding, 'cache');
  if (!opened.ok) throw new Error(opened.failure);
  const database = opened.value;
  const [first] = pages[0]?.requests ?? [];
  const columns: Record<string, string> = { contractId: 'contract_id', caseType: 'case_type', consumerId: 'consumer_id', consumerName: 'consumer_name', birthDate: 'birth_date', lastModified: 'last_modified', caseSearch: 'case_search' };
  const names = Object.keys(first ?? {});
  const request = database.prepare(`INSERT INTO request (${names.map((name) => columns[name] ?? name).join(', ')}, pass) VALUES (${names.map((name) => `@${name}`).join(', ')}, 1)`);
  const resource = database.prepare('INSERT OR REPLACE INTO resource (reference, json) VALUES (@reference, @json)');
  const begin = performance.now();
  for (const page of pages) {
    database.transaction(() => {
      for (const each of page.requests) request.run(each);
      for (const each of page.resources) resource.run(each);
    })();
  }
  const seconds = (performance.now() - begin) / 1000;
  database.close();
  return seconds;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const round2 = (value: number): number => Math.round(value * 100) / 100;
