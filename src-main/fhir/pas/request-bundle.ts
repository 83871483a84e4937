import { Buffer } from 'node:buffer';
import type { DraftFields } from '../../../src-shared/models/draft.ts';
import { concept, pasProfile, systems } from './names.ts';
import { sentClaim, type RequestIdentifier } from './sent-claim.ts';

/** A resource as the server gave it. */
export type Resource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>;

/** The resources that a request is about, read from the server. */
export type Parties = {
  readonly patient: Resource;
  readonly insurer: Resource;
  readonly facility: Resource;
  /** Undefined: the payer knows of none yet. */
  readonly coverage?: Resource | undefined;
  /** Roles and organisations of the care team, and what they refer to. */
  readonly careTeam: readonly Resource[];
  readonly people: readonly Resource[];
};

export type RequestParts = {
  readonly fields: DraftFields;
  readonly identifier: RequestIdentifier;
  readonly parties: Parties;
  /** FHIR base address, without a final slash. */
  readonly base: string;
  /** ISO 8601. */
  readonly at: string;
  readonly newId: () => string;
  readonly content: (sha256: string) => Uint8Array | undefined;
};

type Entry = { readonly fullUrl: string; readonly resource: object };

/** The PAS 2.2.1 request Bundle of a ready draft: a collection, the Claim first, everything that it refers to inside. */
export function requestBundle({ fields, identifier, parties, base, at, newId, content }: RequestParts) {
  const urn = () => `urn:uuid:${newId()}`;
  const address = ({ resourceType, id }: Resource) => `${base}/${resourceType}/${id}`;
  const { patient, insurer, facility, careTeam, people } = parties;
  const known = [...new Map([patient, facility, insurer, ...careTeam, ...people].map((each) => [address(each), each])).values()];
  const coverage = parties.coverage ?? newCoverage(newId(), patient, insurer, fields);
  const documents = fields.attachments.map((file): Entry => {
    const data = content(file.sha256 ?? '');
    if (!data) throw new Error('A file of the request is not here');
    return { fullUrl: urn(), resource: documentOf(file, data, address(patient)) };
  });
  const claim = sentClaim(fields, identifier, {
    patient: address(patient),
    insurer: address(insurer),
    facility: address(facility),
    coverage: address(coverage),
    careTeam: careTeam.map(address),
    documents: documents.map(({ fullUrl }) => fullUrl),
  }, at);
  const inside = new Set([...known, coverage].map(({ resourceType, id }) => `${resourceType}/${id}`));
  return {
    resourceType: 'Bundle',
    meta: { profile: [pasProfile('profile-pas-request-bundle')] },
    identifier: { system: 'urn:ietf:rfc:3986', value: urn() },
    type: 'collection',
    timestamp: at,
    entry: [
      { fullUrl: urn(), resource: claim },
      ...[...known, coverage].map((resource): Entry => ({ fullUrl: address(resource), resource: selfContained(resource, inside, base) as object })),
      ...documents,
    ],
  };
}

/**
 * A resource without narrative, history and what it refers to outside (every reference has to be in the Bundle, PAS 2.2.1
 * spec-17); references to what is inside are absolute.
 */
function selfContained(value: unknown, inside: ReadonlySet<string>, base: string, top = true): unknown {
  if (Array.isArray(value)) return value.map((each) => selfContained(each, inside, base, false)).filter((each) => each !== undefined);
  if (typeof value !== 'object' || value === null) return value;
  if ('reference' in value && typeof value.reference === 'string') {
    const short = /[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.exec(value.reference)?.[0] ?? '';
    return inside.has(short) ? { reference: `${base}/${short}` } : undefined;
  }
  const members = Object.entries(value).flatMap(([name, member]) => {
    if (top && (name === 'text' || name === 'meta')) return [];
    const kept = selfContained(member, inside, base, false);
    return kept === undefined || (Array.isArray(kept) && kept.length === 0) ? [] : [[name, kept] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** The coverage of a consumer whom the payer does not know yet: their own, by member id. */
function newCoverage(id: string, patient: Resource, insurer: Resource, fields: DraftFields): Resource {
  return {
    resourceType: 'Coverage',
    id,
    status: 'active',
    subscriberId: fields.consumer?.consumerId ?? '',
    beneficiary: { reference: `Patient/${patient.id}` },
    relationship: concept(systems.subscriberRelationship, 'self'),
    payor: [{ reference: `Organization/${insurer.id}` }],
  };
}

function documentOf({ title, contentType }: DraftFields['attachments'][number], data: Uint8Array, subject: string) {
  return {
    resourceType: 'DocumentReference',
    meta: { profile: [pasProfile('profile-documentreference')] },
    status: 'current',
    type: { text: title },
    subject: { reference: subject },
    content: [{ attachment: { contentType, data: Buffer.from(data).toString('base64'), title } }],
  };
}
