import { isIsoDate, isQuantity } from '../../../src-shared/models/draft-missing.ts';
import type { DraftFields } from '../../../src-shared/models/draft.ts';
import { sameValue, type Json } from '../../../src-shared/models/draft-path.ts';
import { hasCode, names, rowIds, type ClaimConcept, type ClaimExtension, type ClaimReference, type DraftClaim } from './draft-claim.ts';
import { fieldsOf, isNote, nothingKnown } from './draft-fields.ts';

/** Who asks, and under which number, in a Claim that is new. `facilities`: the person's own, the first one where none is chosen. */
export type ClaimHead = { readonly identifier: string; readonly facilities: readonly [string, ...string[]]; readonly practitioner: string; readonly created: string };

type Coded = NonNullable<DraftFields['placeOfService']>;
type Item = NonNullable<DraftClaim['item']>[number];
type Information = NonNullable<DraftClaim['supportingInfo']>[number];

const unknown = { extension: [{ url: names.absent, valueCode: 'unknown' }] };
const settings: Readonly<Record<string, string>> = { IMP: 'Inpatient', AMB: 'Outpatient' };

/**
 * The draft Claim for these fields: `base` with what differs written anew. What nobody here knows stays as it is; what is
 * not finished is kept as it was typed, or said to be unknown where FHIR wants something.
 */
export function claimFor(base: DraftClaim | undefined, fields: DraftFields, head: ClaimHead): DraftClaim {
  const claim = structuredClone(base) ?? newClaim(head);
  const before = fieldsOf(claim, nothingKnown);
  const differs = (name: keyof DraftFields) => !sameValue(before[name], fields[name]);
  if (differs('contractId')) claim.insurer = fields.contractId === undefined ? undefined : { reference: fields.contractId };
  if (differs('requestType')) writeRequestType(claim, fields.requestType);
  if (differs('consumer')) {
    claim.patient = fields.consumer ? { reference: fields.consumer.reference, ...shown(fields.consumer.name) } : unknown;
    // The coverage was the earlier consumer's; sending looks up theirs.
    claim.insurance = [{ sequence: 1, focal: true, coverage: unknown }];
  }
  if (differs('requesting') || differs('servicing')) writeProviders(claim, fields, facilityOf(claim, fields, head), differs);
  if (differs('urgency')) writeUrgency(claim, fields.urgency);
  if (differs('diagnoses')) writeDiagnoses(claim, fields.diagnoses);
  if (differs('services') || differs('placeOfService') || differs('serviceType')) writeServices(claim, fields, differs);
  if (differs('notes')) writeNotes(claim, fields.notes);
  if (!sameValue(before.attachments.map(({ id }) => id), fields.attachments.map(({ id }) => id))) writeAttachments(claim, fields.attachments);
  keepPointers(claim);
  return withoutEmpty(claim);
}

