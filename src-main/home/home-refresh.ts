import type { Contract } from '../../src-shared/models/home.ts';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirClient, FhirProblem } from '../api/fhir-client.ts';
import type { DatabaseCalls } from '../db/database-thread.ts';
import { anyOf, readContracts, readCount, readFacilities } from './facility-reader.ts';
import { homeSettings, type HomeState } from './home-state.ts';

const pageSize = 250;

/** Why a refresh ended without success. */
export type RefreshProblem = FhirProblem | { readonly code: 'account-not-linked'; readonly waitMs?: never; readonly reference?: never };

/** What a refresh works on, and whom it tells. `onChange` comes after each committed step. */
export type RefreshPorts = {
  readonly fhir: FhirClient;
  readonly database: DatabaseCalls;
  readonly practitioner: string;
  /** Brings the messages of facilities (their references, joined by commas) up to the server's. */
  readonly refreshMessages: (facilities: string, contracts: readonly Contract[]) => Promise<Result<undefined, FhirProblem>>;
  readonly state: () => HomeState;
  readonly onChange: (change: HomeState, progress: { done: number; total?: number } | undefined, rowsChanged: boolean) => void;
  readonly now: () => number;
};

/**
 * Brings the kept home up to the server's: facilities, contracts, messages, then the requests, answers and coverages
 * changed since the last refresh, page by page, each page committed whole. When the requests' counts then differ,
 * something was deleted or missed, and the whole list is read again.
 */
export async function refreshHome(ports: RefreshPorts): Promise<Result<undefined, RefreshProblem>> {
  const { fhir } = ports;
  const facilities = await readFacilities(fhir, ports.practitioner);
  if (!facilities.ok) return facilities;
  if (facilities.value.length === 0) return failed({ code: 'account-not-linked' });
  const own = anyOf(facilities.value);
  const contracts = await readContracts(fhir, facilities.value);
  if (!contracts.ok) return contracts;
  await keep(ports, { facilities: facilities.value, contracts: contracts.value });
  const messages = await ports.refreshMessages(own, contracts.value);
  if (!messages.ok) return messages;

  const claims = `Claim?provider=${own}&use=preauthorization`;
  const drafts = await readCount(fhir, `${claims}&status=draft`);
  if (!drafts.ok) return drafts;
  const sent = await readCount(fhir, `${claims}&status=active`);
  if (!sent.ok) return sent;

  const watermark = ports.state().watermark;
  const changed = await readPages(ports, claims, watermark, drafts.value + sent.value);
  if (!changed.ok) return changed;
  const here = await ports.database.call('serverCounts');
  if (watermark !== undefined && (here.notSubmitted !== drafts.value || here.submitted !== sent.value)) {
    const whole = await readPages(ports, claims, undefined, drafts.value + sent.value);
    if (!whole.ok) return whole;
  }
  for (const [setting, search] of [['answersSince', `ClaimResponse?requestor=${own}`], ['coveragesSince', 'Coverage?']] as const) {
    const kept = await readKept(ports, setting, search);
    if (!kept.ok) return kept;
  }
  await keep(ports, { asOf: ports.now() });
  return ok(undefined);
}

/** Reads what changed since the latest change that is kept; a reading that breaks off goes on after its last whole page. */
async function readKept(ports: RefreshPorts, setting: 'answersSince' | 'coveragesSince', search: string): Promise<Result<undefined, FhirProblem>> {
  const since = ports.state()[setting];
  const from = since === undefined ? '' : `&_lastUpdated=ge${encodeURIComponent(since)}`;
  let next: string | undefined = `${search}${from}&_sort=_lastUpdated&_count=${pageSize}`;
  while (next !== undefined) {
    const text = await ports.fhir.text(next);
    if (!text.ok) return text;
    const page = await ports.database.call('saveKept', text.value);
    if (!page || page.next === next) return failed({ code: 'unexpected-answer' });
    if (page.newest !== undefined && page.newest !== ports.state()[setting]) await keep(ports, { [setting]: page.newest }, true);
    next = page.next;
  }
  return ok(undefined);
}

/** Reads the requests changed since `since`, or all of them; a whole reading drops what the server has no more. */
async function readPages(ports: RefreshPorts, claims: string, since: string | undefined, total: number): Promise<Result<undefined, FhirProblem>> {
  const whole = since === undefined;
  const pass = (ports.state().pass ?? 0) + (whole ? 1 : 0);
  const contracts = Object.fromEntries((ports.state().contracts ?? []).map(({ id, name }) => [id, name]));
  const from = whole ? '' : `&_lastUpdated=ge${encodeURIComponent(since)}`;
  let next: string | undefined = `${claims}${from}&_sort=_lastUpdated&_count=${pageSize}&_include=Claim:patient&_include=Claim:care-team`;
  let newest = since;
  let done = 0;
  // Taken before the first page, so that a reading that breaks off never lends its marks to the next one.
  await keep(ports, { pass });
  while (next !== undefined) {
    const text = await ports.fhir.text(next);
    if (!text.ok) return text;
    const page = await ports.database.call('savePage', text.value, contracts, pass);
    if (!page) return failed({ code: 'unexpected-answer' });
    done += page.count;
    if (page.newest !== undefined && (newest === undefined || page.newest > newest)) newest = page.newest;
    ports.onChange({}, whole ? { done, total } : undefined, page.count > 0);
    if (page.next === next) return failed({ code: 'unexpected-answer' });
    next = page.next;
  }
  if (whole) await ports.database.call('keepOnly', pass);
  await keep(ports, { watermark: newest }, whole);
  return ok(undefined);
}

async function keep(ports: RefreshPorts, change: HomeState, rowsChanged = false): Promise<void> {
  await ports.database.call('saveSettings', homeSettings(change));
  ports.onChange(change, undefined, rowsChanged);
}
