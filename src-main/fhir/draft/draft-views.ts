import type { DraftFields } from '../../../src-shared/models/draft.ts';
import type { RequestDetail } from '../../../src-shared/models/request-detail.ts';
import { searchText, type RowSummary } from '../request-summary.ts';

const caseTypes: Readonly<Record<string, string>> = { IMP: 'Inpatient', AMB: 'Outpatient' };
const urgencies = { standard: 'Elective', expedited: 'Urgent' } as const;

const caseTypeOf = ({ requestType }: DraftFields): string => caseTypes[requestType ?? ''] ?? requestType ?? '';

/** What a draft's row among the requests says. `savedAt` is epoch milliseconds. */
export function draftRowSummary(id: string, fields: DraftFields, contract: string, savedAt: number): RowSummary {
  const shown = { contract, caseType: caseTypeOf(fields), consumerId: fields.consumer?.consumerId ?? '', consumerName: fields.consumer?.name ?? '', birthDate: fields.consumer?.birthDate ?? '' };
  return { id, contractId: fields.contractId ?? '', ...shown, lastModified: new Date(savedAt).toISOString(), search: searchText(shown) };
}

/** A draft as the front desk reads a request. */
export function draftDetail(id: string, fields: DraftFields, contract: string, savedAt: number): RequestDetail {
  const { consumer, requesting, servicing, urgency, placeOfService, serviceType, notes } = fields;
  const providers = [{ requesting: true, provider: requesting }, { requesting: false, provider: servicing }];
  return {
    id,
    contract,
    caseType: caseTypeOf(fields),
    ...(urgency && { urgency: urgencies[urgency] }),
    lastModified: new Date(savedAt).toISOString(),
    consumer: { name: consumer?.name ?? '', birthDate: consumer?.birthDate ?? '', consumerId: consumer?.consumerId ?? '' },
    providers: providers.flatMap(({ requesting: isAsking, provider }) => (provider ? [{ requesting: isAsking, name: provider.name, ...(provider.npi !== undefined && { npi: provider.npi }) }] : [])),
    diagnoses: fields.diagnoses.flatMap(({ diagnosis, principal }) => (diagnosis ? [{ ...diagnosis, ...(principal && { type: 'Principal' }) }] : [])),
    services: fields.services.map(({ service, quantity = '', unit = '', from, to }) => ({
      service: service ?? { code: '', text: '' },
      ...(serviceType && { category: serviceType.text || serviceType.code }),
      ...(placeOfService && { placeOfService: placeOfService.text || placeOfService.code }),
      ...(quantity && { quantity: `${quantity} ${unit}`.trim() }),
      ...(from && { from }),
      ...(to && { to }),
    })),
    notes: notes === '' ? [] : [notes],
    attachments: fields.attachments.map(({ title, contentType, bytes }) => ({ title, contentType, bytes })),
  };
}
