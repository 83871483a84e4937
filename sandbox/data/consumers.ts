import type { Faker } from '@faker-js/faker';
import type { Coverage, Patient } from '@medplum/fhirtypes';
import { contracts, insurers, type Insurer } from './directory.ts';
import { careNames, familyNames, places, streets } from './names.ts';

/** A patient with their coverage. */
export interface Consumer {
  readonly patient: Patient & { id: string };
  readonly coverage: Coverage & { id: string };
  readonly insurer: Insurer;
}

/** The consumers of a facility. The first three are look-alikes: same last name and date of birth, two with the same first name. */
export function makeConsumers(faker: Faker, facility: string, count: number): Consumer[] {
  return Array.from({ length: count }, (_, index) => {
    const gender = faker.helpers.arrayElement(['female', 'male'] as const);
    const usual: Person = {
      given: faker.person.firstName(gender), family: faker.helpers.arrayElement(familyNames), gender,
      birthDate: faker.date.birthdate({ mode: 'age', min: 19, max: 88 }).toISOString().slice(0, 10),
    };
    const careName = index % 6 === 5 ? careNames[Math.floor(index / 6) % careNames.length] : undefined;
    if (index < 3) return makeConsumer(faker, facility, { given: index === 2 ? 'Angela' : 'Angelica', family: 'Whitmore', gender: 'female', birthDate: '1987-03-14' });
    if (!careName) return makeConsumer(faker, facility, usual);
    const [given, family, careGender] = careName;
    return makeConsumer(faker, facility, { ...usual, given, family, gender: careGender });
  });
}

interface Person {
  readonly given: string;
  readonly family: string;
  readonly gender: 'female' | 'male';
  readonly birthDate: string;
}

function makeConsumer(faker: Faker, facility: string, { given, family, gender, birthDate }: Person): Consumer {
  const insurer = pickInsurer(faker, facility);
  const memberId = faker.helpers.replaceSymbols(insurer.memberIdPattern);
  const id = faker.string.uuid();
  const coverageId = faker.string.uuid();
  const [city, state, postalCode] = faker.helpers.arrayElement(places);
  const patient: Consumer['patient'] = {
    resourceType: 'Patient', id,
    identifier: [{
      type: { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code: 'MB', display: 'Member Number' }] },
      system: insurer.memberIdSystem, value: memberId,
    }],
    name: [{ use: 'official', family, given: given.split(' ') }],
    gender, birthDate,
    address: [{ line: [`${faker.number.int({ min: 100, max: 4999 })} ${faker.helpers.arrayElement(streets)}`], city, state, postalCode, country: 'US' }],
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
