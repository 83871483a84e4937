import type { OrganizationAffiliation, Patient } from '@medplum/fhirtypes';
import { codeIn } from './pas/rule.ts';
import { systems } from './pas/names.ts';
import type { FhirStore } from './store.ts';

const EXTENSIONS = 'https://payer.example/fhir/StructureDefinition';

/** On a contract: whether a facility may add a consumer that the payer does not know (valueBoolean). */
export const NEW_CONSUMERS = `${EXTENSIONS}/new-consumers`;

/** On a contract: the identifier system of its member ids (valueUri). */
export const MEMBER_ID_SYSTEM = `${EXTENSIONS}/member-id-system`;

/** The contracts of a facility, given by reference. */
export function contractsOf(store: FhirStore, facility: string): OrganizationAffiliation[] {
  const all = store.select({ resourceType: 'OrganizationAffiliation', filters: [] }) as OrganizationAffiliation[];
  return all.filter(({ participatingOrganization }) => participatingOrganization?.reference === facility);
}

/** Whether a contract lets a facility add consumers. */
export function takesNewConsumers({ extension }: OrganizationAffiliation): boolean {
  return extension?.find(({ url }) => url === NEW_CONSUMERS)?.valueBoolean ?? false;
}

/** The contract that a consumer's member id belongs to. */
export function contractOfMember(contracts: readonly OrganizationAffiliation[], patient: Patient): OrganizationAffiliation | undefined {
  const system = patient.identifier?.find(({ type }) => codeIn(type, systems.identifierType) === 'MB')?.system;
  return contracts.find(({ extension }) => system !== undefined && extension?.some(({ url, valueUri }) => url === MEMBER_ID_SYSTEM && valueUri === system));
}
