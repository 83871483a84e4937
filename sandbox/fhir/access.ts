import type { Organization, PractitionerRole, Reference } from '@medplum/fhirtypes';
import { contractsOf } from './contracts.ts';
import type { FhirStore, StoredResource } from './store.ts';

/** Who asks: the person's Practitioner and the facilities that they work for, as references. */
export interface Person {
  readonly practitioner: string;
  readonly facilities: ReadonlySet<string>;
}

/** The person of a Practitioner id: the facilities come from the PractitionerRoles. */
export function personOf(store: FhirStore, practitionerId: string): Person {
  const practitioner = `Practitioner/${practitionerId}`;
  const roles = rolesOf(store, practitioner).map(({ organization }) => organization?.reference ?? '');
  return { practitioner, facilities: new Set(roles) };
}

/**
 * Whether a person may see (and change) a resource: it belongs to one of their facilities, or to everybody. Providers
 * without a contract here are a directory that is open to all, with the people who work for them.
 */
export function isOpenTo(store: FhirStore, person: Person, resource: StoredResource): boolean {
  const isOwn = (reference: Reference | undefined): boolean => person.facilities.has(reference?.reference ?? '');
  const isOpen = (reference: Reference | undefined): boolean => {
    const target = store.resolve(reference);
    return target !== undefined && isOpenTo(store, person, target);
  };
  switch (resource.resourceType) {
    case 'Claim':
      return isOwn(resource.provider);
    case 'ClaimResponse':
      return isOwn(resource.requestor);
    case 'Communication':
      return isOwn(resource.sender) || (resource.recipient ?? []).some(isOwn);
    case 'Patient':
      return isOwn(resource.managingOrganization);
    case 'Coverage':
      return isOpen(resource.beneficiary);
    case 'DocumentReference':
      return isOpen(resource.subject);
    case 'Binary':
      return isOpen(resource.securityContext);
    case 'Provenance':
      return resource.target.some(isOpen);
    case 'OrganizationAffiliation':
      return isOwn(resource.participatingOrganization);
    case 'PractitionerRole':
      return isOpen(resource.organization);
    case 'Practitioner': {
      const roles = rolesOf(store, `Practitioner/${resource.id}`);
      return `Practitioner/${resource.id}` === person.practitioner || roles.length === 0 || roles.some(({ organization }) => isOpen(organization));
    }
    case 'Organization':
      return person.facilities.has(`Organization/${resource.id}`) || !isFacility(resource) || contractsOf(store, `Organization/${resource.id}`).length === 0;
    // Anybody's program may report what was done at its PC, also by others; nobody reads it here.
    case 'AuditEvent':
    case 'Location':
      return true;
    default:
      return false;
  }
}

function rolesOf(store: FhirStore, practitioner: string): PractitionerRole[] {
  return store.select({ resourceType: 'PractitionerRole', filters: [{ code: 'practitioner', operator: 'eq', value: practitioner }] }) as PractitionerRole[];
}

function isFacility(organization: Organization): boolean {
  return organization.type?.some((type) => type.coding?.some((coding) => coding.code === 'prov')) ?? false;
}
