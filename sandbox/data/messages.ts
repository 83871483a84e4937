import type { Faker } from '@faker-js/faker';
import type { Claim, Communication } from '@medplum/fhirtypes';
import type { Consumer } from './consumers.ts';

const texts = [
  ['Additional information needed', 'Please send the clinical notes of the last 60 days.'],
  ['Determination letter available', 'The determination letter for this request is available.'],
  ['Request received', 'The request was received and is waiting for clinical review.'],
  ['Peer-to-peer offered', 'A peer-to-peer discussion can be booked within five business days.'],
] as const;

/** A message from a payer programme to a facility about a submitted request; unread ones have no `received`. */
export function makeMessage(faker: Faker, facility: string, about: Claim & { id: string }, consumer: Consumer, sent: Date, isUnread: boolean): Communication & { id: string } {
  const [topic, text] = faker.helpers.arrayElement(texts);
  return {
    resourceType: 'Communication', id: faker.string.uuid(), status: 'completed',
    meta: { lastUpdated: sent.toISOString() },
    category: [{ text: 'Provider message' }],
    topic: { text: topic },
    subject: { reference: `Patient/${consumer.patient.id}` },
    about: [{ reference: `Claim/${about.id}` }],
    sender: { reference: `Organization/${consumer.insurer.id}`, display: consumer.insurer.name },
    recipient: [{ reference: `Organization/${facility}` }],
    sent: sent.toISOString(),
    ...(!isUnread && { received: new Date(sent.getTime() + 3_600_000).toISOString() }),
    payload: [{ contentString: text }],
  };
}
