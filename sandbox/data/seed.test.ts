import type { Claim, Communication, Coverage, Organization, Patient, Resource } from '@medplum/fhirtypes';
import { validateResource } from '@medplum/core';
import { describe, expect, it } from 'vitest';
import { loadSearchParameters, loadStructures } from '../fhir/definitions.ts';
import { demoAccounts } from './accounts.ts';
import { npi } from './npi.ts';
import { seedResources } from './seed.ts';

const NOW = Date.parse('2026-11-24T12:00:00Z');
const resources = seedResources(1, { drafts: 24, submitted: 31 }, NOW);

function all<T extends Resource>(type: T['resourceType']): T[] {
  return resources.filter((resource): resource is T => resource.resourceType === type);
}

const claims = all<Claim>('Claim').filter(({ provider }) => provider.reference === 'Organization/riverbend-regional');
const patients = all<Patient>('Patient');

function fullName({ name }: Patient): string {
  return [...(name?.[0]?.given ?? []), name?.[0]?.family].join(' ');
}

describe('seeded data', () => {
  it('is the same for the same seed and another for another', () => {
    expect(seedResources(1, { drafts: 24, submitted: 31 }, NOW)).toEqual(resources);
    expect(seedResources(2, { drafts: 24, submitted: 31 }, NOW)).not.toEqual(resources);
  });

  it('is valid FHIR R4', () => {
    loadSearchParameters();
    loadStructures();
    for (const resource of resources) validateResource(resource);
  }, 60_000);

  it('refers only to what is there', () => {
    const known = new Set(resources.map((resource) => `${resource.resourceType}/${resource.id ?? ''}`));
    const references = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(references.length).toBeGreaterThan(500);
    expect(references.filter((reference) => !known.has(reference))).toEqual([]);
  });

  it('has unique ids and times, oldest first, none in the future', () => {
    expect(new Set(resources.map((resource) => `${resource.resourceType}/${resource.id ?? ''}`)).size).toBe(resources.length);
    const times = resources.map((resource) => Date.parse(resource.meta?.lastUpdated ?? ''));
    expect(times).toEqual([...new Set(times)].sort((left, right) => left - right));
    expect(Math.max(...times)).toBeLessThanOrEqual(NOW);
  });
});

describe('facilities and people', () => {
  it('have NPIs with the right check digit', () => {
    expect(npi('123456789')).toBe('1234567893');
    const npis = all<Organization>('Organization').flatMap(({ identifier }) => identifier ?? []).filter(({ system }) => system === 'http://hl7.org/fhir/sid/us-npi').map(({ value }) => value ?? '');
    expect(npis).toHaveLength(3);
    for (const value of npis) expect(npi(value.slice(0, 9))).toBe(value);
  });

  it('have no digits in names', () => {
    const names = [...patients.map(fullName), ...demoAccounts.map(({ givenName, familyName }) => `${givenName} ${familyName}`)];
    expect(names.filter((name) => /\d/.test(name))).toEqual([]);
  });

  it('have names with accents, apostrophes and hyphens', () => {
    const names = patients.map(fullName).join('\n');
    for (const pattern of [/ñ/, /ễ|ł|ó/, /'/, /-/]) expect(names).toMatch(pattern);
  });

  it('have look-alikes: same last name and date of birth, and once the same first name, with other member ids', () => {
    const lookAlikes = patients.filter((patient) => patient.name?.[0]?.family === 'Whitmore' && patient.birthDate === '1987-03-14'
      && patient.managingOrganization?.reference === 'Organization/riverbend-regional');
    expect(lookAlikes.map(fullName)).toEqual(['Angelica Whitmore', 'Angelica Whitmore', 'Angela Whitmore']);
    expect(new Set(lookAlikes.map(({ identifier }) => identifier?.[0]?.value)).size).toBe(3);
    const withDraft = new Set(claims.filter(({ status }) => status === 'draft').map(({ patient }) => patient.reference));
    expect(lookAlikes.every(({ id }) => withDraft.has(`Patient/${id ?? ''}`))).toBe(true);
  });

  it('have the member id of their coverage', () => {
    for (const coverage of all<Coverage>('Coverage')) {
      const patient = patients.find(({ id }) => coverage.beneficiary.reference === `Patient/${id ?? ''}`);
      expect(patient?.identifier?.[0]).toMatchObject({ value: coverage.subscriberId, type: { coding: [{ code: 'MB' }] } });
    }
  });

  it('have passwords that are long passphrases', () => {
    for (const { password } of demoAccounts) expect(password === null || password.length >= 24).toBe(true);
  });
});

describe('requests and messages', () => {
  it('are as many as the home screen should show', () => {
    expect(claims.filter(({ status }) => status === 'draft')).toHaveLength(24);
    expect(claims.filter(({ status }) => status === 'active')).toHaveLength(31);
    const messages = all<Communication>('Communication').filter(({ recipient }) => recipient?.[0]?.reference === 'Organization/riverbend-regional');
    expect(messages.filter(({ received }) => received === undefined)).toHaveLength(3);
  });

  it('are PAS-shaped: a submitted one is whole, a draft may lack its item', () => {
    for (const claim of claims) {
      expect(claim).toMatchObject({ use: 'preauthorization', insurance: [{ focal: true }], diagnosis: [{ sequence: 1 }, { sequence: 2 }] });
      expect(['Inpatient', 'Outpatient']).toContain(claim.subType?.text);
      const code = claim.item?.[0]?.productOrService.coding?.[0]?.code;
      if (claim.status === 'active') expect(code).toMatch(/^[A-V]\d{4}$/);
    }
    expect(claims.some(({ item }) => item === undefined)).toBe(true);
  });

  it('go to an insurer that the facility has a contract with and that covers the consumer', () => {
    for (const claim of claims) {
      const coverage = all<Coverage>('Coverage').find(({ id }) => claim.insurance[0]?.coverage.reference === `Coverage/${id ?? ''}`);
      expect(coverage?.payor[0]?.reference).toBe(claim.insurer?.reference);
      expect(coverage?.beneficiary.reference).toBe(claim.patient.reference);
    }
  });

  it('can be many', () => {
    const many = seedResources(1, { drafts: 3000, submitted: 31 }, NOW).filter((resource) => resource.resourceType === 'Claim' && resource.status === 'draft');
    expect(many).toHaveLength(3007);
  });
});
