import { expect, it } from 'vitest';
import { ok } from '../../src-shared/models/result.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { FhirServer } from '../testing/fhir-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { claim } from '../testing/resources.ts';
import { HomeService } from './home-service.ts';

const at = (day: number, id: string) => claim(id, { meta: { versionId: '1', lastUpdated: `2026-01-0${day}T08:00:00.000Z` } });

it('a refresh under way is followed by another when the server was given something that it may have passed already', async () => {
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  await database.call('openWork', undefined, undefined, nativeBinding);
  const server = new FhirServer();
  server.claims = [at(1, 'a')];
  const home = new HomeService({
    database, fhir: server, practitioner: 'Practitioner/1', clock: new ManualClock(), refreshMessages: () => Promise.resolve(ok(undefined)), onChange: () => undefined, onRefreshed: () => undefined,
  });
  // Every page of requests has been read by the time the answers are.
  server.instead = (address) => {
    if (address.startsWith('ClaimResponse') && server.claims.length === 1) {
      server.claims = [at(1, 'a'), at(2, 'b')];
      home.serverChanged();
    }
    return undefined;
  };
  await home.open(await database.call('settings'));
  await home.refresh();
  await home.close();
  const page = await home.list({ filter: '', sort: { column: 'lastModified', descending: false }, offset: 0, limit: 10 });
  expect(page.rows.map(({ id }) => id)).toEqual(['a', 'b']);
});
