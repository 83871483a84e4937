import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { Bundle, BundleEntry, Claim, Coverage, DocumentReference, Organization, Patient, Practitioner, Resource } from '@medplum/fhirtypes';
import { beforeAll, describe, expect, it } from 'vitest';
import { concept } from '../../data/codes.ts';
import { startSandbox, type Sandbox } from '../../start-sandbox.ts';
import { TestClient } from '../../testing/client.ts';
import { claimOf, documentOf, issuesOf, openPas, type PasClient } from '../../testing/pas.ts';
import { loadSearchParameters, loadStructures } from '../definitions.ts';
import { checkRequest, requestRules } from './check-request.ts';
import { pasExtension, systems } from './names.ts';
import { readRequest } from './request-bundle.ts';

type RequestBundle = Bundle & { entry: BundleEntry[] };

let sandbox: Sandbox;
let pas: PasClient;

beforeAll(async () => {
  loadSearchParameters();
  loadStructures();
  sandbox = await startSandbox();
  pas = await openPas(new TestClient(sandbox));
  return () => sandbox.stop();
}, 60_000);

/** The rules that a changed request breaks. */
async function broken(change: (claim: Claim, bundle: RequestBundle) => void, documents?: DocumentReference[]): Promise<string[]> {
  const bundle = await pas.requestBundle(documents ? { documents } : {});
  change(claimOf(bundle), bundle);
  const request = readRequest(bundle);
  if (!('claim' in request)) throw new Error(JSON.stringify(request));
  return [...new Set(checkRequest(request).map(({ diagnostics }) => diagnostics?.split(' ')[0] ?? ''))];
}

function resource<T extends Resource>(bundle: RequestBundle, type: T['resourceType'], index = 0): T {
  const found = bundle.entry.map((entry) => entry.resource).filter((each): each is T => each?.resourceType === type)[index];
  if (!found) throw new Error(`no ${type}`);
  return found;
}

function item(claim: Claim) {
  const [first] = claim.item ?? [];
  if (!first) throw new Error('no item');
  return first;
}

const PDF = Buffer.from('%PDF-1.7 notes');

/** A change that breaks just this rule. */
const breaks: Readonly<Record<string, (claim: Claim, bundle: RequestBundle) => void>> = {
  'bundle-type': (_, bundle) => { bundle.type = 'searchset'; },
  'bundle-identifier': (_, bundle) => { bundle.identifier = { value: 'x' }; },
  'bundle-timestamp': (_, bundle) => { delete bundle.timestamp; },
  'entry-full-url': (_, { entry: [first] }) => { if (first) first.fullUrl = 'urn:uuid:1'; },
  'entry-once': (_, { entry }) => { if (entry[1]?.resource) entry.push({ ...entry[1], resource: { ...entry[1].resource, meta: { versionId: '9' } } }); },
  'one-claim': (claim, { entry }) => { entry.push({ fullUrl: `urn:uuid:${randomUUID()}`, resource: structuredClone(claim) }); },
  'references-included': (claim) => { claim.enterer = { reference: 'Practitioner/nobody' }; },
  'documents-pointed-to': (claim) => { claim.supportingInfo = []; },
  'claim-identifier': (claim) => { delete claim.identifier; },
  'claim-status': (claim) => { claim.status = 'draft'; },
  'claim-codes': (claim) => { claim.priority = { text: 'soon' }; },
  'claim-new': (claim) => { claim.related = [{ claim: { display: 'an earlier one' } }]; },
  'level-of-service': (claim) => { claim.extension = [{ url: pasExtension('levelOfServiceCode'), valueCodeableConcept: concept(systems.levelOfService, 'X') }]; },
  insurance: (claim) => { if (claim.insurance[0]) claim.insurance[0].focal = false; },
  'diagnosis-count': (claim) => { delete claim.diagnosis; delete item(claim).diagnosisSequence; },
  'diagnosis-code': (claim) => { claim.diagnosis = [{ sequence: 1, diagnosisCodeableConcept: concept('http://snomed.info/sct', '78275009') }]; },
  'diagnosis-type': (claim) => { if (claim.diagnosis?.[0]) claim.diagnosis[0].type = [concept(systems.pas, 'clinical')]; },
  sequences: (claim) => { claim.diagnosis = [...(claim.diagnosis ?? []), { sequence: 1, diagnosisCodeableConcept: concept(systems.icd10, 'E66.9') }]; },
  'care-team': (claim) => { if (claim.careTeam?.[0]) delete claim.careTeam[0].extension; },
  'care-team-size': (claim) => { claim.careTeam = Array.from({ length: 15 }, (_, index) => ({ ...claim.careTeam?.[0], sequence: index + 1, provider: claim.careTeam?.[0]?.provider ?? {} })); },
  insurer: (_, bundle) => { delete resource<Organization>(bundle, 'Organization').type; },
  requestor: (_, bundle) => { delete resource<Organization>(bundle, 'Organization', 1).address; },
  patient: (_, bundle) => { resource<Patient>(bundle, 'Patient').birthDate = '1987-03'; },
  coverage: (_, bundle) => { resource<Coverage>(bundle, 'Coverage').status = 'cancelled'; },
  'coverage-parties': (claim, bundle) => { resource<Coverage>(bundle, 'Coverage').payor = [{ reference: claim.provider.reference ?? '' }]; },
  practitioner: (_, bundle) => { delete resource<Practitioner>(bundle, 'Practitioner').name; },
  npi: (_, bundle) => { resource<Practitioner>(bundle, 'Practitioner').identifier = [{ system: systems.npi, value: '1234567890' }]; },
  item: (claim) => { delete claim.item; },
  'request-type': (claim) => { item(claim).extension = item(claim).extension?.slice(1) ?? []; },
  'certification-type': (claim) => { item(claim).extension = item(claim).extension?.slice(0, 1) ?? []; },
  'item-category': (claim) => { delete item(claim).category; },
  'item-location': (claim) => { item(claim).locationCodeableConcept = concept(systems.placeOfService, '98'); },
  'item-code': (claim) => { item(claim).productOrService = concept(systems.hcpcs, 'E060'); },
  'item-modifier': (claim) => { item(claim).modifier = [concept(systems.hcpcs, 'RENTAL')]; },
  'item-dates': (claim) => { item(claim).servicedPeriod = { start: '2026-12-01', end: '2026-11-01' }; },
  'item-quantity': (claim) => { item(claim).quantity = { value: 4, unit: '15 minutes' }; },
  'item-pointers': (claim) => { item(claim).diagnosisSequence = [9]; },
  'information-category': (claim) => { claim.supportingInfo?.push({ sequence: 9, category: concept(systems.pas, 'other') }); },
  'information-document': (claim) => { claim.supportingInfo?.push({ sequence: 9, category: concept(systems.pas, 'additionalInformation'), valueString: 'x' }); },
  'information-message': (claim) => { claim.supportingInfo?.push({ sequence: 9, category: concept(systems.pas, 'freeFormMessage'), timingDate: '2026-12-01', valueString: 'x' }); },
  'information-dates': (claim) => { claim.supportingInfo?.push({ sequence: 9, category: concept(systems.pas, 'admissionDates') }); },
  'document-type': (_, bundle) => { delete resource<DocumentReference>(bundle, 'DocumentReference').type; },
  'document-data': (_, bundle) => { resource<DocumentReference>(bundle, 'DocumentReference').content = [{ attachment: { contentType: 'application/pdf', url: 'https://ehr.example/1.pdf' } }]; },
  'document-content': (_, bundle) => { resource<DocumentReference>(bundle, 'DocumentReference').content = documentOf(Buffer.from('MZ program')).content; },
};

