import { parseSearchRequest } from '@medplum/core';
import { expect, it } from 'vitest';
import { Clock } from '../clock.ts';
import { seedResources } from '../data/seed.ts';
import { loadSearchParameters } from './definitions.ts';
import { searchBundle } from './search.ts';
import { FhirStore } from './store.ts';

const REQUESTS = 'Claim?provider=Organization/riverbend-regional&use=preauthorization';
const PAGE = `${REQUESTS}&_sort=_lastUpdated&_count=500&_include=Claim:patient`;

async function storeOf(drafts: number): Promise<FhirStore> {
  const clock = new Clock();
  const store = new FhirStore(clock);
  await store.load(seedResources(1, drafts, clock.now()));
  return store;
}

function search(store: FhirStore, query: string) {
  return searchBundle(store, parseSearchRequest(query), () => true, new URL(`http://127.0.0.1/fhir/${query}`));
}

function medianMilliseconds(run: () => void): number {
  const durations = Array.from({ length: 9 }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return durations.sort((left, right) => left - right)[4] ?? Infinity;
}

it('a page of 10,000 requests costs little more than one of 1,000', async () => {
  loadSearchParameters();
  const [small, large] = [await storeOf(1_000), await storeOf(10_000)];
  expect(search(large, `${REQUESTS}&status=draft&_summary=count`).total).toBe(10_000);
  expect(search(large, PAGE).entry?.filter((entry) => entry.search?.mode === 'match')).toHaveLength(500);
  search(small, PAGE);
  expect(medianMilliseconds(() => search(large, PAGE))).toBeLessThan(4 * medianMilliseconds(() => search(small, PAGE)));
}, 60_000);
