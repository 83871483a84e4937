import { describe, expect, it } from 'vitest';
import { failed, ok, type Result } from '../../src-shared/models/result.ts';
import type { FhirProblem } from '../api/fhir-client.ts';
import type { Claim } from '../fhir/resources.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { FhirServer } from '../testing/fhir-server.ts';
import { claim, claimResponse, searchset } from '../testing/resources.ts';
import { refreshHome } from './home-refresh.ts';
import { readHomeState, type HomeState } from './home-state.ts';

const at = (day: number, id: string, change: Partial<Claim> = {}) => claim(id, { meta: { versionId: '1', lastUpdated: `2026-01-0${day}T08:00:00.000Z` }, ...change });

async function desk() {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  const server = new FhirServer();
  let state: HomeState = {};
  const messages: { outcome: Result<undefined, FhirProblem> } = { outcome: ok(undefined) };
  const messagesOf: string[][] = [];
  const told: { done: number; total?: number }[] = [];
  const refresh = () => {
    server.asked.length = 0;
    database.calls.length = 0;
    told.length = 0;
    return refreshHome({
      fhir: server,
      database,
      practitioner: 'Practitioner/1',
      refreshMessages: (facility, contracts) => {
        messagesOf.push([facility, ...contracts.map(({ id }) => id)]);
        return Promise.resolve(messages.outcome);
      },
      now: () => 1_767_600_000_000,
      state: () => state,
      onChange: (change, progress) => {
        state = { ...state, ...change };
        if (progress) told.push(progress);
      },
    });
  };
  const ids = async () => (await database.call('listRequests', { filter: '', sort: { column: 'lastModified', descending: false }, offset: 0, limit: 100 }, undefined)).rows.map(({ id }) => id);
  /** The searches for requests, without the counting ones. */
  const pages = () => server.asked.filter((address) => address.includes('Claim?') && !address.includes('_summary'));
  return { database, server, messages, messagesOf, refresh, ids, pages, told, state: () => state };
}

async function filled() {
  const opened = await desk();
  opened.server.claims = [at(1, 'a'), at(2, 'b'), at(3, 'c'), at(3, 's', { status: 'active' })];
  expect(await opened.refresh()).toEqual(ok(undefined));
  return opened;
}

describe('the first refresh', () => {
  it('brings facility, contracts by name and every request, and keeps them', async () => {
    const { ids, state, database, told, messagesOf } = await filled();
    expect(await ids()).toEqual(['a', 'b', 'c']);
    expect(await database.call('counts', undefined)).toEqual({ notSubmitted: 3, submitted: 1, newMessages: 0 });
    expect(state()).toEqual({
      facilities: [{ reference: 'Organization/f1', name: 'Riverside Clinic', npi: '1234567893' }],
      contracts: [{ id: 'Organization/i1', name: 'Acme Health' }, { id: 'Organization/i2', name: 'Best Care' }],
      watermark: '2026-01-03T08:00:00.000Z', pass: 1, asOf: 1_767_600_000_000,
    });
    expect(readHomeState(await database.call('settings'))).toEqual(state());
    expect(told).toEqual([{ done: 2, total: 4 }, { done: 4, total: 4 }]);
    expect(messagesOf).toEqual([['Organization/f1', 'Organization/i1', 'Organization/i2']]);
  });

  it('asks for one facility\'s requests, oldest change first, with what they refer to', async () => {
    const { pages } = await filled();
    expect(pages()[0]).toBe('Claim?provider=Organization/f1&use=preauthorization&_sort=_lastUpdated&_count=250&_include=Claim:patient&_include=Claim:care-team');
    expect(pages()).toHaveLength(2);
  });

  it('of somebody who works at two facilities asks for both at once', async () => {
    const { server, refresh, pages, state, messagesOf } = await desk();
    const roleAt = (id: string, more = {}) => ({ resourceType: 'PractitionerRole', id: `r-${id}`, organization: { reference: `Organization/${id}` }, ...more });
    server.roles = [roleAt('f1'), roleAt('f3', { active: false }), roleAt('f2'), roleAt('f1'), { resourceType: 'Organization', id: 'f2', name: 'Harbor' }, { resourceType: 'Organization', id: 'f1', name: 'Riverside Clinic' }];
    expect(await refresh()).toEqual(ok(undefined));
    expect(state().facilities).toEqual([{ reference: 'Organization/f1', name: 'Riverside Clinic' }, { reference: 'Organization/f2', name: 'Harbor' }]);
    expect(pages()[0]).toContain('Claim?provider=Organization/f1,Organization/f2&');
    expect(server.asked.some((address) => address.startsWith('ClaimResponse?requestor=Organization/f1,Organization/f2&'))).toBe(true);
    expect(messagesOf[0]?.[0]).toBe('Organization/f1,Organization/f2');
  });

  it('of a facility without requests is whole too', async () => {
    const { refresh, state, ids } = await desk();
    expect(await refresh()).toEqual(ok(undefined));
    expect(await ids()).toEqual([]);
    expect(state()).toMatchObject({ asOf: 1_767_600_000_000, pass: 1 });
  });
});

