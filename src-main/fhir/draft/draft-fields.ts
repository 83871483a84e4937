import * as z from 'zod';
import { codedSchema, type DraftFields } from '../../../src-shared/models/draft.ts';
import { asTyped, hasCode, names, rowIds, type ClaimConcept, type ClaimReference, type DraftClaim } from './draft-claim.ts';

/** What is known here of what a Claim refers to. */
export type Known = {
  readonly consumer: (reference: string) => { readonly name: string; readonly birthDate: string; readonly consumerId: string } | undefined;
  readonly provider: (reference: string) => { readonly name: string; readonly npi?: string | undefined } | undefined;
};

/** Nothing beside what the Claim itself says. */
export const nothingKnown: Known = { consumer: () => undefined, provider: () => undefined };

type Coded = z.infer<typeof codedSchema>;
type Item = NonNullable<DraftClaim['item']>[number];

/** What a person can edit of a draft Claim. The rest of it stays in the Claim. */
export function fieldsOf(claim: DraftClaim, known: Known): DraftFields {
  const { patient, insurer, provider, careTeam = [], diagnosis = [], supportingInfo = [], item = [] } = claim;
  const typed = asTyped(claim.extension);
  const requester = careTeam.find(({ role }) => hasCode(role, 'DK'))?.provider ?? provider;
  const [server] = careTeam.filter(({ role }) => !hasCode(role, 'DK'));
  const diagnosisIds = rowIds(diagnosis, 'd');
  const itemIds = rowIds(item, 's');
  const infoIds = rowIds(supportingInfo, 'i');
  return {
    ...member('contractId', insurer?.reference),
    ...member('requestType', claim.subType?.coding?.[0]?.code),
    ...member('consumer', consumerOf(patient, known)),
    ...member('requesting', providerOf(requester, known)),
    ...member('servicing', providerOf(server?.provider, known)),
    ...member('urgency', urgencyOf(claim)),
    ...member('placeOfService', coded(item[0]?.locationCodeableConcept) ?? codedSchema.safeParse(typed.placeOfService).data),
    ...member('serviceType', coded(item[0]?.category) ?? codedSchema.safeParse(typed.serviceType).data),
    diagnoses: diagnosis.map((each, index) => ({
      id: diagnosisIds[index] ?? '',
      ...member('diagnosis', coded(each.diagnosisCodeableConcept)),
      ...(each.type?.some((type) => hasCode(type, 'principal')) && { principal: true }),
    })),
    services: item.map((each, index) => ({ id: itemIds[index] ?? '', ...serviceOf(each) })),
    notes: supportingInfo.flatMap((info) => (isNote(info) ? (info.valueString ?? []) : [])).join('\n\n'),
    attachments: supportingInfo.flatMap(({ valueAttachment: file, category }, index) =>
      file ? [{ id: infoIds[index] ?? '', title: file.title ?? category.text ?? '', contentType: file.contentType ?? '', bytes: file.size ?? 0 }] : [],
    ),
  };
}

/** Whether a piece of supporting information is a note to the reviewer. */
export function isNote({ category, valueString }: NonNullable<DraftClaim['supportingInfo']>[number]): boolean {
  return valueString !== undefined && hasCode(category, 'freeFormMessage');
}

function consumerOf({ reference, display }: ClaimReference, known: Known): DraftFields['consumer'] {
  return reference === undefined ? undefined : { reference, ...(known.consumer(reference) ?? { name: display ?? '', birthDate: '', consumerId: '' }) };
}

function providerOf(from: ClaimReference | undefined, known: Known): DraftFields['requesting'] {
  if (!from) return undefined;
  const found = from.reference === undefined ? undefined : known.provider(from.reference);
  const name = found?.name ?? from.display ?? '';
  if (from.reference === undefined && name === '') return undefined;
  return { ...member('reference', from.reference), name, ...member('npi', found?.npi ?? from.identifier?.value) };
}

function urgencyOf({ extension }: DraftClaim): DraftFields['urgency'] {
  const level = extension?.find(({ url }) => url === names.levelOfService)?.valueCodeableConcept;
  return hasCode(level, 'U') ? 'expedited' : hasCode(level, 'E') ? 'standard' : undefined;
}

function serviceOf(item: Item): Omit<DraftFields['services'][number], 'id'> {
  const { quantity, servicedDate, servicedPeriod } = item;
  const typed = z.record(z.string(), z.string()).safeParse(asTyped(item.extension)).data ?? {};
  return {
    ...member('service', coded(item.productOrService)),
    ...member('quantity', typed.quantity ?? quantity?.value?.toString()),
    ...member('unit', typed.unit ?? quantity?.unit),
    ...member('from', typed.from ?? servicedPeriod?.start ?? servicedDate),
    ...member('to', typed.to ?? servicedPeriod?.end ?? servicedDate),
  };
}

function coded(value: ClaimConcept | undefined): Coded | undefined {
  const [first] = value?.coding ?? [];
  const code = first?.code ?? '';
  const text = value?.text ?? first?.display ?? '';
  return code === '' && text === '' ? undefined : { code, text };
}

function member<Name extends string, Value>(name: Name, value: Value | undefined): Partial<Record<Name, Value>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<Name, Value>>;
}
