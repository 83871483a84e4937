import type { Claim, DocumentReference, OperationOutcomeIssue, Patient, Resource } from '@medplum/fhirtypes';
import { isOpenTo, type Person } from '../access.ts';
import { keepAttachment } from '../attachments.ts';
import { contractsOf, takesNewConsumers } from '../contracts.ts';
import type { FhirStore } from '../store.ts';
import { knownResource, withPlaces } from './known-resources.ts';
import { issue, type PasEntry, type PasRequest } from './request-bundle.ts';
import { at } from './rule.ts';
import { parties, requestor } from './rules/party-rules.ts';

/** A request whose resources have their places in the store; nothing is stored yet. */
export interface Placed {
  readonly facility: string;
  /** The Claim with the store's references; its id is still to be given. */
  readonly claim: Claim;
  /** What is new, with its id, in the words of the sender. */
  readonly fresh: readonly { readonly entry: PasEntry; readonly reference: string }[];
  readonly places: ReadonlyMap<string, string>;
}

/** Why a request can't be taken. */
export interface Refused {
  readonly status: 403 | 422;
  readonly issues: readonly OperationOutcomeIssue[];
}

/** Finds the place of every resource of a checked request: 403 for what is another facility's, 422 for what the payer does not know. */
export function place(store: FhirStore, request: PasRequest, person: Person): Placed | Refused {
  const others = request.entries.filter((entry) => entry !== request.first);
  const known = new Map(others.map((entry) => [entry, knownResource(store, entry)]));
  const closed = others.filter((entry) => {
    const resource = known.get(entry);
    return resource !== undefined && !isOpenTo(store, person, resource);
  });
  if (closed.length > 0) return { status: 403, issues: closed.map((entry) => issue('forbidden', 'This belongs to another facility.', at(entry))) };

  const facility = referenceOf(known, requestor(request));
  if (facility === undefined || !person.facilities.has(facility)) return { status: 403, issues: [issue('forbidden', 'The request is for a facility that is not yours.', at(request.first, 'provider'))] };
  const { insurer, patient } = parties(request);
  const contract = contractsOf(store, facility).find(({ organization }) => organization?.reference === referenceOf(known, insurer));
  if (!contract) return { status: 422, issues: [issue('business-rule', 'The facility has no contract with this insurer.', at(request.first, 'insurer'))] };
  if (patient && !known.get(patient) && !takesNewConsumers(contract)) {
    return { status: 422, issues: [issue('not-found', 'The payer does not know this consumer.', at(patient, 'identifier'))] };
  }

  const fresh = others.filter((entry) => !known.get(entry)).map((entry) => ({ entry, reference: `${entry.resource.resourceType}/${store.generateId()}` }));
  const places = new Map([...others.map((entry) => [entry.fullUrl, referenceOf(known, entry) ?? ''] as const), ...fresh.map(({ entry, reference }) => [entry.fullUrl, reference] as const)]);
  const claim = withPlaces(request, { ...request.first, resource: request.claim }, places);
  return { facility, claim: { ...claim, provider: { ...claim.provider, reference: facility } }, fresh, places };
}

/** Stores what is new of a placed request: a consumer belongs to the facility, a document's data goes to a Binary. */
export async function storeFresh(store: FhirStore, request: PasRequest, { facility, claim, fresh, places }: Placed): Promise<void> {
  for (const { entry, reference } of fresh) {
    const id = reference.split('/')[1] ?? '';
    const resource: Resource = { ...withPlaces(request, entry, places), id };
    if (resource.resourceType === 'Patient') await store.createResource<Patient>({ ...resource, managingOrganization: { reference: facility } }, { assignedId: true });
    else if (resource.resourceType === 'DocumentReference') await storeDocument(store, { ...resource, subject: claim.patient }, reference);
    else await store.createResource(resource, { assignedId: true });
  }
}

async function storeDocument(store: FhirStore, document: DocumentReference, reference: string): Promise<void> {
  const content: DocumentReference['content'] = [];
  for (const part of document.content) content.push({ ...part, attachment: await keepAttachment(store, part.attachment, reference) });
  await store.createResource<DocumentReference>({ ...document, content }, { assignedId: true });
}

function referenceOf(known: ReadonlyMap<PasEntry, Resource | undefined>, entry: PasEntry | undefined): string | undefined {
  const resource = [...known].find(([other]) => other.fullUrl === entry?.fullUrl)?.[1];
  return resource && `${resource.resourceType}/${resource.id ?? ''}`;
}
