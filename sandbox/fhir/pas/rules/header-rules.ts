import { systems } from '../names.ts';
import { resolve } from '../request-bundle.ts';
import { at, codeIn, expect, extensions, required, uniqueSequences, type Rule } from '../rule.ts';

const DIAGNOSIS_TYPES = ['admitting', 'principal', 'patientreasonforvisit'];
const ICD_10 = /^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/;

/** What holds for the head of the Claim, its diagnoses and its care team. */
export const headerRules: readonly Rule[] = [
  {
    id: 'claim-identifier', text: 'The Claim has one or two identifiers with system and value.', source: 'PAS 2.2.1 profile-claim: identifier 1..2 (TRN)',
    check: ({ claim, first }) => [
      ...required(claim.identifier, at(first, 'identifier')),
      ...expect((claim.identifier ?? []).length <= 2, { expression: at(first, 'identifier') }),
      ...(claim.identifier ?? []).flatMap(({ system, value }, index) => [
        ...required(system, at(first, `identifier[${index}].system`)), ...required(value, at(first, `identifier[${index}].value`)),
      ]),
    ],
  },
  {
    id: 'claim-status', text: 'The Claim is active and asks for preauthorization.', source: 'PAS 2.2.1 profile-claim: status = #active, use = #preauthorization',
    check: ({ claim, first }) => [
      ...expect(claim.status === 'active', { expression: at(first, 'status') }), ...expect(claim.use === 'preauthorization', { expression: at(first, 'use') }),
    ],
  },
  {
    id: 'claim-codes', text: 'Type and priority are coded.', source: 'FHIR R4 Claim: type 1..1, priority 1..1',
    check: ({ claim, first }) => [...required(claim.type.coding?.[0]?.code, at(first, 'type')), ...required(claim.priority.coding?.[0]?.code, at(first, 'priority'))],
  },
  {
    id: 'claim-new', text: 'Changes to a request that was sent are not taken; send a new request.', source: 'PAS 2.2.1 spec-71: servers may reject updates',
    check: ({ claim, first }) => expect(claim.related === undefined, { expression: at(first, 'related'), code: 'not-supported' }),
  },
  {
    id: 'level-of-service', text: 'The level of service is U (urgent), E (elective) or 03 (emergency), at most once.', source: 'PAS 2.2.1 profile-claim: extension[levelOfServiceType] 0..1 (UM06)',
    check: ({ claim, first }) => {
      const found = extensions(claim, 'levelOfServiceCode');
      const isKnown = found.every(({ valueCodeableConcept }) => ['U', 'E', '03'].includes(codeIn(valueCodeableConcept, systems.levelOfService) ?? ''));
      return expect(found.length <= 1 && isKnown, { expression: at(first, 'extension') });
    },
  },
  {
    id: 'insurance', text: 'There is one insurance, and it is the focal one.', source: 'PAS 2.2.1 profile-claim: insurance 1..1, focal = true',
    check: ({ claim, first }) => [
      ...expect(claim.insurance.length === 1, { expression: at(first, 'insurance') }), ...expect(claim.insurance[0]?.focal === true, { expression: at(first, 'insurance[0].focal') }),
    ],
  },
  {
    id: 'diagnosis-count', text: 'There are one to twelve diagnoses.', source: 'PAS 2.2.1 profile-claim: diagnosis, first 12 carried (HI); the payer asks for one',
    check: ({ claim, first }) => [...required(claim.diagnosis, at(first, 'diagnosis')), ...expect((claim.diagnosis ?? []).length <= 12, { expression: at(first, 'diagnosis[12]'), code: 'too-long' })],
  },
  {
    id: 'diagnosis-code', text: 'A diagnosis is an ICD-10-CM code.', source: 'PAS 2.2.1 profile-claim: diagnosis[x] only CodeableConcept from X12278DiagnosisCodes (required)',
    check: ({ claim, first }) => (claim.diagnosis ?? []).flatMap(({ diagnosisCodeableConcept }, index) =>
      expect(ICD_10.test(codeIn(diagnosisCodeableConcept, systems.icd10) ?? ''), { expression: at(first, `diagnosis[${index}].diagnosisCodeableConcept`), code: 'code-invalid' })),
  },
  {
    id: 'diagnosis-type', text: 'A diagnosis has at most one type: admitting, principal (once) or patientreasonforvisit.', source: 'PAS 2.2.1 profile-claim: diagnosis.type 0..1 from X12278DiagnosisType (required)',
    check: ({ claim, first }) => {
      const types = (claim.diagnosis ?? []).map(({ type }) => (type ?? []).map((concept) => codeIn(concept, systems.pas) ?? ''));
      const principal = types.flatMap((codes, index) => (codes.includes('principal') ? [index] : []));
      return types.flatMap((codes, index) => expect(codes.length <= 1 && codes.every((code) => DIAGNOSIS_TYPES.includes(code)) && !principal.slice(1).includes(index), { expression: at(first, `diagnosis[${index}].type`), code: 'code-invalid' }));
    },
  },
  {
    id: 'sequences', text: 'Sequence numbers are unique.', source: 'PAS 2.2.1 spec-26, spec-39; FHIR R4 Claim.*.sequence',
    check: ({ claim, first }) => (['careTeam', 'diagnosis', 'item', 'supportingInfo'] as const).flatMap((name) => uniqueSequences(claim[name], at(first, name))),
  },
  {
    id: 'care-team', text: 'A care team member is a PractitionerRole or an Organization, and says whether it is for the whole request.', source: 'PAS 2.2.1 profile-claim: careTeam.provider only PASOrganization or PASPractitionerRole, extension[careTeamClaimScope] 1..1',
    check: (request) => (request.claim.careTeam ?? []).flatMap((member, index) => {
      const type = resolve(request, request.first, member.provider)?.resource.resourceType;
      return [
        ...expect(type === 'PractitionerRole' || type === 'Organization', { expression: at(request.first, `careTeam[${index}].provider`) }),
        ...expect(extensions(member, 'careTeamClaimScope').filter(({ valueBoolean }) => valueBoolean !== undefined).length === 1, { expression: at(request.first, `careTeam[${index}].extension`), code: 'required' }),
      ];
    }),
  },
  {
    id: 'care-team-size', text: 'The care team has at most 14 members for the whole request and 10 for an item.', source: 'PAS 2.2.1 profile-claim: careTeam[OverallClaimMember] (2010EA), careTeam[ItemClaimMember] (2010F)',
    check: ({ claim, first }) => {
      const overall = (claim.careTeam ?? []).filter((member) => extensions(member, 'careTeamClaimScope')[0]?.valueBoolean !== false);
      return [
        ...expect(overall.length <= 14, { expression: at(first, 'careTeam'), code: 'too-long' }),
        ...(claim.item ?? []).flatMap(({ careTeamSequence }, index) => expect((careTeamSequence ?? []).length <= 10, { expression: at(first, `item[${index}].careTeamSequence`), code: 'too-long' })),
      ];
    },
  },
];
