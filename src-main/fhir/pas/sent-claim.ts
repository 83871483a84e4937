import type { DraftFields } from '../../../src-shared/models/draft.ts';
import { concept, pasExtension, pasProfile, systems } from './names.ts';

/** Identifies a request at every server: FHIR Identifier. */
export type RequestIdentifier = { readonly system: string; readonly value: string };

/** Where the parts of a request are in its Bundle, by fullUrl. */
export type Places = {
  readonly patient: string;
  readonly insurer: string;
  readonly facility: string;
  readonly coverage: string;
  /** The roles and organisations that give the services. */
  readonly careTeam: readonly string[];
  readonly documents: readonly string[];
};

type Service = DraftFields['services'][number];

/** Units that payers read (PAS 2.2.1 PASQuantity); weeks are seven days, any other count is one of units. */
const units = /^(international unit|day|unit|minute|hour|month|visit)s?$/i;

/** The Claim of a draft as it is sent: PAS 2.2.1 profile-claim. The fields are complete. `created` is ISO 8601. */
export function sentClaim(fields: DraftFields, identifier: RequestIdentifier, places: Places, created: string) {
  const inpatient = fields.requestType === 'IMP';
  const urgent = fields.urgency === 'expedited';
  const information = [
    ...(fields.notes.trim() === '' ? [] : [{ category: concept(systems.pas, 'freeFormMessage'), valueString: fields.notes }]),
    ...places.documents.map((reference) => ({ category: concept(systems.pas, 'additionalInformation'), valueReference: { reference } })),
  ];
  return {
    resourceType: 'Claim',
    meta: { profile: [pasProfile('profile-claim')] },
    extension: [{ url: pasExtension('levelOfServiceCode'), valueCodeableConcept: concept(systems.levelOfService, urgent ? 'U' : 'E') }],
    identifier: [identifier],
    status: 'active',
    type: concept(systems.claimType, inpatient ? 'institutional' : 'professional'),
    ...(fields.requestType !== undefined && { subType: concept(systems.actCode, fields.requestType) }),
    use: 'preauthorization',
    patient: { reference: places.patient },
    created,
    insurer: { reference: places.insurer },
    provider: { reference: places.facility },
    priority: concept(systems.priority, urgent ? 'stat' : 'normal'),
    careTeam: places.careTeam.map((reference, index) => ({
      extension: [{ url: pasExtension('careTeamClaimScope'), valueBoolean: true }],
      sequence: index + 1,
      provider: { reference },
    })),
    ...(information.length > 0 && { supportingInfo: information.map((each, index) => ({ sequence: index + 1, ...each })) }),
    diagnosis: fields.diagnoses.map(({ diagnosis, principal }, index) => ({
      sequence: index + 1,
      diagnosisCodeableConcept: concept(systems.icd10, diagnosis?.code ?? ''),
      ...(principal && { type: [concept(systems.pas, 'principal')] }),
    })),
    insurance: [{ sequence: 1, focal: true, coverage: { reference: places.coverage } }],
    item: fields.services.map((service, index) => ({
      extension: [
        { url: pasExtension('serviceItemRequestType'), valueCodeableConcept: concept(systems.requestType, inpatient ? 'AR' : 'HS') },
        { url: pasExtension('certificationType'), valueCodeableConcept: concept(systems.certificationType, 'I') },
      ],
      sequence: index + 1,
      careTeamSequence: places.careTeam.map((_, at) => at + 1),
      diagnosisSequence: fields.diagnoses.map((_, at) => at + 1),
      category: concept(systems.serviceType, fields.serviceType?.code ?? ''),
      productOrService: concept(serviceSystem(service.service?.code ?? ''), service.service?.code ?? ''),
      servicedPeriod: { start: service.from ?? '', end: service.to ?? service.from ?? '' },
      locationCodeableConcept: concept(systems.placeOfService, fields.placeOfService?.code ?? ''),
      quantity: quantityOf(service),
    })),
  };
}

/** The code system of a service's code, by its shape (PAS 2.2.1 X12278RequestedServiceType). */
export function serviceSystem(code: string): string {
  if (/^[A-V]\d{4}$/.test(code)) return systems.hcpcs;
  if (/^\d{4}[0-9FTU]$/.test(code)) return systems.cpt;
  if (/^[0-9A-Z]{7}$/.test(code)) return systems.icd10Procedures;
  return /^[0-9-]{10,13}$/.test(code) ? systems.ndc : systems.serviceType;
}

function quantityOf({ quantity, unit = '' }: Service): { value: number; unit: string } {
  const name = unit.trim().toLowerCase();
  if (/^weeks?$/.test(name)) return { value: Number(quantity) * 7, unit: 'days' };
  return { value: Number(quantity), unit: units.test(name) ? name : 'units' };
}
