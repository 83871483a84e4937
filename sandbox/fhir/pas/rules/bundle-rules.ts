import type { DocumentReference } from '@medplum/fhirtypes';
import { at, expect, required, type Rule } from '../rule.ts';
import { referencesIn, resolve, type PasRequest } from '../request-bundle.ts';

const GUID_URN = /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const REST_URL = /^https?:\/\/.+\/([A-Za-z]+)\/([A-Za-z0-9\-.]{1,64})$/;

function isAddress(fullUrl: string, { resourceType, id }: { resourceType: string; id?: string }): boolean {
  if (GUID_URN.test(fullUrl)) return true;
  const [, type, urlId] = REST_URL.exec(fullUrl) ?? [];
  return type === resourceType && (id === undefined || id === urlId);
}

function supportingDocuments(request: PasRequest): Set<unknown> {
  return new Set((request.claim.supportingInfo ?? []).map(({ valueReference }) => resolve(request, request.first, valueReference)?.resource));
}

/** What holds for the Bundle itself. */
export const bundleRules: readonly Rule[] = [
  {
    id: 'bundle-type', text: 'The Bundle is a collection.', source: 'PAS 2.2.1 profile-pas-request-bundle: type = #collection',
    check: ({ bundle }) => expect(bundle.type === 'collection', { expression: 'Bundle.type' }),
  },
  {
    id: 'bundle-identifier', text: 'The Bundle has an identifier with system and value.', source: 'PAS 2.2.1 profile-pas-request-bundle: identifier 1..1',
    check: ({ bundle: { identifier } }) => [...required(identifier?.system, 'Bundle.identifier.system'), ...required(identifier?.value, 'Bundle.identifier.value')],
  },
  {
    id: 'bundle-timestamp', text: 'The Bundle has a timestamp.', source: 'PAS 2.2.1 profile-pas-request-bundle: timestamp 1..1',
    check: ({ bundle }) => required(bundle.timestamp, 'Bundle.timestamp'),
  },
  {
    id: 'entry-full-url', text: 'fullUrl is the address of the resource or urn:uuid: with a GUID.', source: 'PAS 2.2.1 spec-20',
    check: ({ entries }) => entries.flatMap(({ index, fullUrl, resource }) => expect(isAddress(fullUrl, resource), { expression: `Bundle.entry[${index}].fullUrl` })),
  },
  {
    id: 'entry-once', text: 'A resource is in the Bundle once.', source: 'PAS 2.2.1 spec-18, spec-21; FHIR R4 bdl-7',
    check: ({ entries }) => entries.flatMap(({ index, fullUrl }) =>
      expect(entries.findIndex((entry) => entry.fullUrl === fullUrl) === index, { expression: `Bundle.entry[${index}].fullUrl`, code: 'duplicate' })),
  },
  {
    id: 'one-claim', text: 'There is one Claim.', source: 'PAS 2.2.1 profile-pas-request-bundle: entry[Claim] 1..1',
    check: ({ entries, first }) => entries.flatMap((entry) => expect(entry === first || entry.resource.resourceType !== 'Claim', { expression: at(entry), code: 'structure' })),
  },
  {
    id: 'references-included', text: 'Every resource that is referred to is in the Bundle.', source: 'PAS 2.2.1 spec-17, spec-22',
    check: (request) => request.entries.flatMap((entry) => referencesIn(entry.resource).flatMap(({ path, reference }) =>
      expect(resolve(request, entry, reference) !== undefined, { expression: at(entry, path), code: 'not-found' }))),
  },
  {
    id: 'documents-pointed-to', text: 'supportingInfo points to every document.', source: 'PAS 2.2.1 spec-24',
    check: (request) => {
      const documents = supportingDocuments(request);
      return request.entries.flatMap((entry) => {
        const isDocument = entry.resource.resourceType === ('DocumentReference' satisfies DocumentReference['resourceType']);
        return expect(!isDocument || documents.has(entry.resource), { expression: at(entry), code: 'business-rule' });
      });
    },
  },
];
