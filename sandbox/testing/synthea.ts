import { existsSync, readFileSync } from 'node:fs';
import type { Coverage, Organization, Patient, Practitioner, PractitionerRole, Resource } from '@medplum/fhirtypes';
import { systems } from '../fhir/pas/names.ts';

const FOLDER = new URL('../../../shared/data/synthea-10-patients/', import.meta.url);
const TYPES = ['Organization', 'Location', 'Practitioner', 'PractitionerRole', 'Patient'] as const;

/**
 * The Synthea people and organisations of ../shared/data, made to fit a facility: its consumers, with a member id and a
 * Coverage; organisations and practitioners as other providers. Undefined when the data is not there.
 */
export function readSynthea(facility = 'riverbend-regional'): Resource[] | undefined {
  if (!existsSync(FOLDER)) return undefined;
  const all = TYPES.flatMap((type) => readFileSync(new URL(`${type}.000.ndjson`, FOLDER), 'utf8').trim().split('\n').map((line) => JSON.parse(line) as Resource));
  const byIdentifier = new Map(all.flatMap((resource) => identifiers(resource).map((value) => [`${resource.resourceType} ${value}`, `${resource.resourceType}/${resource.id ?? ''}`] as const)));
  return all.flatMap((resource, index): Resource[] => {
    if (resource.resourceType === 'Patient') return consumer(resource, facility, index);
    if (resource.resourceType === 'PractitionerRole') return [role(resource, byIdentifier)];
    if (resource.resourceType === 'Practitioner') return [{ ...resource, name: plainNames(resource) }];
    if (resource.resourceType !== 'Location') return [resource];
    const { managingOrganization: _, ...location } = resource;
    return [location];
  });
}

function identifiers(resource: Resource): string[] {
  const { identifier } = resource as Organization;
  return (identifier ?? []).map(({ value }) => value ?? '');
}

/** Synthea numbers its names; people have none in theirs. */
function plainNames({ name }: Patient | Practitioner): NonNullable<Patient['name']> {
  const plain = (text: string): string => text.replaceAll(/\d/g, '');
  return (name ?? []).map((each) => ({ ...each, ...(each.family !== undefined && { family: plain(each.family) }), ...(each.given && { given: each.given.map(plain) }) }));
}

function consumer(patient: Patient, facility: string, index: number): [Patient, Coverage] {
  const memberId = String(700_000_000_000 + index);
  const type = { coding: [{ system: systems.identifierType, code: 'MB' }] };
  const { generalPractitioner: _, ...rest } = patient;
  return [
    { ...rest, name: plainNames(patient), identifier: [{ type, system: 'https://dmas.example/member-id', value: memberId }], managingOrganization: { reference: `Organization/${facility}` } },
    {
      resourceType: 'Coverage', id: `coverage-${patient.id ?? ''}`, status: 'active', subscriberId: memberId, beneficiary: { reference: `Patient/${patient.id ?? ''}` },
      relationship: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/subscriber-relationship', code: 'self' }] }, payor: [{ reference: 'Organization/virginia-dmas' }],
    },
  ];
}

function role(resource: PractitionerRole, byIdentifier: ReadonlyMap<string, string>): PractitionerRole {
  const { location: _, ...rest } = resource;
  const literal = (type: string, value: string | undefined) => ({ reference: byIdentifier.get(`${type} ${value ?? ''}`) ?? '' });
  return {
    ...rest, practitioner: { ...resource.practitioner, ...literal('Practitioner', resource.practitioner?.identifier?.value) },
    organization: { ...resource.organization, ...literal('Organization', resource.organization?.identifier?.value) },
  };
}
