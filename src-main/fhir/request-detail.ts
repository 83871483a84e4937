import type { RequestDetail } from '../../src-shared/models/request-detail.ts';
import { consumerAddress, consumerId, consumerName } from './consumer.ts';
import { conceptText, type Claim, type Concept, type Patient } from './resources.ts';

/** The Da Vinci PAS extension with the urgency of the request. */
const levelOfService = 'http://hl7.org/fhir/us/davinci-pas/StructureDefinition/extension-levelOfServiceCode';

/** A request as the front desk reads it, out of its Claim and Patient. Parts that are not there are left out. */
export function requestDetail(claim: Claim, patient: Patient | undefined, contract: string, providerName: (reference: string) => { name: string; npi?: string } | undefined): RequestDetail {
  const urgency = claim.extension?.find((each) => each.url === levelOfService)?.valueCodeableConcept;
  return {
    id: claim.id,
    contract,
    ...optional('facilityId', claim.provider?.reference),
    caseType: conceptText(claim.subType) || conceptText(claim.type),
    lastModified: claim.meta.lastUpdated,
    ...optional('priority', conceptText(claim.priority)),
    ...optional('urgency', conceptText(urgency)),
    ...optional('created', claim.created),
    consumer: consumer(claim, patient),
    providers: providers(claim, providerName),
    diagnoses: (claim.diagnosis ?? [])
      .toSorted((a, b) => a.sequence - b.sequence)
      .map((each) => ({ ...coded(each.diagnosisCodeableConcept), ...optional('type', conceptText(each.type?.[0])) })),
    services: (claim.item ?? []).toSorted((a, b) => a.sequence - b.sequence).map((each) => service(each)),
    notes: (claim.supportingInfo ?? []).flatMap((each) => each.valueString ?? []),
    attachments: (claim.supportingInfo ?? []).flatMap(({ valueAttachment: file, category }) =>
      file ? [{ title: file.title ?? conceptText(category), ...optional('contentType', file.contentType), ...(file.size !== undefined && { bytes: file.size }) }] : [],
    ),
  };
}

function consumer(claim: Claim, patient: Patient | undefined): RequestDetail['consumer'] {
  if (!patient) return { name: claim.patient.display ?? '', birthDate: '', consumerId: '' };
  return {
    name: consumerName(patient),
    birthDate: patient.birthDate ?? '',
    consumerId: consumerId(patient),
    ...optional('gender', patient.gender),
    ...optional('address', consumerAddress(patient)),
    ...optional('phone', patient.telecom?.find((each) => each.system === 'phone')?.value),
  };
}

function providers(claim: Claim, providerName: (reference: string) => { name: string; npi?: string } | undefined): RequestDetail['providers'] {
  const asking = { requesting: true, role: '', reference: claim.provider };
  const team = (claim.careTeam ?? []).map((member) => ({ requesting: false, role: conceptText(member.role), reference: member.provider }));
  return [asking, ...team].flatMap(({ requesting, role, reference }) => {
    const known = providerName(reference?.reference ?? '');
    const name = known?.name ?? reference?.display;
    return name ? [{ requesting, ...optional('role', role), name, ...optional('npi', known?.npi) }] : [];
  });
}

function service(item: NonNullable<Claim['item']>[number]): RequestDetail['services'][number] {
  const amount = item.quantity?.value;
  return {
    service: coded(item.productOrService),
    ...optional('category', conceptText(item.category)),
    ...optional('placeOfService', conceptText(item.locationCodeableConcept)),
    ...optional('quantity', amount === undefined ? undefined : `${amount} ${item.quantity?.unit ?? ''}`.trim()),
    ...optional('from', item.servicedPeriod?.start ?? item.servicedDate),
    ...optional('to', item.servicedPeriod?.end),
  };
}

function coded(concept: Concept | undefined): { code: string; text: string } {
  return { code: concept?.coding?.[0]?.code ?? '', text: conceptText(concept) };
}

function optional<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  return (value ? { [key]: value } : {}) as Partial<Record<Key, string>>;
}
