import type { Practitioner, PractitionerRole } from '@medplum/fhirtypes';
import { facilityCodes } from '../../data/accounts.ts';
import type { Account } from '../account-book.ts';
import type { IdentityContext } from '../context.ts';

/** Opens the account of somebody who signed up, with a Practitioner and a PractitionerRole at the facility of the code. */
export async function openAccount(
  context: IdentityContext, draft: Account, password: string, attributes: Readonly<Record<string, string>>,
): Promise<void> {
  const words = (attributes.displayName ?? '').trim().split(/\s+/);
  draft.familyName = words.pop() ?? '';
  draft.givenName = words.join(' ');
  draft.password = password;
  draft.addressProved = true;
  draft.invitedAt = context.clock.now();
  context.secrets.add(password);
  context.accounts.open(draft);
  const facility = facilityCodes[attributes.extension_facilityCode ?? ''] ?? '';
  const practitioner: Practitioner = {
    resourceType: 'Practitioner', id: draft.practitionerId, active: true,
    name: [{ use: 'official', family: draft.familyName, ...(draft.givenName !== '' && { given: [draft.givenName] }) }],
  };
  const role: PractitionerRole = {
    resourceType: 'PractitionerRole', id: `${draft.practitionerId}-${facility}`, active: true,
    practitioner: { reference: `Practitioner/${draft.practitionerId}` },
    organization: { reference: `Organization/${facility}` },
    code: [{ text: attributes.jobTitle ?? 'Provider Staff Account' }],
  };
  await context.store.createResource(practitioner, { assignedId: true });
  await context.store.createResource(role, { assignedId: true });
}
