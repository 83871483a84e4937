import type { Practitioner, PractitionerRole } from '@medplum/fhirtypes';
import { systems } from '../fhir/pas/names.ts';
import { facilityIds } from './accounts.ts';
import { npi } from './npi.ts';

/** Who gives the services. They have no account; the code of the specialty is of the NUCC taxonomy, its words are ours. */
const people = [
  { id: 'clinician-abernathy', given: 'Louise', family: 'Abernathy', nine: '104582973', facility: facilityIds.main, specialty: ['207R00000X', 'Internal medicine'] },
  { id: 'clinician-banerjee', given: 'Rohan', family: 'Banerjee', nine: '118340652', facility: facilityIds.main, specialty: ['207RP1001X', 'Lung medicine'] },
  { id: 'clinician-kowalczyk', given: 'Ewa', family: 'Kowalczyk', nine: '123907416', facility: facilityIds.main, specialty: ['2084P0800X', 'Psychiatry'] },
  { id: 'clinician-osei', given: 'Kwame', family: 'Osei', nine: '135628094', facility: facilityIds.main, specialty: ['207X00000X', 'Orthopedic surgery'] },
  { id: 'clinician-lindqvist', given: 'Astrid', family: 'Lindqvist', nine: '141753928', facility: facilityIds.second, specialty: ['208100000X', 'Rehabilitation medicine'] },
  { id: 'clinician-yamada', given: 'Haruki', family: 'Yamada', nine: '159046237', facility: facilityIds.empty, specialty: ['207Q00000X', 'Family medicine'] },
] as const;

/** The clinicians of the facilities, each with an NPI and a role. */
export function clinicians(): (Practitioner | PractitionerRole)[] {
  return people.flatMap(({ id, given, family, nine, facility, specialty: [code, text] }): (Practitioner | PractitionerRole)[] => [
    { resourceType: 'Practitioner', id, active: true, identifier: [{ system: systems.npi, value: npi(nine) }], name: [{ use: 'official', family, given: [given], prefix: ['Dr.'] }] },
    {
      resourceType: 'PractitionerRole', id: `${id}-role`, active: true,
      practitioner: { reference: `Practitioner/${id}` }, organization: { reference: `Organization/${facility}` },
      code: [{ text: 'Clinician' }], specialty: [{ coding: [{ system: 'http://nucc.org/provider-taxonomy', code }], text }],
    },
  ]);
}
