import type { PractitionerRole } from '@medplum/fhirtypes';
import type { FhirStore } from '../fhir/store.ts';
import { refuseAccount, type AccountAnswer } from './answer.ts';
import type { AccountCall } from './context.ts';

/** The roles that look after the portal's users. */
const administrators: ReadonlySet<string> = new Set(['Provider Group Admin', 'Provider Admin']);

/**
 * `POST /users/{practitioner}/resetRegistration`: the person's factors and sessions are gone, and the link to register
 * holds anew. For an administrator of a facility that the person works at, but not for oneself.
 */
export function resetRegistration({ context, practitionerId, values: [person = ''] }: AccountCall): AccountAnswer {
  const looksAfter = rolesOf(context.store, practitionerId).filter(({ code }) => administrators.has(code?.[0]?.text ?? '')).map(facilityOf);
  const worksAt = rolesOf(context.store, person).map(facilityOf);
  if (person === practitionerId || !worksAt.some((facility) => looksAfter.includes(facility))) return refuseAccount('accessDenied', 'Not a person that you look after.', 403);
  const account = context.accounts.all().find((each) => each.practitionerId === person);
  if (!account) return refuseAccount('itemNotFound', 'The person has no account here.', 404);
  account.factors = [];
  account.recoveryCodes = [];
  account.registered = false;
  account.invitedAt = context.clock.now();
  context.endSessions(account.username);
  return { status: 204 };
}

function rolesOf(store: FhirStore, practitionerId: string): PractitionerRole[] {
  const roles = store.select({ resourceType: 'PractitionerRole', filters: [] }) as PractitionerRole[];
  return roles.filter(({ practitioner }) => practitioner?.reference === `Practitioner/${practitionerId}`);
}

const facilityOf = ({ organization }: PractitionerRole): string => organization?.reference ?? '';