describe('a later refresh', () => {
  it('asks only for what changed since, and shows no progress', async () => {
    const { server, refresh, pages, ids, told, state } = await filled();
    server.claims = [at(1, 'a'), at(2, 'b'), at(4, 'c', { status: 'active' }), at(3, 's', { status: 'active' }), at(5, 'd')];
    expect(await refresh()).toEqual(ok(undefined));
    expect(pages().every((address) => decodeURIComponent(address).includes('_lastUpdated=ge2026-01-03T08:00:00.000Z'))).toBe(true);
    expect(await ids()).toEqual(['a', 'b', 'd']);
    expect(told).toEqual([]);
    expect(state()).toMatchObject({ watermark: '2026-01-05T08:00:00.000Z', pass: 1 });
  });

  it('reads the whole list when something is gone, and drops it', async () => {
    const { server, refresh, pages, ids, database, state } = await filled();
    server.claims = [at(1, 'a'), at(3, 'c')];
    expect(await refresh()).toEqual(ok(undefined));
    expect(pages().some((address) => !address.includes('_lastUpdated=ge'))).toBe(true);
    expect(await ids()).toEqual(['a', 'c']);
    expect(await database.call('counts', undefined)).toEqual({ notSubmitted: 2, submitted: 0, newMessages: 0 });
    expect(await database.call('readRequest', 'b')).toBeUndefined();
    expect(state().pass).toBe(2);
  });

  it('that finds nothing new leaves the list alone', async () => {
    const { refresh, ids, database } = await filled();
    expect(await refresh()).toEqual(ok(undefined));
    expect(await ids()).toEqual(['a', 'b', 'c']);
    expect(database.calls).not.toContain('keepOnly');
  });
});

describe('answers and coverages', () => {
  const asked = (server: FhirServer, type: string) => server.asked.filter((address) => address.startsWith(type)).map(decodeURIComponent);

  it('are read after the requests, then only what changed since', async () => {
    const { server, refresh, database, state } = await filled();
    server.answers = [claimResponse('s', ['A4'])];
    server.coverages = [{ resourceType: 'Coverage', id: 'v', meta: { lastUpdated: '2026-01-02T08:00:00.000Z' }, status: 'active', beneficiary: { reference: 'Patient/p1' } }];
    expect(await refresh()).toEqual(ok(undefined));
    expect(asked(server, 'ClaimResponse')).toEqual(['ClaimResponse?requestor=Organization/f1&_sort=_lastUpdated&_count=250']);
    expect(await database.call('readCase', 's')).toMatchObject({ state: 'pended' });
    expect(state()).toMatchObject({ answersSince: '2026-01-06T08:00:00.000Z', coveragesSince: '2026-01-02T08:00:00.000Z' });
    await refresh();
    expect(asked(server, 'ClaimResponse')).toEqual(['ClaimResponse?requestor=Organization/f1&_lastUpdated=ge2026-01-06T08:00:00.000Z&_sort=_lastUpdated&_count=250']);
    expect(asked(server, 'Coverage')).toEqual(['Coverage?&_lastUpdated=ge2026-01-02T08:00:00.000Z&_sort=_lastUpdated&_count=250']);
  });

  it('that break off go on after their last whole page', async () => {
    const { server, refresh, state } = await filled();
    const page = searchset([claimResponse('s', ['A1'])], { link: [{ relation: 'next', url: 'ClaimResponse?page=2' }] });
    server.instead = (address) => (address.includes('page=2') ? { code: 'timeout' } : address.startsWith('ClaimResponse') ? JSON.stringify(page) : undefined);
    expect(await refresh()).toEqual(failed({ code: 'timeout' }));
    expect(state().answersSince).toBe('2026-01-06T08:00:00.000Z');
    server.instead = (address) => (address.startsWith('Coverage') ? '{"resourceType":"Patient"}' : undefined);
    expect(await refresh()).toEqual(failed({ code: 'unexpected-answer' }));
  });
});

