import type { CapabilityStatement, CapabilityStatementRestResource } from '@medplum/fhirtypes';
import { PAS } from './pas/names.ts';

const readOnly = ['read', 'search-type'] as const;
const writable = ['read', 'search-type', 'create', 'update', 'delete'] as const;
const versioned = [...writable, 'history-instance', 'vread'] as const;

const resources: Readonly<Record<string, readonly (typeof versioned)[number][]>> = {
  Claim: versioned,
  ClaimResponse: [...readOnly, 'history-instance', 'vread'],
  Communication: writable,
  Patient: writable,
  AuditEvent: ['create'],
  Binary: ['read'],
  Coverage: readOnly,
  DocumentReference: readOnly,
  Location: readOnly,
  Organization: readOnly,
  OrganizationAffiliation: readOnly,
  Practitioner: readOnly,
  PractitionerRole: readOnly,
  Provenance: readOnly,
};

/** Operations, by type, with their definitions. */
const operations: Readonly<Record<string, readonly { name: string; definition: string }[]>> = {
  Claim: [
    { name: 'submit', definition: `${PAS}/OperationDefinition/Claim-submit` },
    { name: 'inquire', definition: `${PAS}/OperationDefinition/Claim-inquiry` },
  ],
  ValueSet: [{ name: 'expand', definition: 'http://hl7.org/fhir/OperationDefinition/ValueSet-expand' }],
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
      interaction: [{ code: 'batch' }],
      security: { service: [{ coding: [{ system: 'http://terminology.hl7.org/CodeSystem/restful-security-service', code: 'OAuth' }] }] },
      resource: [...Object.keys(resources), 'ValueSet'].map((type) => ({
        type: type as NonNullable<CapabilityStatementRestResource['type']>,
        versioning: 'versioned-update',
        ...(resources[type] && { interaction: resources[type].map((code) => ({ code })) }),
        ...(operations[type] && { operation: [...operations[type]] }),
      })),
    }],
  };
}
