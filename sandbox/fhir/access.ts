import type { Organization, PractitionerRole } from '@medplum/fhirtypes';
import type { FhirStore, StoredResource } from './store.ts';

/** Who asks: the person's Practitioner and the facilities that they work for, as references. */
export interface Person {
  readonly practitioner: string;
  readonly facilities: ReadonlySet<string>;
}

/** The person of a Practitioner id: the facilities come from the PractitionerRoles. */
export function personOf(store: FhirStore, practitionerId: string): Person {
  const practitioner = `Practitioner/${practitionerId}`;
  const roles = store
    .select({ resourceType: 'PractitionerRole', filters: [{ code: 'practitioner', operator: 'eq', value: practitioner }] })
    .map((resource) => (resource as PractitionerRole).organization?.reference ?? '');
  return { practitioner, facilities: new Set(roles) };
}

/** Whether a person may see (and change) a resource: it belongs to one of their facilities, or to everybody. */
export function isOpenTo(store: FhirStore, person: Person, resource: StoredResource): boolean {
  const isOwn = (reference: { reference?: string } | undefined): boolean => person.facilities.has(reference?.reference ?? '');
  if (resource.resourceType === 'Claim') return isOwn(resource.provider);
  if (resource.resourceType === 'Communication') return isOwn(resource.sender) || (resource.recipient ?? []).some(isOwn);
  if (resource.resourceType === 'Patient') return isOwn(resource.managingOrganization);
  if (resource.resourceType === 'Coverage') {
    const patient = store.resolve(resource.beneficiary);
    return patient?.resourceType === 'Patient' && isOwn(patient.managingOrganization);
  }
  if (resource.resourceType === 'OrganizationAffiliation') return isOwn(resource.participatingOrganization);
  if (resource.resourceType === 'PractitionerRole') return isOwn(resource.organization);
  if (resource.resourceType === 'Practitioner') return `Practitioner/${resource.id}` === person.practitioner || worksWith(store, person, resource.id);
  return resource.resourceType === 'Organization' && (!isFacility(resource) || person.facilities.has(`Organization/${resource.id}`));
}

function worksWith(store: FhirStore, person: Person, practitionerId: string): boolean {
  return [...personOf(store, practitionerId).facilities].some((facility) => person.facilities.has(facility));
}

function isFacility(organization: Organization): boolean {
  return organization.type?.some((type) => type.coding?.some((coding) => coding.code === 'prov')) ?? false;
}