describe('a refresh that breaks off', () => {
  it('keeps whole pages only, does not pretend to be done, and goes on from the start', async () => {
    const { server, refresh, ids, state, database } = await desk();
    server.claims = [at(1, 'a'), at(2, 'b'), at(3, 'c'), at(4, 'd')];
    server.instead = (address) => (address.includes('_offset=2') ? { code: 'timeout' } : undefined);
    expect(await refresh()).toEqual(failed({ code: 'timeout' }));
    expect(await ids()).toEqual(['a', 'b']);
    expect(state()).not.toHaveProperty('watermark');
    expect(state()).not.toHaveProperty('asOf');
    expect(database.calls).not.toContain('keepOnly');
    server.instead = () => undefined;
    expect(await refresh()).toEqual(ok(undefined));
    expect(await ids()).toEqual(['a', 'b', 'c', 'd']);
  });

  it('a page cut off in the middle changes nothing', async () => {
    const { server, refresh, ids, state } = await filled();
    const before = state();
    const whole = JSON.stringify({ resourceType: 'Bundle', type: 'searchset', entry: [{ resource: at(4, 'z') }] });
    server.instead = (address) => (address.includes('_sort') ? whole.slice(0, -20) : undefined);
    expect(await refresh()).toEqual(failed({ code: 'unexpected-answer' }));
    expect(await ids()).toEqual(['a', 'b', 'c']);
    expect(state().watermark).toBe(before.watermark);
  });

  it('drops nothing while the whole list is read for a second time', async () => {
    const { server, refresh, ids } = await filled();
    server.claims = [at(1, 'a'), at(2, 'b')];
    server.instead = (address) => (address.includes('_sort') && !address.includes('_lastUpdated=ge') ? { code: 'offline' } : undefined);
    expect(await refresh()).toEqual(failed({ code: 'offline' }));
    expect(await ids()).toEqual(['a', 'b', 'c']);
  });

  it.each<[string, FhirProblem]>([
    ['PractitionerRole', { code: 'offline' }],
    ['OrganizationAffiliation', { code: 'server-trouble', waitMs: 5 }],
    ['status=draft', { code: 'sign-in-needed' }],
    ['status=active', { code: 'network-sign-in' }],
    ['_sort', { code: 'not-found' }],
  ])('at %s says why', async (part, problem) => {
    const { server, refresh } = await desk();
    server.instead = (address) => (address.includes(part) ? problem : undefined);
    expect(await refresh()).toEqual(failed(problem));
  });

  it('at the messages says why, and reads no requests', async () => {
    const { refresh, messages, pages } = await desk();
    messages.outcome = failed({ code: 'throttled', waitMs: 9 });
    expect(await refresh()).toEqual(failed({ code: 'throttled', waitMs: 9 }));
    expect(pages()).toEqual([]);
  });

  it.each([
    ['no role', []],
    ['a role that ended', [{ resourceType: 'PractitionerRole', id: 'r', active: false, organization: { reference: 'Organization/f1' } }]],
    ['a role without a facility', [{ resourceType: 'PractitionerRole', id: 'r' }]],
  ])('%s: the account is linked to no facility', async (_title, roles) => {
    const { server, refresh, pages } = await desk();
    server.roles = roles;
    expect(await refresh()).toEqual(failed({ code: 'account-not-linked' }));
    expect(pages()).toEqual([]);
  });

  it('a count without a total is no count', async () => {
    const { server, refresh } = await desk();
    server.instead = (address) => (address.includes('status=draft') ? '{"resourceType":"Bundle","type":"searchset"}' : undefined);
    expect(await refresh()).toEqual(failed({ code: 'unexpected-answer' }));
  });
});
