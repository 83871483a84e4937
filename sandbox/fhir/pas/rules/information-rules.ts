import type { DocumentReference } from '@medplum/fhirtypes';
import { systems } from '../names.ts';
import { resolve, type PasEntry, type PasRequest } from '../request-bundle.ts';
import { at, codeIn, expect, fullDates, required, type Finding, type Rule } from '../rule.ts';
import { attachmentFindings } from '../../attachments.ts';

type Information = NonNullable<PasRequest['claim']['supportingInfo']>[number];

const DATED = ['patientEvent', 'admissionDates', 'dischargeDates'];
const CATEGORIES = [...DATED, 'additionalInformation', 'freeFormMessage'];

function eachInformation(request: PasRequest, check: (information: Information, code: string, path: (element: string) => string) => Finding[]): Finding[] {
  return (request.claim.supportingInfo ?? []).flatMap((information, index) =>
    check(information, codeIn(information.category, systems.pas) ?? '', (element) => at(request.first, `supportingInfo[${index}].${element}`)));
}

function hasTiming({ timingDate, timingPeriod }: Information): boolean {
  return timingDate !== undefined || timingPeriod !== undefined;
}

function documents(request: PasRequest): (PasEntry & { readonly resource: DocumentReference })[] {
  return request.entries.filter((entry): entry is PasEntry & { readonly resource: DocumentReference } => entry.resource.resourceType === 'DocumentReference');
}

/** What holds for notes, dates and documents. `limit` is the most bytes of one document. */
export function informationRules(limit: number): readonly Rule[] {
  return [
    {
      id: 'information-category', text: 'supportingInfo has a category of PASTempCodes.', source: 'PAS 2.2.1 profile-claim: supportingInfo.category from PASSupportingInfoType',
      check: (request) => eachInformation(request, (_, code, path) => expect(CATEGORIES.includes(code), { expression: path('category'), code: 'code-invalid' })),
    },
    {
      id: 'information-document', text: 'Additional information points to a resource in the Bundle and has no timing.', source: 'PAS 2.2.1 profile-claim: supportingInfo[AdditionalInformation].value[x] only Reference, timing[x] 0..0',
      check: (request) => eachInformation(request, (information, code, path) => (code !== 'additionalInformation' ? [] : [
        ...expect(resolve(request, request.first, information.valueReference) !== undefined, { expression: path('valueReference'), code: 'required' }),
        ...expect(!hasTiming(information), { expression: path('timing') }),
      ])),
    },
    {
      id: 'information-message', text: 'A note is a string and has no timing.', source: 'PAS 2.2.1 profile-claim: supportingInfo[MessageText].value[x] only string, timing[x] 0..0 (MSG)',
      check: (request) => eachInformation(request, (information, code, path) => (code !== 'freeFormMessage' ? [] : [
        ...required(information.valueString, path('valueString')), ...expect(!hasTiming(information), { expression: path('timing') }),
      ])),
    },
    {
      id: 'information-dates', text: 'Event, admission and discharge dates are there at most once, in full, without a value.', source: 'PAS 2.2.1 profile-claim: supportingInfo[PatientEvent], [AdmissionDates], [DischargeDates] 0..1, timing[x] 1..1, value[x] 0..0',
      check: (request) => {
        const seen = new Set<string>();
        return eachInformation(request, (information, code, path) => {
          if (!DATED.includes(code)) return [];
          const isFirst = !seen.has(code);
          seen.add(code);
          return [
            ...expect(isFirst, { expression: path('category'), code: 'duplicate' }), ...expect(hasTiming(information), { expression: path('timing'), code: 'required' }),
            ...fullDates(information.timingDate, information.timingPeriod, path('timingDate'), path('timingPeriod')),
          ];
        });
      },
    },
    {
      id: 'document-type', text: 'A document says what it is.', source: 'PAS 2.2.1 profile-documentreference: type 1..1 (PWK01)',
      check: (request) => documents(request).flatMap((entry) => required(entry.resource.type?.coding?.[0]?.code ?? entry.resource.type?.text, at(entry, 'type'))),
    },
    {
      id: 'document-data', text: 'A document is inline: data and content type, no url.', source: 'PAS 2.2.1 profile-documentreference: content.attachment.data 1..1, url 0..0',
      check: (request) => documents(request).flatMap((entry) => entry.resource.content.flatMap(({ attachment }, index) => [
        ...required(attachment.data, at(entry, `content[${index}].attachment.data`)), ...required(attachment.contentType, at(entry, `content[${index}].attachment.contentType`)),
        ...expect(attachment.url === undefined, { expression: at(entry, `content[${index}].attachment.url`) }),
      ])),
    },
    {
      id: 'document-content', text: 'A document is within the size limit, of a type that is taken, and what it says it is.', source: 'the payer\'s limits (docs/sandbox.md); FHIR R4 Attachment.size, hash',
      check: (request) => documents(request).flatMap((entry) => entry.resource.content.flatMap(({ attachment }, index) => attachmentFindings(attachment, at(entry, `content[${index}].attachment`), limit))),
    },
  ];
}
