import type { Organization, OrganizationAffiliation, Practitioner, PractitionerRole, Resource } from '@medplum/fhirtypes';
import { practitionerIdOf } from '../identity/account-book.ts';
import { demoAccounts, facilityIds } from './accounts.ts';
import { clinicians } from './clinicians.ts';
import { MEMBER_ID_SYSTEM, NEW_CONSUMERS } from '../fhir/contracts.ts';
import { systems } from '../fhir/pas/names.ts';
import { npi } from './npi.ts';

const ORGANIZATION_TYPE = 'http://terminology.hl7.org/CodeSystem/organization-type';

/** A payer programme; a facility's affiliation with it is a contract. `memberIdSystem` names its member ids. */
export interface Insurer {
  readonly id: string;
  readonly name: string;
  readonly memberIdSystem: string;
  readonly memberIdPattern: string;
  readonly payerId: string;
  /** Whether facilities may add consumers that it does not know. */
  readonly newConsumers: boolean;
}

/** The payer programmes, the busiest first. In a pattern, # is a digit. */
export const insurers: readonly Insurer[] = [
  { id: 'virginia-dmas', name: 'Virginia DMAS', memberIdSystem: 'https://dmas.example/member-id', memberIdPattern: '############', payerId: 'VAMED', newConsumers: true },
  { id: 'minnesota-mhcp', name: 'Minnesota MHCP', memberIdSystem: 'https://mhcp.example/member-id', memberIdPattern: '0#######', payerId: 'MNMHCP', newConsumers: false },
  { id: 'indiana-ffs-medicaid', name: 'Indiana FFS Medicaid', memberIdSystem: 'https://indiana-ffs.example/member-id', memberIdPattern: '10##########', payerId: 'INMED', newConsumers: true },
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

/** Who may do more than the staff: look after the users of the group (all its providers) or of the one provider. */
const roles: Readonly<Record<string, string>> = {
  'kevin.oconnor@riverbend.example': 'Provider Group Admin',
  'grace.whitfield@riverbend.example': 'Provider Admin',
  'helen.park@cedarvalley.example': 'Provider Admin',
};

/** Who looks after the portal's users at each facility. They have no account here. */
const administrators = [
  { id: 'administrator-riverbend', givenName: 'Ruth', familyName: 'Castellano', phone: '+15405550171', facility: facilityIds.main },
  { id: 'administrator-harbor-point', givenName: 'Desmond', familyName: 'Achebe', phone: '+17575550138', facility: facilityIds.second },
  { id: 'administrator-cedar-valley', givenName: 'Signe', familyName: 'Halvorsen', phone: '+15075550166', facility: facilityIds.empty },
];

/** Facilities, payer programmes, contracts, and the staff with their roles. */
export function directory(): Resource[] {
  return [...insurers.map(insurerOrganization), ...facilities.map(facilityOrganization), ...affiliations(), ...staff(), ...administrators.flatMap(administrator), ...clinicians()];
}

function insurerOrganization(insurer: Insurer): Organization {
  return {
    resourceType: 'Organization', id: insurer.id, active: true, name: insurer.name,
    identifier: [{ type: { coding: [{ system: 'http://hl7.org/fhir/us/carin-bb/CodeSystem/C4BBIdentifierType', code: 'payerid' }] }, system: 'https://payer.example/payer-id', value: insurer.payerId }],
    type: [{ coding: [{ system: ORGANIZATION_TYPE, code: 'pay', display: 'Payer' }, { system: systems.entityType, code: 'PR' }] }],
  };
}

function facilityOrganization({ id, name, nine, line, city, state, postalCode, phone }: (typeof facilities)[number]): Organization {
  return {
    resourceType: 'Organization', id, active: true, name,
    identifier: [{ system: systems.npi, value: npi(nine) }],
    type: [{ coding: [{ system: ORGANIZATION_TYPE, code: 'prov', display: 'Healthcare Provider' }] }],
    telecom: [{ system: 'phone', value: phone, use: 'work' }],
    address: [{ line: [line], city, state, postalCode, country: 'US' }],
  };
}

function affiliations(): OrganizationAffiliation[] {
  return Object.entries(contracts).flatMap(([facility, insurerIds]) =>
    insurers.filter(({ id }) => insurerIds.includes(id)).map(({ id: insurer, memberIdSystem, newConsumers }): OrganizationAffiliation => ({
      extension: [{ url: MEMBER_ID_SYSTEM, valueUri: memberIdSystem }, { url: NEW_CONSUMERS, valueBoolean: newConsumers }],
      resourceType: 'OrganizationAffiliation', id: `${facility}-${insurer}`, active: true,
      organization: { reference: `Organization/${insurer}` },
      participatingOrganization: { reference: `Organization/${facility}` },
      code: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/organization-role', code: 'member' }] }],
    })));
}

function administrator({ id, givenName, familyName, phone, facility }: (typeof administrators)[number]): (Practitioner | PractitionerRole)[] {
  return [
    { resourceType: 'Practitioner', id, active: true, name: [{ use: 'official', family: familyName, given: [givenName] }] },
    {
      resourceType: 'PractitionerRole', id: `${id}-role`, active: true,
      practitioner: { reference: `Practitioner/${id}` },
      organization: { reference: `Organization/${facility}` },
      code: [{ text: 'Provider Portal Administrator' }],
      telecom: [{ system: 'phone', value: phone, use: 'work' }],
    },
  ];
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
        code: [{ text: roles[account.username] ?? 'Provider Staff Account' }],
      })),
    ];
  });
}
