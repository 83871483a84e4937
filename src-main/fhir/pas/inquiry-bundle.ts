import type { requestBundle } from './request-bundle.ts';
import { pasProfile } from './names.ts';

const parties = ['Patient', 'Coverage', 'Organization'];
const head = ['resourceType', 'identifier', 'status', 'type', 'use', 'patient', 'created', 'insurer', 'provider', 'priority', 'insurance'];

/** The PAS 2.2.1 inquiry Bundle that asks for the answer to a request, by its identifier. */
export function inquiryBundle(request: ReturnType<typeof requestBundle>, newId: () => string) {
  const [first, ...others] = request.entry;
  const claim = Object.fromEntries(Object.entries(first?.resource ?? {}).filter(([name]) => head.includes(name)));
  return {
    ...request,
    meta: { profile: [pasProfile('profile-pas-inquiry-request-bundle')] },
    identifier: { system: 'urn:ietf:rfc:3986', value: `urn:uuid:${newId()}` },
    entry: [{ fullUrl: `urn:uuid:${newId()}`, resource: claim }, ...others.filter(({ resource }) => parties.includes((resource as { resourceType: string }).resourceType))],
  };
}