/** The requester's own number of a new request, by which the server finds it again. */
export function requestIdentifier(identifier: string): { system: string; value: string } {
  return { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${identifier}` };
}

function newClaim({ identifier, facilities: [facility], practitioner, created }: ClaimHead): DraftClaim {
  return {
    resourceType: 'Claim',
    meta: { profile: [names.profile] },
    identifier: [requestIdentifier(identifier)],
    status: 'draft',
    use: 'preauthorization',
    type: concept('http://terminology.hl7.org/CodeSystem/claim-type', 'professional'),
    priority: concept('http://terminology.hl7.org/CodeSystem/processpriority', 'normal'),
    created,
    patient: unknown,
    provider: { reference: facility },
    enterer: { reference: practitioner },
    insurance: [{ sequence: 1, focal: true, coverage: unknown }],
  };
}

function writeRequestType(claim: DraftClaim, code: string | undefined): void {
  claim.type = concept('http://terminology.hl7.org/CodeSystem/claim-type', code === 'IMP' ? 'institutional' : 'professional');
  claim.subType = code === undefined ? undefined : concept('http://terminology.hl7.org/CodeSystem/v3-ActCode', code, settings[code]);
}

function writeUrgency(claim: DraftClaim, urgency: DraftFields['urgency']): void {
  const others = (claim.extension ?? []).filter(({ url }) => url !== names.levelOfService);
  const [level, text] = urgency === 'expedited' ? ['U', 'Urgent'] : ['E', 'Elective'];
  claim.extension = urgency === undefined ? others : [...others, { url: names.levelOfService, valueCodeableConcept: concept(names.x12('1338'), level, text) }];
  claim.priority = concept('http://terminology.hl7.org/CodeSystem/processpriority', urgency === 'expedited' ? 'stat' : 'normal');
}

/** The facility that asks: the chosen one; for somebody else it stays what it is. */
function facilityOf({ provider }: DraftClaim, { requesting }: DraftFields, { facilities }: ClaimHead): string {
  return [requesting?.reference, provider?.reference].find((each) => each !== undefined && facilities.includes(each)) ?? facilities[0];
}

/** The Claim is the facility's; who asks, if it is somebody else, is the ordering provider of the care team (X12 98: DK). */
function writeProviders(claim: DraftClaim, { requesting, servicing }: DraftFields, facility: string, differs: (name: keyof DraftFields) => boolean): void {
  const team = claim.careTeam ?? [];
  const [first, ...others] = team.filter(({ role }) => !hasCode(role, 'DK'));
  const ordering = team.filter(({ role }) => hasCode(role, 'DK'));
  const scope = [{ url: names.careTeamClaimScope, valueBoolean: true }];
  const server = !differs('servicing') ? first : servicing && { ...(first ?? { sequence: 0, extension: scope }), provider: providerReference(servicing) };
  const isOther = requesting !== undefined && requesting.reference !== facility;
  const asker = !differs('requesting') ? ordering : isOther ? [{ ...(ordering[0] ?? { sequence: 0, extension: scope, role: concept(names.x12('98'), 'DK') }), provider: providerReference(requesting) }] : [];
  if (differs('requesting')) claim.provider = { reference: facility };
  claim.careTeam = numbered([...(server ? [server] : []), ...others, ...asker]);
}

function writeDiagnoses(claim: DraftClaim, rows: DraftFields['diagnoses']): void {
  const before = byRow(claim.diagnosis, 'd');
  const old = new Map(fieldsOf(claim, nothingKnown).diagnoses.map((row) => [row.id, row]));
  claim.diagnosis = numbered(
    rows.map((row) => {
      const element = before.get(row.id) ?? { sequence: 0 };
      const was = old.get(row.id);
      const types = (element.type ?? []).filter((type) => !hasCode(type, 'principal'));
      return {
        ...element,
        id: row.id,
        ...(was && sameValue(was.diagnosis, row.diagnosis) ? {} : { diagnosisCodeableConcept: codedConcept('http://hl7.org/fhir/sid/icd-10-cm', row.diagnosis) ?? unknown }),
        ...(was?.principal !== row.principal && { type: row.principal ? [concept(names.pasCodes, 'principal')] : types }),
      };
    }),
  );
}

function writeServices(claim: DraftClaim, fields: DraftFields, differs: (name: keyof DraftFields) => boolean): void {
  const { placeOfService, serviceType, services, requestType } = fields;
  const before = byRow(claim.item, 's');
  const old = new Map(fieldsOf(claim, nothingKnown).services.map((row) => [row.id, row]));
  claim.item = numbered(
    services.map((row): Item => {
      const was = old.get(row.id);
      const element = before.get(row.id) ?? newItem(claim, requestType);
      return {
        ...element,
        id: row.id,
        ...(was === undefined || !sameValue(was, row) ? serviceMembers(element, row) : {}),
        ...((was === undefined || differs('placeOfService')) && { locationCodeableConcept: codedConcept('https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set', placeOfService) }),
        ...((was === undefined || differs('serviceType')) && { category: codedConcept(names.x12('1365'), serviceType) }),
      };
    }),
  );
  claim.extension = withTyped(claim.extension, services.length > 0 ? {} : { ...(placeOfService && { placeOfService }), ...(serviceType && { serviceType }) });
}

function newItem(claim: DraftClaim, requestType: string | undefined): Item {
  return {
    sequence: 0,
    extension: [
      { url: names.requestType, valueCodeableConcept: concept(names.x12('1525'), requestType === 'IMP' ? 'AR' : 'HS') },
      { url: names.certificationType, valueCodeableConcept: concept(names.x12('1322'), 'I', 'Initial') },
    ],
    diagnosisSequence: (claim.diagnosis ?? []).map(({ sequence }) => sequence),
  };
}

function serviceMembers(element: Item, { service, quantity, unit, from, to }: DraftFields['services'][number]): Partial<Item> {
  const isAmount = quantity !== undefined && isQuantity(quantity) && String(Number(quantity)) === quantity;
  const start = from !== undefined && isIsoDate(from) ? from : undefined;
  const end = to !== undefined && isIsoDate(to) && (start === undefined || to >= start) ? to : undefined;
  const typed = {
    ...(quantity !== undefined && !isAmount && { quantity }),
    ...(unit?.trim() === '' && { unit }),
    ...(from !== undefined && start === undefined && { from }),
    ...(to !== undefined && end === undefined && { to }),
  };
  const amount = { ...(isAmount && { value: Number(quantity) }), ...(unit !== undefined && unit.trim() !== '' && { unit }) };
  return {
    productOrService: codedConcept(serviceSystem(service?.code ?? ''), service) ?? unknown,
    quantity: Object.keys(amount).length > 0 ? { ...element.quantity, value: undefined, unit: undefined, ...amount } : undefined,
    servicedDate: undefined,
    servicedPeriod: start !== undefined || end !== undefined ? { ...(start !== undefined && { start }), ...(end !== undefined && { end }) } : undefined,
    extension: withTyped(element.extension, typed),
  };
}

function writeNotes(claim: DraftClaim, notes: string): void {
  const others = (claim.supportingInfo ?? []).filter((info) => !isNote(info));
  const [first] = (claim.supportingInfo ?? []).filter(isNote);
  const note: Information[] = notes.trim() === '' ? [] : [{ ...(first ?? { sequence: 0, category: concept(names.pasCodes, 'freeFormMessage', 'Note') }), valueString: notes }];
  claim.supportingInfo = numbered([...note, ...others]);
}

function writeAttachments(claim: DraftClaim, attachments: DraftFields['attachments']): void {
  const before = byRow(claim.supportingInfo, 'i');
  const others = (claim.supportingInfo ?? []).filter(({ valueAttachment }) => !valueAttachment);
  const files = attachments.map(({ id, title, contentType, bytes }): Information => ({
    ...(before.get(id) ?? { sequence: 0, category: concept(names.pasCodes, 'additionalInformation', 'Attachment'), valueAttachment: { title, contentType, size: bytes } }),
    id,
  }));
  claim.supportingInfo = numbered([...others, ...files]);
}

/** A service points only to what is there. */
function keepPointers(claim: DraftClaim): void {
  const there = (elements: readonly { sequence: number }[] | undefined) => (sequence: number) => elements?.some((each) => each.sequence === sequence) ?? false;
  for (const item of claim.item ?? []) {
    item.diagnosisSequence = item.diagnosisSequence?.filter(there(claim.diagnosis));
    item.careTeamSequence = item.careTeamSequence?.filter(there(claim.careTeam));
    item.informationSequence = item.informationSequence?.filter(there(claim.supportingInfo));
  }
}

/** Elements that are new (sequence 0) get the next free numbers. */
function numbered<Element extends { sequence: number }>(elements: readonly Element[]): Element[] {
  let last = Math.max(0, ...elements.map(({ sequence }) => sequence));
  return elements.map((each) => (each.sequence === 0 ? { ...each, sequence: (last += 1) } : each));
}

function byRow<Element extends { id?: string | undefined; sequence: number }>(elements: readonly Element[] | undefined, prefix: string): Map<string, Element> {
  const ids = rowIds(elements ?? [], prefix);
  return new Map((elements ?? []).map((each, index) => [ids[index] ?? '', each]));
}

function withTyped(extensions: readonly ClaimExtension[] | undefined, typed: Readonly<Record<string, Json>>): ClaimExtension[] {
  const others = (extensions ?? []).filter(({ url }) => url !== names.asTyped);
  return Object.keys(typed).length > 0 ? [...others, { url: names.asTyped, valueString: JSON.stringify(typed) }] : others;
}

/** CPT codes begin with a digit, HCPCS Level II codes with a letter. */
function serviceSystem(code: string): string {
  return /^\d/.test(code) ? 'http://www.ama-assn.org/go/cpt' : 'http://www.cms.gov/Medicare/Coding/HCPCSReleaseCodeSets';
}

function codedConcept(system: string, value: Coded | undefined): ClaimConcept | undefined {
  if (!value || (value.code.trim() === '' && value.text.trim() === '')) return undefined;
  return { ...(value.code.trim() !== '' && { coding: [{ system, code: value.code.trim() }] }), ...(value.text.trim() !== '' && { text: value.text }) };
}

function providerReference({ reference, name, npi }: NonNullable<DraftFields['requesting']>): ClaimReference {
  return { ...(reference !== undefined && { reference }), ...shown(name), ...(npi !== undefined && npi !== '' && { identifier: { system: names.npi, value: npi } }) };
}

function shown(name: string): { display?: string } {
  return name.trim() === '' ? {} : { display: name };
}

function concept(system: string, code: string, text?: string): ClaimConcept {
  return { coding: [{ system, code }], ...(text !== undefined && { text }) };
}

/** FHIR has no empty lists. */
function withoutEmpty<Value>(value: Value): Value {
  if (Array.isArray(value)) return value.map((each: unknown) => withoutEmpty(each)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).filter(([, each]) => each !== undefined && !(Array.isArray(each) && each.length === 0));
  return Object.fromEntries(members.map(([name, each]) => [name, withoutEmpty(each)])) as Value;
}
