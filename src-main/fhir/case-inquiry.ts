import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { reference } from './resources.ts';

/** What an inquiry says of the request; all else would need more resources in the Bundle. */
const inquiredSchema = z.looseObject({
  id: z.string(),
  identifier: z.array(z.unknown()).optional(),
  type: z.unknown().optional(),
  priority: z.unknown().optional(),
  created: z.string(),
  patient: reference,
  insurer: reference,
  provider: reference,
  insurance: z.array(z.object({ sequence: z.number(), focal: z.boolean(), coverage: reference })).min(1),
});

/** The references that the inquiry about a Claim needs the resources of; undefined: this Claim can't be asked about. */
export function inquiryNeeds(claim: unknown): string[] | undefined {
  const read = inquiredSchema.safeParse(claim).data;
  const needs = read && [read.patient, read.insurer, read.provider, read.insurance[0]?.coverage].map((each) => each?.reference);
  return needs?.every((each) => each !== undefined) ? needs : undefined;
}

/**
 * The Da Vinci PAS 2.2.1 inquiry Bundle that asks for the answer to a request by its identifier. `base` is the server's
 * address, `at` an ISO 8601 time.
 */
export function caseInquiry(claim: unknown, resources: readonly { readonly resourceType: string; readonly id: string }[], base: string, at: string): string {
  const { id, identifier, type, priority, created, patient, insurer, provider, insurance } = inquiredSchema.parse(claim);
  const asked = { resourceType: 'Claim', id, status: 'active', use: 'preauthorization', identifier, type, priority, created, patient, insurer, provider, insurance: insurance.slice(0, 1) };
  const entry = [asked, ...resources.map((each) => own(each))].map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id}`, resource }));
  return JSON.stringify({ resourceType: 'Bundle', type: 'collection', timestamp: at, identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomUUID()}` }, entry });
}

/** A resource without references to what the Bundle does not hold (PAS 2.2.1 spec-17). */
function own(resource: { readonly resourceType: string; readonly id: string }) {
  const elsewhere = new Set(['managingOrganization', 'generalPractitioner', 'partOf', 'endpoint', 'link', 'policyHolder', 'contract']);
  return { ...Object.fromEntries(Object.entries(resource).filter(([name]) => !elsewhere.has(name))), resourceType: resource.resourceType, id: resource.id };
}
