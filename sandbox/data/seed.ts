import type { Faker } from '@faker-js/faker';
import { faker } from '@faker-js/faker/locale/en_US';
import type { Resource } from '@medplum/fhirtypes';
import { practitionerIdOf } from '../identity/account-book.ts';
import { demoAccounts, facilityIds } from './accounts.ts';
import { makeAnswers } from './answers.ts';
import { makeConsumers } from './consumers.ts';
import { directory } from './directory.ts';
import { makeMessage } from './messages.ts';
import { makeRequest } from './requests.ts';

const DAY = 86_400_000;

/** How much a facility has. */
interface Volume {
  readonly facility: string;
  readonly drafts: number;
  readonly submitted: number;
  readonly unread: number;
  readonly read: number;
}

/**
 * The seeded data: the same for the same seed, except that times count back from `now`.
 * @param size how many requests the main facility has saved but not submitted, and submitted
 * @returns resources with unique, growing `meta.lastUpdated`
 */
export function seedResources(seed: number, { drafts, submitted }: { readonly drafts: number; readonly submitted: number }, now: number): Resource[] {
  faker.seed(seed);
  faker.setDefaultRefDate('2026-11-01T00:00:00Z');
  const resources = [
    ...directory(),
    ...facilityResources(faker, now, { facility: facilityIds.main, drafts, submitted, unread: 3, read: 5 }),
    ...facilityResources(faker, now, { facility: facilityIds.second, drafts: 7, submitted: 12, unread: 1, read: 2 }),
  ];
  return withUniqueTimes(resources, now);
}

function facilityResources(faker: Faker, now: number, volume: Volume): Resource[] {
  const { facility } = volume;
  const staff = demoAccounts.filter(({ facilityIds, domain }) => facilityIds.includes(facility) && !domain).map((account) => practitionerIdOf(account.username));
  const consumers = makeConsumers(faker, facility, Math.max(40, Math.ceil(volume.drafts / 3)));
  const request = (status: 'draft' | 'active', consumer = faker.helpers.arrayElement(consumers)) => ({
    consumer,
    claim: makeRequest(faker, {
      consumer, facility, status, practitionerId: faker.helpers.arrayElement(staff),
      lastUpdated: new Date(now - faker.number.int({ min: 120_000, max: 21 * DAY })),
    }),
  });
  const drafts = Array.from({ length: volume.drafts }, (_, index) => request('draft', index < 3 ? consumers[index] : undefined).claim);
  const submitted = Array.from({ length: volume.submitted }, () => request('active'));
  const messages = submitted.slice(0, volume.unread + volume.read).flatMap(({ claim, consumer }, index) => {
    const sent = new Date(now - (index + 1) * DAY * 0.8);
    return makeMessage(faker, facility, claim, consumer, sent, index < volume.unread);
  });
  return [
    ...consumers.flatMap(({ patient, coverage }) => [patient, coverage]),
    ...drafts, ...submitted.map(({ claim }) => claim), ...messages,
    ...submitted.flatMap(({ claim }) => makeAnswers(claim, now)),
  ];
}

function withUniqueTimes(resources: readonly Resource[], now: number): Resource[] {
  const timed = resources.map((resource) => ({ resource, at: Date.parse(resource.meta?.lastUpdated ?? '') || now - 60 * DAY }));
  timed.sort((left, right) => left.at - right.at);
  let last = 0;
  return timed.map(({ resource, at }) => {
    last = Math.max(at, last + 1);
    return { ...resource, meta: { ...resource.meta, lastUpdated: new Date(last).toISOString() } };
  });
}
