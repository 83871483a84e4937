import { consumerId, consumerName } from './consumer.ts';
import { conceptText, type Claim, type Concept, type Patient } from './resources.ts';

/** What is kept of every request for counting, sorting and filtering. */
export type RequestSummary = {
  readonly id: string;
  readonly status: Claim['status'];
  readonly version: string;
  readonly contractId: string;
  readonly contract: string;
  readonly caseType: string;
  readonly consumerId: string;
  readonly consumerName: string;
  readonly birthDate: string;
  readonly lastModified: string;
  /** Everything a person may type to find it, folded. */
  readonly search: string;
  /** Reference of the consumer. */
  readonly patient: string;
  /** The codes of the services. */
  readonly services: string;
  /** How urgent it is, a code of processpriority. */
  readonly priority: string | null;
  /** What finds it beside `search` once it is submitted, folded: its numbers, services and diagnoses. */
  readonly caseSearch: string;
};

/** What a row of the worklist shows of a request. */
export type RowSummary = Omit<RequestSummary, 'status' | 'version' | 'patient' | 'services' | 'priority' | 'caseSearch'>;

/** Text without case and diacritics, so that Munoz finds Muñoz. */
export function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}

/** Everything a person may type to find a request, folded; the date of birth as FHIR and as the US write it. */
export function searchText({ contract, caseType, consumerId, consumerName, birthDate }: Pick<RequestSummary, 'contract' | 'caseType' | 'consumerId' | 'consumerName' | 'birthDate'>): string {
  const [year, month, day] = birthDate.split('-');
  const usDate = day !== undefined ? `${month ?? ''}/${day}/${year ?? ''}` : '';
  return fold([contract, caseType, consumerId, consumerName, birthDate, usDate].join(' '));
}

/** The summary of a Claim whose consumer, if known, is `patient`. `contract` is the insurer's name. */
export function summarize(claim: Claim, patient: Patient | undefined, contract: string): RequestSummary {
  const caseType = conceptText(claim.subType) || conceptText(claim.type);
  const consumer = {
    consumerId: patient ? consumerId(patient) : '',
    consumerName: (patient && consumerName(patient)) || (claim.patient.display ?? ''),
    birthDate: patient?.birthDate ?? '',
  };
  const services = (claim.item ?? []).map(({ productOrService }) => productOrService);
  const diagnoses = (claim.diagnosis ?? []).flatMap(({ diagnosisCodeableConcept }) => diagnosisCodeableConcept ?? []);
  const numbers = (claim.identifier ?? []).flatMap(({ value }) => value ?? []);
  return {
    id: claim.id,
    status: claim.status,
    version: claim.meta.versionId ?? '',
    contractId: claim.insurer?.reference ?? '',
    contract,
    caseType,
    ...consumer,
    lastModified: claim.meta.lastUpdated,
    search: searchText({ contract, caseType, ...consumer }),
    patient: claim.patient.reference ?? '',
    services: services.map(codeOf).filter(Boolean).join(', '),
    priority: codeOf(claim.priority ?? {}) || null,
    caseSearch: fold([claim.id, ...numbers, ...[...services, ...diagnoses].flatMap((each) => [codeOf(each), conceptText(each)])].join(' ')),
  };
}

const codeOf = ({ coding }: Concept) => coding?.[0]?.code ?? '';
