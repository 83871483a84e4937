import * as medplum from '@medplum/core';
import { expect, it, vi } from 'vitest';
import { Clock } from '../clock.ts';
import { seedResources } from '../data/seed.ts';
import { loadSearchParameters } from './definitions.ts';
import { searchBundle } from './search.ts';
import { FhirStore } from './store.ts';

vi.mock('@medplum/core', async (original) => {
  const actual = await original<typeof medplum>();
  return { ...actual, matchesSearchRequest: vi.fn(actual.matchesSearchRequest) };
});

const REQUESTS = 'Claim?provider=Organization/riverbend-regional&use=preauthorization';

it('evaluates a filter over 10,000 requests once, then only for the requests that change', async () => {
  loadSearchParameters();
  const clock = new Clock();
  const store = new FhirStore(clock);
  await store.load(seedResources(1, { drafts: 10_000, submitted: 31 }, clock.now()));
  const search = (query: string) => searchBundle(store, medplum.parseSearchRequest(query), () => true, new URL(`http://127.0.0.1/fhir/${query}`));
  const evaluations = vi.mocked(medplum.matchesSearchRequest);

  expect(search(`${REQUESTS}&status=draft&_summary=count`).total).toBe(10_000);
  expect(evaluations).toHaveBeenCalled();
  evaluations.mockClear();
  const page = search(`${REQUESTS}&_sort=_lastUpdated&_count=500&_include=Claim:patient`);
  expect(page.entry?.filter((entry) => entry.search?.mode === 'match')).toHaveLength(500);
  expect(evaluations).not.toHaveBeenCalled();

  const claim = await store.readResource('Claim', page.entry?.[0]?.resource?.id ?? '');
  await store.updateResource({ ...claim, status: 'cancelled' } as medplum.WithId<typeof claim>);
  expect(search(`${REQUESTS}&status=draft&_summary=count`).total).toBeLessThanOrEqual(10_000);
  expect(evaluations).toHaveBeenCalledTimes(3);
}, 60_000);
