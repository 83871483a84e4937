import type { Faker } from '@faker-js/faker';
import type { Coverage, Patient } from '@medplum/fhirtypes';
import { contracts, insurers, type Insurer } from './directory.ts';

/** A patient with their coverage. */
export interface Consumer {
  readonly patient: Patient & { id: string };
  readonly coverage: Coverage & { id: string };
  readonly insurer: Insurer;
}

/** Names that break careless code: accents, apostrophes, hyphens, a space, a letter outside Latin-1. */
const careNames: readonly (readonly [given: string, family: string])[] = [
  ['José', 'Núñez'], ['Siobhán', "O'Dwyer"], ['Zoë', 'Lefèvre'], ['Jean-Luc', "D'Amico"], ['Anh', 'Nguyễn'], ['Łukasz', 'Wójcik'],
  ['Renée', 'Saint-Clair'], ['María José', 'Peña García'], ['Björn', 'Sjöberg'], ['Noémie', 'De La Cruz'],
];

/** The consumers of a facility. The first three are look-alikes: same last name and date of birth, two with the same first name. */
export function makeConsumers(faker: Faker, facility: string, count: number): Consumer[] {
  const twinBirthDate = '1987-03-14';
  return Array.from({ length: count }, (_, index) => {
    const sex = faker.helpers.arrayElement(['female', 'male'] as const);
    const birthDate = faker.date.birthdate({ mode: 'age', min: 1, max: 92, refDate: '2026-11-01' }).toISOString().slice(0, 10);
    const careName = index % 6 === 5 ? careNames[(index / 6 - 5 / 6) % careNames.length] : undefined;
    const usualName = [faker.person.firstName(sex), faker.person.lastName()] as const;
    if (index < 3) return makeConsumer(faker, facility, [index === 2 ? 'Angela' : 'Angelica', 'Whitmore'], 'female', twinBirthDate);
    return makeConsumer(faker, facility, careName ?? usualName, sex, birthDate);
  });
}

function makeConsumer(faker: Faker, facility: string, [given, family]: readonly [string, string], gender: 'female' | 'male', birthDate: string): Consumer {
  const insurer = pickInsurer(faker, facility);
  const memberId = faker.helpers.replaceSymbols(insurer.memberIdPattern);
  const id = faker.string.uuid();
  const coverageId = faker.string.uuid();
  const patient: Consumer['patient'] = {
    resourceType: 'Patient', id,
    identifier: [{
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB', display: 'Member Number' }] },
      system: insurer.memberIdSystem, value: memberId,
    }],
    name: [{ use: 'official', family, given: given.split(' ') }],
    gender, birthDate,
    address: [{
      line: [faker.location.streetAddress()], city: faker.location.city(), state: faker.location.state({ abbreviated: true }),
      postalCode: faker.location.zipCode('#####'), country: 'US',
    }],
    managingOrganization: { reference: `Organization/${facility}` },
  };
  const coverage: Consumer['coverage'] = {
    resourceType: 'Coverage', id: coverageId, status: 'active', subscriberId: memberId,
    beneficiary: { reference: `Patient/${id}` },
    relationship: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/subscriber-relationship', code: 'self' }] },
    payor: [{ reference: `Organization/${insurer.id}`, display: insurer.name }],
  };
  return { patient, coverage, insurer };
}

function pickInsurer(faker: Faker, facility: string): Insurer {
  const open = insurers.filter((insurer) => contracts[facility]?.includes(insurer.id));
  return faker.helpers.weightedArrayElement(open.map((value, index) => ({ value, weight: open.length * 2 - index })));
}
