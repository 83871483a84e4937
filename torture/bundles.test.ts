import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { checkRequest } from '../sandbox/fhir/pas/check-request.ts';
import { inquiryIssues } from '../sandbox/fhir/pas/check-inquiry.ts';
import { readRequest } from '../sandbox/fhir/pas/request-bundle.ts';
import { startSandbox, type Sandbox } from '../sandbox/start-sandbox.ts';
import { TestClient } from '../sandbox/testing/client.ts';
import { PasClient } from '../sandbox/testing/pas.ts';
import { readSynthea } from '../sandbox/testing/synthea.ts';
import { FhirClient } from '../src-main/api/fhir-client.ts';
import { createHttpClient } from '../src-main/api/http-client.ts';
import { inquiryBundle } from '../src-main/fhir/pas/inquiry-bundle.ts';
import { requestBundle } from '../src-main/fhir/pas/request-bundle.ts';
import { PartyReader } from '../src-main/submission/read-parties.ts';
import { ok } from '../src-shared/models/result.ts';
import type { DraftFields } from '../src-shared/models/draft.ts';

const facility = 'Organization/riverbend-regional';
const files: Readonly<Record<string, string>> = { pdf: '%PDF-1.7 notes', text: 'Notes of the visit: ñ, 漢字, 😀', png: Buffer.from('89504e470d0a1a0a00', 'hex').toString('latin1') };
const types: Readonly<Record<string, string>> = { pdf: 'application/pdf', text: 'text/plain', png: 'image/png' };
const synthea = readSynthea();

let sandbox: Sandbox;
let parties: PartyReader;
let pas: PasClient;

beforeAll(async () => {
  sandbox = await startSandbox(synthea ? { resources: synthea } : {});
  const token = (await new TestClient(sandbox).signIn()).body.access_token ?? '';
  pas = new PasClient(new TestClient(sandbox), token);
  parties = new PartyReader(new FhirClient(createHttpClient(fetch), sandbox.clientConfig.fhirBaseUrl, { accessToken: () => Promise.resolve(ok(token)), refused: () => undefined }, new AbortController().signal));
  return () => sandbox.stop();
}, 60_000);

/** The consumers of the facility with the contract of each. */
async function consumers(): Promise<Pick<DraftFields, 'consumer' | 'contractId'>[]> {
  const own = sandbox.control.consumers().filter(({ managingOrganization }) => managingOrganization?.reference === facility);
  return Promise.all(
    own.map(async ({ id = '', birthDate = '', identifier, name }) => {
      const { body } = await pas.ask(`Coverage?beneficiary=Patient/${id}`);
      const payor = (body.entry?.[0]?.resource as { payor?: { reference?: string }[] } | undefined)?.payor?.[0]?.reference ?? '';
      return { contractId: payor, consumer: { reference: `Patient/${id}`, name: name?.[0]?.family ?? '', birthDate, consumerId: identifier?.[0]?.value ?? '' } };
    }),
  );
}

function ready(change: Partial<DraftFields>): DraftFields {
  return {
    requestType: 'AMB',
    requesting: { reference: facility, name: 'Riverbend' },
    servicing: { reference: 'PractitionerRole/clinician-banerjee-role', name: 'Banerjee' },
    urgency: 'standard',
    placeOfService: { code: '12', text: '' },
    serviceType: { code: '42', text: '' },
    diagnoses: [{ id: 'd1', diagnosis: { code: 'G47.33', text: '' }, principal: true }, { id: 'd2', diagnosis: { code: 'E66.9', text: '' } }],
    services: [{ id: 's1', service: { code: 'T1019', text: '' }, quantity: '4.5', unit: '15 minutes', from: '2026-12-01', to: '2027-02-28' }, { id: 's2', service: { code: '99213', text: '' }, quantity: '2', unit: 'weeks', from: '2026-12-01', to: '2026-12-01' }],
    notes: '',
    attachments: [],
    attested: { at: 1, by: 'Ana' },
    ...change,
  };
}

async function built(fields: DraftFields) {
  const read = await parties.read(fields, facility);
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  return requestBundle({
    fields,
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` },
    parties: read.value,
    base: sandbox.clientConfig.fhirBaseUrl,
    at: '2026-11-24T12:00:00.000Z',
    newId: randomUUID,
    content: (sha256) => Buffer.from(files[sha256] ?? '', sha256 === 'png' ? 'latin1' : 'utf8'),
  });
}

/** What the payer's rules find wrong in a request and in the inquiry about it. */
function findings(bundle: Awaited<ReturnType<typeof built>>): unknown[] {
  const request = readRequest(bundle);
  const inquiry = readRequest(inquiryBundle(bundle, randomUUID));
  if (!('claim' in request)) return [...request];
  return 'claim' in inquiry ? [...checkRequest(request), ...inquiryIssues(inquiry)] : [...inquiry];
}

describe('what is sent holds against every rule of Da Vinci PAS 2.2.1 (sandbox/fhir/pas/rules)', () => {
  it('for every consumer of the facility, and is taken', async () => {
    const all = await consumers();
    expect(all.length).toBeGreaterThan(20);
    for (const each of all) {
      const bundle = await built(ready(each));
      expect(findings(bundle)).toEqual([]);
    }
    const last = await built(ready(all.at(-1) ?? {}));
    expect((await pas.submit(last)).status).toBe(200);
  });

  it.skipIf(!synthea)('for the people of Synthea, served by one of its practitioners, and is taken', async () => {
    const role = synthea?.find(({ resourceType }) => resourceType === 'PractitionerRole')?.id ?? '';
    const people = (await consumers()).filter(({ consumer }) => synthea?.some(({ id }) => `Patient/${id ?? ''}` === consumer?.reference));
    expect(people.length).toBeGreaterThan(0);
    for (const each of people) {
      const bundle = await built(ready({ ...each, servicing: { reference: `PractitionerRole/${role}`, name: '' } }));
      expect(findings(bundle)).toEqual([]);
      expect((await pas.submit(bundle)).status).toBe(200);
    }
  });

  it.each<[string, Partial<DraftFields>]>([
    ['inpatient and expedited', { requestType: 'IMP', urgency: 'expedited', placeOfService: { code: '51', text: '' } }],
    ['asked for by a clinician of the facility', { requesting: { reference: 'PractitionerRole/clinician-banerjee-role', name: '' } }],
    ['served by the facility itself', { servicing: { reference: facility, name: '' } }],
    ['with notes in every script', { notes: '“¿Qué?” — 漢字 العربية 😀 <b>&amp;</b>' }],
    ['with files of three types', { attachments: Object.keys(files).map((sha256) => ({ id: sha256, title: `${sha256} 'notes'`, contentType: types[sha256] ?? '', bytes: 9, sha256 })) }],
    ['for one day', { services: [{ id: 's', service: { code: 'E0601', text: '' }, quantity: '1', unit: 'units', from: '2026-12-01' }] }],
  ])('%s', async (_name, change) => {
    const [first] = await consumers();
    expect(findings(await built(ready({ ...first, ...change })))).toEqual([]);
  });
});
