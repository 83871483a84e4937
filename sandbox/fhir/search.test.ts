import { describe, expect, it } from 'vitest';
import { openClient, type FhirReply, type TestClient } from '../testing/client.ts';

const MAIN = 'Organization/riverbend-regional';
const REQUESTS = `Claim?provider=${MAIN}&use=preauthorization`;

async function signedIn(name?: string): Promise<{ client: TestClient; ask: (path: string) => Promise<FhirReply> }> {
  const client = await openClient();
  const token = (await client.signIn(name)).body.access_token;
  return { client, ask: (path) => client.fhir(path, token) };
}

function ids({ body }: FhirReply, mode: 'match' | 'include'): string[] {
  return (body.entry ?? []).filter((entry) => entry.search.mode === mode).map(({ resource }) => `${resource.resourceType}/${resource.id}`);
}

function next({ body }: FhirReply): string | undefined {
  return body.link?.find(({ relation }) => relation === 'next')?.url;
}

async function allPages(ask: (path: string) => Promise<FhirReply>, path: string): Promise<FhirReply[]> {
  const page = await ask(path);
  const url = next(page);
  return url === undefined ? [page] : [page, ...(await allPages(ask, url))];
}

describe('what the home screen asks', () => {
  it('the person', async () => {
    const { ask } = await signedIn();
    const { status, headers, body } = await ask('Practitioner/maria-delgado');
    expect([status, headers.get('content-type'), headers.get('etag')]).toEqual([200, 'application/fhir+json; charset=utf-8', 'W/"1"']);
    expect(body).toMatchObject({ resourceType: 'Practitioner', name: [{ family: 'Delgado', given: ['María'] }] });
  });

  it('the facilities, with their organizations', async () => {
    const { ask } = await signedIn('kevin.oconnor');
    const reply = await ask('PractitionerRole?practitioner=Practitioner/kevin-oconnor&_include=PractitionerRole:organization');
    expect(ids(reply, 'match')).toHaveLength(2);
    expect(ids(reply, 'include').sort()).toEqual(['Organization/harbor-point-rehab', MAIN]);
  });

  it('the contracts, with their insurers', async () => {
    const { ask } = await signedIn();
    const reply = await ask(`OrganizationAffiliation?participating-organization=${MAIN}&_include=OrganizationAffiliation:primary-organization`);
    expect(ids(reply, 'include').sort()).toEqual(['Organization/indiana-ffs-medicaid', 'Organization/minnesota-mhcp', 'Organization/virginia-dmas']);
  });

  it('the requests changed since, with their consumers, each consumer once', async () => {
    const { client, ask } = await signedIn();
    const claims = client.sandbox.control.claims();
    const since = claims[10]?.meta?.lastUpdated ?? '';
    const reply = await ask(`${REQUESTS}&_lastUpdated=ge${since}&_sort=_lastUpdated&_count=500&_include=Claim:patient`);
    expect(ids(reply, 'match')).toEqual(claims.slice(10).map((claim) => `Claim/${claim.id ?? ''}`));
    expect(new Set(ids(reply, 'include'))).toEqual(new Set(claims.slice(10).map((claim) => claim.patient.reference)));
    expect(new Set(ids(reply, 'include')).size).toBe(ids(reply, 'include').length);
  });

  it('how many are not submitted and submitted, and how many messages are new', async () => {
    const { ask } = await signedIn();
    const counts = await Promise.all([
      ask(`${REQUESTS}&status=draft&_summary=count`),
      ask(`${REQUESTS}&status=active&_summary=count`),
      ask(`Communication?recipient=${MAIN}&received:missing=true&_summary=count`),
      ask(`Communication?recipient=${MAIN}&received:missing=false&_summary=count`),
    ]);
    expect(counts.map(({ body }) => body.total)).toEqual([24, 31, 3, 5]);
    expect(counts.every(({ body }) => body.entry === undefined)).toBe(true);
  });

  it('the coverage of a consumer', async () => {
    const { client, ask } = await signedIn();
    const patient = client.sandbox.control.claims()[0]?.patient.reference ?? '';
    const reply = await ask(`Coverage?beneficiary=${patient}`);
    expect(ids(reply, 'match')).toHaveLength(1);
  });

  it('nothing, for a facility that has nothing', async () => {
    const { ask } = await signedIn('helen.park');
    const reply = await ask('Claim?provider=Organization/cedar-valley-clinic&use=preauthorization&_total=accurate');
    expect([reply.body.total, reply.body.entry]).toEqual([0, undefined]);
  });
});

