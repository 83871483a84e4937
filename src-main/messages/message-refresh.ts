import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { Contract } from '../../src-shared/models/home.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { searchsetSchema } from '../fhir/resources.ts';

const pageSize = 100;

/** What a refresh of the messages works on. */
export type MessageRefreshPorts = { readonly fhir: FhirClient; readonly database: DatabaseCalls };

/**
 * Brings the kept messages of facilities (their references, joined by commas) up to the server's, the received and the sent ones: those changed since the
 * latest change that is kept, page by page, each page committed whole. When the counts then differ, something was
 * deleted, and the whole list is read again.
 */
export async function refreshMessages(ports: MessageRefreshPorts, facilities: string, contracts: readonly Contract[]): Promise<Result<undefined, FhirProblem>> {
  for (const own of [false, true]) {
    const refreshed = await refreshOne(ports, `Communication?${own ? 'sender' : 'recipient'}=${facilities}`, own, contracts);
    if (!refreshed.ok) return refreshed;
  }
  return ok(undefined);
}

async function refreshOne({ fhir, database }: MessageRefreshPorts, search: string, own: boolean, contracts: readonly Contract[]): Promise<Result<undefined, FhirProblem>> {
  const names = Object.fromEntries(contracts.map(({ id, name }) => [id, name]));
  const readPages = async (since: string | undefined, pass: number): Promise<Result<undefined, FhirProblem>> => {
    const from = since === undefined ? '' : `&_lastUpdated=ge${encodeURIComponent(since)}`;
    let next: string | undefined = `${search}${from}&_sort=_lastUpdated&_count=${pageSize}&_include=Communication:subject`;
    while (next !== undefined) {
      const text = await fhir.text(next);
      if (!text.ok) return text;
      const page = await database.call('saveMessages', text.value, own, names, pass);
      if (!page || page.next === next) return failed({ code: 'unexpected-answer' });
      next = page.next;
    }
    return ok(undefined);
  };

  const before = await database.call('messageListing', own);
  const changed = await readPages(before.newest, before.pass);
  if (!changed.ok) return changed;
  const there = await fhir.read(`${search}&_summary=count`, searchsetSchema.required({ total: true }));
  if (!there.ok) return there;
  const { count, pass } = await database.call('messageListing', own);
  if (count === there.value.total) return ok(undefined);
  const whole = await readPages(undefined, pass + 1);
  if (!whole.ok) return whole;
  await database.call('keepOnlyMessages', own, pass + 1);
  return ok(undefined);
}
