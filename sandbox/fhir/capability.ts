import type { CapabilityStatement, CapabilityStatementRestResource } from '@medplum/fhirtypes';

const readOnly = ['read', 'search-type'] as const;
const writable = ['read', 'search-type', 'create', 'update', 'delete'] as const;

const resources: Readonly<Record<string, readonly (typeof writable)[number][]>> = {
  Claim: writable,
  Communication: writable,
  Patient: writable,
  Coverage: readOnly,
  Organization: readOnly,
  OrganizationAffiliation: readOnly,
  Practitioner: readOnly,
  PractitionerRole: readOnly,
};

/** Whether the sandbox offers an interaction on a resource type. */
export function isOffered(resourceType: string, interaction: string): boolean {
  return (resources[resourceType] as readonly string[] | undefined)?.includes(interaction) ?? false;
}

/** What the endpoint can do (FHIR R4 §2.2), at `[base]/metadata`, for anyone. */
export function capabilityStatement(baseUrl: string, date: string): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement',
    status: 'active', kind: 'instance', date, fhirVersion: '4.0.1', format: ['json'],
    implementation: { description: 'Practice server', url: baseUrl },
    rest: [{
      mode: 'server',
      security: { service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }] }] },
      resource: Object.entries(resources).map(([type, interactions]) => ({
        type: type as NonNullable<CapabilityStatementRestResource['type']>,
        versioning: 'versioned-update',
        interaction: interactions.map((code) => ({ code })),
      })),
    }],
  };
}
