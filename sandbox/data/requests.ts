import type { Faker } from '@faker-js/faker';
import type { Claim, ClaimItem, ClaimSupportingInfo } from '@medplum/fhirtypes';
import { PAS, systems } from '../fhir/pas/names.ts';
import { concept, serviceKinds, type ServiceKind } from './codes.ts';
import type { Consumer } from './consumers.ts';

const TRACE_NUMBER = 'https://riverbend.example/request-trace-number';

/** What a request is made of. */
export interface RequestFacts {
  readonly consumer: Consumer;
  readonly facility: string;
  readonly practitionerId: string;
  readonly status: 'draft' | 'active';
  readonly lastUpdated: Date;
}

/** A prior authorisation request: a Claim in the shape of Da Vinci PAS. A draft may still lack its item. */
export function makeRequest(faker: Faker, facts: RequestFacts): Claim & { id: string } {
  const kind = faker.helpers.arrayElement(serviceKinds);
  const created = new Date(facts.lastUpdated.getTime() - faker.number.int({ min: 0, max: 3 * 86_400_000 }));
  const isComplete = facts.status === 'active' || faker.number.int(3) > 0;
  const isUrgent = faker.number.int(6) === 0;
  return {
    resourceType: 'Claim', id: faker.string.uuid(),
    meta: { lastUpdated: facts.lastUpdated.toISOString(), profile: [`${PAS}/StructureDefinition/profile-claim`] },
    extension: [{
      url: `${PAS}/StructureDefinition/extension-levelOfServiceCode`,
      valueCodeableConcept: concept('https://codesystem.x12.org/005010/1338', isUrgent ? 'U' : 'E', isUrgent ? 'Urgent' : 'Elective'),
    }],
    identifier: [{ system: TRACE_NUMBER, value: faker.string.numeric({ length: 10, allowLeadingZeros: false }) }],
    status: facts.status, use: 'preauthorization',
    type: concept('http://terminology.hl7.org/CodeSystem/claim-type', kind.setting === 'Inpatient' ? 'institutional' : 'professional'),
    subType: concept('http://terminology.hl7.org/CodeSystem/v3-ActCode', kind.setting === 'Inpatient' ? 'IMP' : 'AMB', kind.setting),
    priority: concept('http://terminology.hl7.org/CodeSystem/processpriority', isUrgent ? 'stat' : 'normal'),
    created: created.toISOString(),
    patient: { reference: `Patient/${facts.consumer.patient.id}` },
    insurer: { reference: `Organization/${facts.consumer.insurer.id}`, display: facts.consumer.insurer.name },
    provider: { reference: `Organization/${facts.facility}` },
    enterer: { reference: `Practitioner/${facts.practitionerId}` },
    insurance: [{ sequence: 1, focal: true, coverage: { reference: `Coverage/${facts.consumer.coverage.id}` } }],
    careTeam: [{
      sequence: 1, provider: { reference: `Practitioner/${facts.practitionerId}` },
      extension: [{ url: `${PAS}/StructureDefinition/extension-careTeamClaimScope`, valueBoolean: true }],
    }],
    diagnosis: diagnoses(kind),
    ...(isComplete && { item: [makeItem(faker, kind, created)], supportingInfo: supportingInfo(faker, kind, created) }),
  };
}

function diagnoses(kind: ServiceKind): NonNullable<Claim['diagnosis']> {
  return kind.diagnoses.map(([code, display], index) => ({
    sequence: index + 1,
    diagnosisCodeableConcept: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display }] },
    ...(index === 0 && { type: [concept(systems.pas, 'principal')] }),
  }));
}

function makeItem(faker: Faker, kind: ServiceKind, created: Date): ClaimItem {
  const start = new Date(created.getTime() + faker.number.int({ min: 1, max: 21 }) * 86_400_000);
  const days = faker.number.int({ min: kind.days[0], max: kind.days[1] });
  const end = new Date(start.getTime() + days * 86_400_000);
  return {
    sequence: 1, careTeamSequence: [1], diagnosisSequence: kind.diagnoses.map((_, index) => index + 1),
    extension: [
      { url: `${PAS}/StructureDefinition/extension-serviceItemRequestType`, valueCodeableConcept: concept('https://codesystem.x12.org/005010/1525', kind.setting === 'Inpatient' ? 'AR' : 'HS') },
      { url: `${PAS}/StructureDefinition/extension-certificationType`, valueCodeableConcept: concept('https://codesystem.x12.org/005010/1322', 'I', 'Initial') },
    ],
    category: concept('https://codesystem.x12.org/005010/1365', kind.category, kind.categoryText),
    productOrService: { coding: [{ system: 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets', code: kind.hcpcs, display: kind.text }] },
    servicedPeriod: { start: start.toISOString().slice(0, 10), end: end.toISOString().slice(0, 10) },
    locationCodeableConcept: concept('https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set', kind.place, kind.placeText),
    quantity: { value: faker.number.int({ min: kind.quantity[0], max: kind.quantity[1] }), unit: kind.unit },
  };
}

function supportingInfo(faker: Faker, kind: ServiceKind, created: Date): ClaimSupportingInfo[] {
  const category = (code: string, text: string) => concept(systems.pas, code, text);
  const note = faker.helpers.arrayElement([
    'Clinical notes of the last visit are attached.', 'Ordering physician is available for a peer-to-peer call on weekdays after 2 pm.',
    'Consumer lives alone; start of service is needed soon.', 'Earlier authorization has run out.', 'Please call the front desk with questions.',
  ]);
  return [
    { sequence: 1, category: category('freeFormMessage', 'Note'), valueString: note },
    ...(faker.datatype.boolean()
      ? [{
          sequence: 2, category: category('additionalInformation', 'Attachment'),
          valueAttachment: { contentType: 'application/pdf', title: `${kind.setting} clinical notes`, size: faker.number.int({ min: 40_000, max: 900_000 }), creation: created.toISOString() },
        }]
      : []),
  ];
}