describe('the rules of a request', () => {
  it('hold for a whole one', async () => {
    expect(await broken(() => undefined, [documentOf(PDF)])).toEqual([]);
  });

  it('all have a change here that breaks them', () => {
    expect(Object.keys(breaks)).toEqual(requestRules().map(({ id }) => id));
  });

  it.each(Object.entries(breaks))('%s', async (id, change) => {
    expect(await broken(change, [documentOf(PDF)])).toEqual([id]);
  });

  it('take CPT codes without text, several items and dates of admission', async () => {
    expect(await broken((claim) => {
      claim.item = [item(claim), { ...item(claim), sequence: 2, productOrService: concept(systems.cpt, '97110') }];
      claim.supportingInfo?.push({ sequence: 9, category: concept(systems.pas, 'admissionDates'), timingPeriod: { start: '2026-12-01', end: '2026-12-04' } });
    })).toEqual([]);
  });

  it('name every place at once', async () => {
    const bundle = await pas.requestBundle();
    const claim = claimOf(bundle);
    delete item(claim).category;
    claim.status = 'draft';
    const reply = await pas.submit(bundle);
    expect([reply.status, issuesOf(reply)]).toEqual([422, ['value Bundle.entry[0].resource.status', 'required Bundle.entry[0].resource.item[0].category']]);
  });
});

describe('the example bundles of the specification (PAS 1.1.0, ../shared/data)', () => {
  const folder = new URL('../../../../shared/data/pas/', import.meta.url);
  const isThere = existsSync(folder);

  it(isThere ? 'are judged by the rules of 2.2.1' : 'left out: ../shared/data is not there', () => {
    if (!isThere) return;
    const read = (name: string) => readRequest(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
    expect('claim' in read('nonconformant_pas_bundle_v110.json')).toBe(false);
    const conformant = read('conformant_pas_bundle_v110.json');
    if (!('claim' in conformant)) throw new Error(JSON.stringify(conformant));
    const rules = new Set(checkRequest(conformant).map(({ diagnostics }) => diagnostics?.split(' ')[0]));
    expect(rules).toContain('care-team');
    expect(rules).not.toContain('references-included');
    expect(rules).not.toContain('item-code');
  });
});
