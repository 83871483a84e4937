import type { Coverage, Organization, Patient, Practitioner, PractitionerRole } from '@medplum/fhirtypes';
import { npi } from '../../../data/npi.ts';
import { systems } from '../names.ts';
import { resolve, resolveAs, type PasEntry, type PasRequest } from '../request-bundle.ts';
import { at, codeIn, expect, required, type Finding, type Rule } from '../rule.ts';

/** The organization that asks, also when a PractitionerRole stands for it. */
export function requestor(request: PasRequest): (PasEntry & { readonly resource: Organization }) | undefined {
  const { first, claim } = request;
  const role = resolveAs<PractitionerRole>(request, first, claim.provider, 'PractitionerRole');
  return role ? resolveAs<Organization>(request, role, role.resource.organization, 'Organization') : resolveAs<Organization>(request, first, claim.provider, 'Organization');
}

/** The insurer's, the consumer's and the coverage's entries. */
export function parties(request: PasRequest) {
  const { first, claim } = request;
  return {
    insurer: resolveAs<Organization>(request, first, claim.insurer, 'Organization'),
    patient: resolveAs<Patient>(request, first, claim.patient, 'Patient'),
    coverage: resolveAs<Coverage>(request, first, claim.insurance[0]?.coverage, 'Coverage'),
  };
}

/** The member id of a consumer: the identifier of type MB. */
export function memberId(patient: Patient) {
  return patient.identifier?.find(({ type }) => codeIn(type, systems.identifierType) === 'MB');
}

function hasRightCheckDigit(value: string | undefined): boolean {
  return value !== undefined && /^\d{10}$/.test(value) && npi(value.slice(0, 9)) === value;
}

function npiFindings(entry: PasEntry): Finding[] {
  const { identifier } = entry.resource as { identifier?: { system?: string; value?: string }[] };
  if (!Array.isArray(identifier)) return [];
  return identifier.flatMap(({ system, value }, index) => expect(system !== systems.npi || hasRightCheckDigit(value), { expression: at(entry, `identifier[${index}].value`) }));
}

/** What holds for the insurer, the facility, the consumer, the coverage and the providers. */
export const partyRules: readonly Rule[] = [
  {
    id: 'insurer', text: 'The insurer is an active Organization with a name, type PR and an identifier.', source: 'PAS 2.2.1 profile-insurer, 278 loop 2010A NM1',
    check: (request) => {
      const { insurer } = parties(request);
      if (!insurer) return [{ expression: at(request.first, 'insurer'), code: 'required' }];
      const { active, name, type, identifier } = insurer.resource;
      return [
        ...expect(active === true, { expression: at(insurer, 'active') }), ...required(name, at(insurer, 'name')),
        ...expect((type ?? []).some((concept) => codeIn(concept, systems.entityType) === 'PR'), { expression: at(insurer, 'type'), code: 'required' }),
        ...required(identifier?.[0]?.value, at(insurer, 'identifier')),
      ];
    },
  },
  {
    id: 'requestor', text: 'The facility that asks is an active Organization with NPI, name, address and contact.', source: 'PAS 2.2.1 profile-requestor, 278 loop 2010B NM1, N3, PER',
    check: (request) => {
      const facility = requestor(request);
      if (!facility) return [{ expression: at(request.first, 'provider'), code: 'required' }];
      const { active, name, identifier, address, telecom, contact } = facility.resource;
      return [
        ...expect(active === true, { expression: at(facility, 'active') }), ...required(name, at(facility, 'name')),
        ...required(identifier?.find(({ system }) => system === systems.npi), at(facility, 'identifier')),
        ...required(address, at(facility, 'address')), ...required(telecom ?? contact, at(facility, 'telecom')),
      ];
    },
  },
  {
    id: 'patient', text: 'The consumer has a member id (type MB), a name, a gender and a full date of birth.', source: 'PAS 2.2.1 profile-beneficiary (US Core Patient), 278 loop 2010C NM1, DMG',
    check: (request) => {
      const { patient } = parties(request);
      if (!patient) return [{ expression: at(request.first, 'patient'), code: 'required' }];
      const { name, gender, birthDate } = patient.resource;
      const member = memberId(patient.resource);
      return [
        ...required(member?.value, at(patient, 'identifier')), ...expect(!member || Boolean(member.system), { expression: at(patient, 'identifier'), code: 'required' }),
        ...required(name?.[0]?.family ?? name?.[0]?.given, at(patient, 'name')), ...required(gender, at(patient, 'gender')),
        ...required(birthDate, at(patient, 'birthDate')), ...expect(birthDate === undefined || /^\d{4}-\d{2}-\d{2}$/.test(birthDate), { expression: at(patient, 'birthDate') }),
      ];
    },
  },
  {
    id: 'coverage', text: 'The coverage is active, has a member id and a relationship, and names the subscriber unless it is the consumer.', source: 'PAS 2.2.1 profile-coverage: member id 1..1, status = #active, relationship; 278 loops 2010C, 2010D',
    check: (request) => {
      const { coverage } = parties(request);
      if (!coverage) return [{ expression: at(request.first, 'insurance[0].coverage'), code: 'required' }];
      const { status, identifier, subscriberId, relationship, subscriber } = coverage.resource;
      const code = relationship?.coding?.[0]?.code;
      return [
        ...expect(status === 'active', { expression: at(coverage, 'status') }),
        ...required(subscriberId ?? identifier?.find(({ type }) => codeIn(type, systems.identifierType) === 'MB')?.value, at(coverage, 'subscriberId')),
        ...required(code, at(coverage, 'relationship')),
        ...expect(code === 'self' || code === '18' || subscriber !== undefined, { expression: at(coverage, 'subscriber'), code: 'required' }),
      ];
    },
  },
  {
    id: 'coverage-parties', text: 'The coverage is the consumer\'s, by the insurer that is asked.', source: 'PAS 2.2.1 profile-coverage: beneficiary, payor',
    check: (request) => {
      const { insurer, patient, coverage } = parties(request);
      if (!coverage || !patient || !insurer) return [];
      return [
        ...expect(resolve(request, coverage, coverage.resource.beneficiary) === patient, { expression: at(coverage, 'beneficiary') }),
        ...expect(coverage.resource.payor.some((payor) => resolve(request, coverage, payor) === insurer), { expression: at(coverage, 'payor') }),
      ];
    },
  },
  {
    id: 'practitioner', text: 'A practitioner has an identifier and a name, and a role names its practitioner.', source: 'PAS 2.2.1 profile-practitioner (US Core: identifier 1..*, name 1..*), profile-practitionerrole',
    check: (request) => request.entries.flatMap((entry) => {
      const { resource } = entry;
      if (resource.resourceType === 'PractitionerRole') return expect(resolveAs<Practitioner>(request, entry, resource.practitioner, 'Practitioner') !== undefined, { expression: at(entry, 'practitioner'), code: 'required' });
      if (resource.resourceType !== 'Practitioner') return [];
      return [...required(resource.identifier?.[0]?.value, at(entry, 'identifier')), ...required(resource.name?.[0]?.family, at(entry, 'name'))];
    }),
  },
  {
    id: 'npi', text: 'An NPI has ten digits and the right check digit.', source: 'CMS NPI standard (Luhn with prefix 80840)',
    check: ({ entries }) => entries.flatMap(npiFindings),
  },
];
