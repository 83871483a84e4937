import type { Organization, OrganizationAffiliation, Practitioner, PractitionerRole, Resource } from '@medplum/fhirtypes';
import { practitionerIdOf } from '../identity/account-book.ts';
import { demoAccounts, facilityIds } from './accounts.ts';
import { npi } from './npi.ts';

const NPI_SYSTEM = 'http://hl7.org/fhir/sid/us-npi';
const ORGANIZATION_TYPE = 'http://terminology.hl7.org/CodeSystem/organization-type';

/** A payer programme; a facility's affiliation with it is a contract. `memberIdSystem` names its member ids. */
export interface Insurer {
  readonly id: string;
  readonly name: string;
  readonly memberIdSystem: string;
  readonly memberIdPattern: string;
}

/** The payer programmes, the busiest first. In a pattern, # is a digit. */
export const insurers: readonly Insurer[] = [
  { id: 'virginia-dmas', name: 'Virginia DMAS', memberIdSystem: 'https://dmas.example/member-id', memberIdPattern: '############' },
  { id: 'minnesota-mhcp', name: 'Minnesota MHCP', memberIdSystem: 'https://mhcp.example/member-id', memberIdPattern: '0#######' },
  { id: 'indiana-ffs-medicaid', name: 'Indiana FFS Medicaid', memberIdSystem: 'https://indiana-ffs.example/member-id', memberIdPattern: '10##########' },
];

/** Which programmes each facility has a contract with, by insurer id. */
export const contracts: Readonly<Record<string, readonly string[]>> = {
  [facilityIds.main]: ['virginia-dmas', 'minnesota-mhcp', 'indiana-ffs-medicaid'],
  [facilityIds.second]: ['virginia-dmas', 'minnesota-mhcp'],
  [facilityIds.empty]: ['minnesota-mhcp'],
};

const facilities = [
  { id: facilityIds.main, name: 'Riverbend Regional Medical Center', nine: '148702315', line: '2100 Riverbend Parkway', city: 'Roanoke', state: 'VA', postalCode: '24014', phone: '+15405550100' },
  { id: facilityIds.second, name: 'Harbor Point Rehabilitation Hospital', nine: '129460837', line: '48 Harbor Point Road', city: 'Norfolk', state: 'VA', postalCode: '23510', phone: '+17575550112' },
  { id: facilityIds.empty, name: 'Cedar Valley Community Clinic', nine: '167358204', line: '910 Cedar Avenue South', city: 'Owatonna', state: 'MN', postalCode: '55060', phone: '+15075550104' },
];

/** Facilities, payer programmes, contracts, and the staff with their roles. */
export function directory(): Resource[] {
  return [...insurers.map(insurerOrganization), ...facilities.map(facilityOrganization), ...affiliations(), ...staff()];
}

function insurerOrganization(insurer: Insurer): Organization {
  return { resourceType: 'Organization', id: insurer.id, active: true, name: insurer.name, type: [{ coding: [{ system: ORGANIZATION_TYPE, code: 'pay', display: 'Payer' }] }] };
}

function facilityOrganization({ id, name, nine, line, city, state, postalCode, phone }: (typeof facilities)[number]): Organization {
  return {
    resourceType: 'Organization', id, active: true, name,
    identifier: [{ system: NPI_SYSTEM, value: npi(nine) }],
    type: [{ coding: [{ system: ORGANIZATION_TYPE, code: 'prov', display: 'Healthcare Provider' }] }],
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
    address: [{ line: [line], city, state, postalCode, country: 'US' }],
  };
}

function affiliations(): OrganizationAffiliation[] {
  return Object.entries(contracts).flatMap(([facility, insurerIds]) =>
    insurerIds.map((insurer): OrganizationAffiliation => ({
      resourceType: 'OrganizationAffiliation', id: `${facility}-${insurer}`, active: true,
      organization: { reference: `Organization/${insurer}` },
      participatingOrganization: { reference: `Organization/${facility}` },
      code: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-role', code: 'member' }] }],
    })));
}

function staff(): (Practitioner | PractitionerRole)[] {
  return demoAccounts.flatMap((account): (Practitioner | PractitionerRole)[] => {
    const id = practitionerIdOf(account.username);
    return [
      { resourceType: 'Practitioner', id, active: true, name: [{ use: 'official', family: account.familyName, given: [account.givenName] }] },
      ...account.facilityIds.map((facility): PractitionerRole => ({
        resourceType: 'PractitionerRole', id: `${id}-${facility}`, active: true,
        practitioner: { reference: `Practitioner/${id}` },
        organization: { reference: `Organization/${facility}` },
        code: [{ text: 'Provider Staff Account' }],
      })),
    ];
  });
}