describe('pages', () => {
  it.each(['_lastUpdated', '-_lastUpdated', 'created'])('sorted by %s hold every request once', async (sort) => {
    const { client, ask } = await signedIn();
    const pages = await allPages(ask, `${REQUESTS}&_sort=${sort}&_count=10`);
    expect(pages).toHaveLength(6);
    const all = pages.flatMap((page) => ids(page, 'match'));
    expect([...all].sort()).toEqual(client.sandbox.control.claims().map((claim) => `Claim/${claim.id ?? ''}`).sort());
  });

  it('are in the order that was asked', async () => {
    const { ask } = await signedIn();
    for (const [sort, direction] of [['_lastUpdated', 1], ['-_lastUpdated', -1]] as const) {
      const pages = await allPages(ask, `${REQUESTS}&_sort=${sort}&_count=20`);
      const times = pages.flatMap(({ body }) => body.entry ?? []).map(({ resource }) => resource.meta.lastUpdated);
      expect(times).toEqual([...times].sort((left, right) => direction * left.localeCompare(right)));
    }
  });

  it('miss nothing when a request changes between two pages', async () => {
    const { client, ask } = await signedIn();
    const first = await ask(`${REQUESTS}&_sort=_lastUpdated&_count=30`);
    const changed = ids(first, 'match')[0] ?? '';
    const before = client.sandbox.control.claims().map((claim) => `Claim/${claim.id ?? ''}`);
    await client.sandbox.control.updateClaim(changed.slice('Claim/'.length), { status: 'active' });
    const rest = await allPages(ask, next(first) ?? '');
    expect(new Set([...ids(first, 'match'), ...rest.flatMap((page) => ids(page, 'match'))])).toEqual(new Set(before));
    expect(rest.flatMap((page) => ids(page, 'match')).at(-1)).toBe(changed);
  });

  it('hold at most 500', async () => {
    const { client, ask } = await signedIn();
    await client.sandbox.control.reset(700);
    const { body } = await client.signIn();
    const reply = await client.fhir(`${REQUESTS}&_count=100000`, body.access_token);
    expect(ids(reply, 'match')).toHaveLength(500);
    expect(next(reply)).toBeDefined();
    expect((await ask('metadata')).status).toBe(200);
  });

  it('give a total only when asked', async () => {
    const { ask } = await signedIn();
    expect((await ask(`${REQUESTS}&_count=1`)).body.total).toBeUndefined();
    expect((await ask(`${REQUESTS}&_count=1&_total=accurate`)).body.total).toBe(55);
  });
});

describe('other searches', () => {
  it('by POST are the same', async () => {
    const { client } = await signedIn();
    const token = (await client.signIn('grace.whitfield')).body.access_token;
    const body = new URLSearchParams({ provider: MAIN, status: 'draft', _summary: 'count' });
    expect((await client.fhir('Claim/_search', token, { method: 'POST', body })).body.total).toBe(24);
  });

  it.each([
    'Claim?unknown=1', 'Claim?_sort=unknown', 'Claim?_include=Claim:status', 'Claim?_include=Claim:unknown', 'Claim?_lastUpdated=geyesterday',
    'Claim?_lastUpdated=2026-01-01', 'Claim?_count=many', 'Patient?_revinclude=Claim:patient',
  ])('that are not supported are refused: %s', async (path) => {
    const { ask } = await signedIn();
    const reply = await ask(path);
    expect([reply.status, reply.body.resourceType]).toEqual([400, 'OperationOutcome']);
  });
});
