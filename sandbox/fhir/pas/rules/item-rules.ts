import type { CodeableConcept } from '@medplum/fhirtypes';
import { hasCode } from '../../../data/terminology/code-lists.ts';
import { systems } from '../names.ts';
import type { PasRequest } from '../request-bundle.ts';
import { at, codeIn, expect, extensions, fullDates, required, type Finding, type Rule } from '../rule.ts';

type Item = NonNullable<PasRequest['claim']['item']>[number];

const UNITS = /^(international unit|day|unit|minute|hour|month|visit)s?$/i;

/** What a code of a service looks like, by system. */
const serviceCodes: ReadonlyMap<string, RegExp> = new Map([
  [systems.hcpcs, /^([A-V]\d{4}|\d{4}[0-9FTU])$/], [systems.cpt, /^\d{4}[0-9FTU]$/], [systems.serviceType, /^[0-9A-Z]{1,2}$/],
  [systems.icd10Procedures, /^[0-9A-Z]{7}$/], [systems.ndc, /^[0-9-]{10,13}$/],
]);

function isService(concept: CodeableConcept): boolean {
  return [...serviceCodes].some(([system, pattern]) => pattern.test(codeIn(concept, system) ?? ''));
}

function eachItem(request: PasRequest, check: (item: Item, path: (element: string) => string) => Finding[]): Finding[] {
  return (request.claim.item ?? []).flatMap((item, index) => check(item, (element) => at(request.first, `item[${index}].${element}`)));
}

function codedExtension(id: string, name: string, text: string, source: string, system: string, codes: readonly string[]): Rule {
  return {
    id, text, source,
    check: (request) => eachItem(request, (item, path) => {
      const found = extensions(item, name);
      if (found.length === 0) return [{ expression: path('extension'), code: 'required' }];
      return expect(found.length === 1 && codes.includes(codeIn(found[0]?.valueCodeableConcept, system) ?? ''), { expression: path('extension'), code: 'code-invalid' });
    }),
  };
}

/** What holds for the services that are asked for. */
export const itemRules: readonly Rule[] = [
  {
    id: 'item', text: 'There is at least one service.', source: 'PAS 2.2.1 profile-claim: item 1..*',
    check: ({ claim, first }) => required(claim.item, at(first, 'item')),
  },
  codedExtension('request-type', 'serviceItemRequestType', 'A service has one request type: HS, AR, SC or IN.', 'PAS 2.2.1 profile-claim: item.extension[requestType] 1..1 (UM01)', systems.requestType, ['HS', 'AR', 'SC', 'IN']),
  codedExtension('certification-type', 'certificationType', 'A service has one certification type: I (initial), R (renewal), 4 (extension), S (revised), 1 or 2 (appeal).', 'PAS 2.2.1 profile-claim: item.extension[certificationType] 1..1 (UM02)', systems.certificationType, ['I', 'R', '4', 'S', '1', '2']),
  {
    id: 'item-category', text: 'A service has a service type.', source: 'PAS 2.2.1 profile-claim: item.category 1..1 (UM03)',
    check: (request) => eachItem(request, ({ category }, path) => required(codeIn(category, systems.serviceType), path('category'))),
  },
  {
    id: 'item-location', text: 'A service has a place: a CMS place of service code or a type of bill.', source: 'PAS 2.2.1 profile-claim: item.location[x] 1..1 CodeableConcept from X12278LocationType (UM04)',
    check: (request) => eachItem(request, ({ locationCodeableConcept: place }, path) => {
      const code = codeIn(place, systems.placeOfService);
      if (code === undefined) return required(codeIn(place, systems.typeOfBill), path('locationCodeableConcept'));
      return expect(hasCode('placeOfService', code), { expression: path('locationCodeableConcept'), code: 'code-invalid' });
    }),
  },
  {
    id: 'item-code', text: 'A service is a HCPCS, CPT, ICD-10-PCS, NDC or service type code.', source: 'PAS 2.2.1 profile-claim: item.productOrService from X12278RequestedServiceType (required)',
    check: (request) => eachItem(request, ({ productOrService }, path) => expect(isService(productOrService), { expression: path('productOrService'), code: 'code-invalid' })),
  },
  {
    id: 'item-modifier', text: 'A service has at most four modifiers, HCPCS or CPT.', source: 'PAS 2.2.1 profile-claim: item.modifier from X12278RequestedServiceModifierType (SV101-3 to 6)',
    check: (request) => eachItem(request, ({ modifier }, path) => [
      ...expect((modifier ?? []).length <= 4, { expression: path('modifier'), code: 'too-long' }),
      ...(modifier ?? []).flatMap((concept, index) => expect(/^[0-9A-Z]{2}$/.test(codeIn(concept, systems.hcpcs) ?? codeIn(concept, systems.cpt) ?? ''), { expression: path(`modifier[${index}]`), code: 'code-invalid' })),
    ]),
  },
  {
    id: 'item-dates', text: 'A service says when: full dates, the end not before the start.', source: 'PAS 2.2.1 profile-claim: item.serviced[x] (FullDateRule, DTP); the payer asks for it',
    check: (request) => eachItem(request, ({ servicedDate, servicedPeriod }, path) => [
      ...required(servicedDate ?? servicedPeriod?.start, path('serviced')), ...fullDates(servicedDate, servicedPeriod, path('servicedDate'), path('servicedPeriod')),
    ]),
  },
  {
    id: 'item-quantity', text: 'A quantity is above zero, in international units, days, units, minutes, hours, months or visits.', source: 'PAS 2.2.1 profile-claim: item.quantity comment, PASQuantity (SV1-03, HSD)',
    check: (request) => eachItem(request, ({ quantity }, path) => (quantity === undefined ? [] : [
      ...expect((quantity.value ?? 0) > 0, { expression: path('quantity.value') }), ...expect(UNITS.test(quantity.unit ?? ''), { expression: path('quantity.unit') }),
    ])),
  },
  {
    id: 'item-pointers', text: 'A service points to diagnoses, care team and information that are there.', source: 'FHIR R4 Claim.item.diagnosisSequence, careTeamSequence, informationSequence',
    check: (request) => eachItem(request, (item, path) => {
      const { diagnosis, careTeam, supportingInfo } = request.claim;
      const check = (name: 'diagnosisSequence' | 'careTeamSequence' | 'informationSequence', there: readonly { sequence: number }[] | undefined): Finding[] =>
        (item[name] ?? []).flatMap((wanted, index) => expect((there ?? []).some(({ sequence }) => sequence === wanted), { expression: path(`${name}[${index}]`), code: 'not-found' }));
      return [...check('diagnosisSequence', diagnosis), ...check('careTeamSequence', careTeam), ...check('informationSequence', supportingInfo)];
    }),
  },
];
