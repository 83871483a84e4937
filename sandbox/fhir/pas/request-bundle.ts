import { OperationOutcomeError, validateResource } from '@medplum/core';
import type { Bundle, Claim, OperationOutcomeIssue, Reference, Resource } from '@medplum/fhirtypes';
import { loadStructures } from '../definitions.ts';

/** A resource of a Bundle with its place. */
export interface PasEntry {
  readonly index: number;
  readonly fullUrl: string;
  readonly resource: Resource;
}

/** A Bundle whose first entry is a Claim. */
export interface PasRequest {
  readonly bundle: Bundle;
  readonly entries: readonly PasEntry[];
  readonly first: PasEntry;
  readonly claim: Claim;
}

/** Reads a request or inquiry Bundle: valid FHIR R4, a Claim first (PAS spec-15, spec-16); else the issues. */
export function readRequest(value: unknown): PasRequest | readonly OperationOutcomeIssue[] {
  loadStructures();
  const bundle = value as Bundle | undefined;
  if (bundle?.resourceType !== 'Bundle') return [issue('structure', 'The body is a Bundle.', 'Bundle')];
  try {
    validateResource(bundle);
  } catch (error) {
    if (error instanceof OperationOutcomeError) return error.outcome.issue.filter(({ severity }) => severity === 'error' || severity === 'fatal');
    throw error;
  }
  const entries = (bundle.entry ?? []).flatMap(({ fullUrl = '', resource }, index) => (resource ? [{ index, fullUrl, resource }] : []));
  const [first] = entries;
  if (first?.resource.resourceType !== 'Claim') return [issue('structure', 'The first entry is a Claim (PAS 2.2.1 spec-16).', 'Bundle.entry[0]')];
  return { bundle, entries, first, claim: first.resource };
}

/** The entry that a reference in another entry means (FHIR R4 §2.36.4.1): by its whole address, or relative to the entry's own. */
export function resolve({ entries }: PasRequest, from: PasEntry, reference: Reference | undefined): PasEntry | undefined {
  const wanted = reference?.reference;
  if (wanted === undefined) return undefined;
  const base = /^(https?:\/\/.+\/)[A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.exec(from.fullUrl)?.[1];
  const address = /^[A-Z][A-Za-z]+\/[A-Za-z0-9\-.]{1,64}$/.test(wanted) && base !== undefined ? base + wanted : wanted;
  return entries.find(({ fullUrl }) => fullUrl === address);
}

/** The resource of a type that a reference means. */
export function resolveAs<T extends Resource>(request: PasRequest, from: PasEntry, reference: Reference | undefined, type: T['resourceType']): (PasEntry & { readonly resource: T }) | undefined {
  const entry = resolve(request, from, reference);
  return entry?.resource.resourceType === type ? (entry as PasEntry & { readonly resource: T }) : undefined;
}

/** Every literal reference in a resource with its place in it; references into the resource itself are left out. */
export function referencesIn(value: unknown, path = ''): { readonly path: string; readonly reference: Reference }[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => referencesIn(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { reference } = value as Reference;
  const own = typeof reference === 'string' && !reference.startsWith('#') ? [{ path, reference: value as Reference }] : [];
  return [...own, ...Object.entries(value).flatMap(([name, member]) => referencesIn(member, path === '' ? name : `${path}.${name}`))];
}

/** An error issue at a place. */
export function issue(code: OperationOutcomeIssue['code'], text: string, expression: string): OperationOutcomeIssue {
  return { severity: 'error', code, details: { text }, expression: [expression] };
}
