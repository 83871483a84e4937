import type { Bundle, BundleEntry } from '@medplum/fhirtypes';
import type { FhirStore, StoredResource } from './store.ts';

/** The versions of a resource as a history Bundle (FHIR R4 §3.1.0.9), the newest first. `base` is the FHIR base address. */
export function historyBundle(store: FhirStore, resourceType: string, id: string, base: string): Bundle {
  const versions = store.versions(resourceType, id);
  const entries = versions.map((resource, index) => entryOf(resource, `${resourceType}/${id}`, index === 0, base));
  return { resourceType: 'Bundle', type: 'history', total: versions.length, entry: entries.reverse() };
}

function entryOf(resource: StoredResource | undefined, reference: string, isFirst: boolean, base: string): BundleEntry {
  const fullUrl = `${base}${reference}`;
  if (!resource) return { fullUrl, request: { method: 'DELETE', url: reference }, response: { status: '204' } };
  const { versionId, lastUpdated } = resource.meta ?? {};
  return {
    fullUrl, resource, request: { method: isFirst ? 'POST' : 'PUT', url: reference },
    response: {
      status: isFirst ? '201' : '200', ...(versionId !== undefined && { etag: `W/"${versionId}"` }), ...(lastUpdated !== undefined && { lastModified: lastUpdated }),
    },
  };
}
