import type { Faker } from '@faker-js/faker';
import type { Binary, Claim, Communication } from '@medplum/fhirtypes';
import { sha1 } from '../fhir/attachments.ts';
import type { Consumer } from './consumers.ts';

const texts = [
  ['Additional information needed', 'Please send the clinical notes of the last 60 days.'],
  ['Determination letter available', 'The determination letter for this request is available.'],
  ['Request received', 'The request was received and is waiting for clinical review.'],
  ['Peer-to-peer offered', 'A peer-to-peer discussion can be booked within five business days.'],
] as const;

/** What is attached to a message, by its topic: title and text. */
const documents: Readonly<Partial<Record<string, readonly [title: string, text: string]>>> = {
  'Additional information needed': ['Checklist', 'Please send:\n- clinical notes of the last 60 days\n- the plan of care, signed\n'],
  'Determination letter available': ['Determination letter', 'The request was reviewed. The decision and its reasons are in the case.\n'],
};

/** A message from a payer programme to a facility about a submitted request; unread ones have no `received`. With what is attached to it. */
export function makeMessage(faker: Faker, facility: string, about: Claim & { id: string }, consumer: Consumer, sent: Date, isUnread: boolean): [Communication & { id: string }, ...Binary[]] {
  const [topic, text] = faker.helpers.arrayElement(texts);
  const id = faker.string.uuid();
  const [title, document] = documents[topic] ?? [];
  const bytes = Buffer.from(document ?? '');
  const message: Communication & { id: string } = {
    resourceType: 'Communication', id, status: 'completed',
    meta: { lastUpdated: sent.toISOString() },
    category: [{ text: 'Provider message' }],
    topic: { text: topic },
    subject: { reference: `Patient/${consumer.patient.id}` },
    about: [{ reference: `Claim/${about.id}` }],
    sender: { reference: `Organization/${consumer.insurer.id}`, display: consumer.insurer.name },
    recipient: [{ reference: `Organization/${facility}` }],
    sent: sent.toISOString(),
    ...(!isUnread && { received: new Date(sent.getTime() + 3_600_000).toISOString() }),
    payload: [
      { contentString: text },
      ...(title === undefined ? [] : [{ contentAttachment: { contentType: 'text/plain', title, url: `Binary/${id}`, size: bytes.length, hash: sha1(bytes) } }]),
    ],
  };
  if (title === undefined) return [message];
  return [message, { resourceType: 'Binary', id, contentType: 'text/plain', data: bytes.toString('base64'), securityContext: { reference: `Communication/${id}` } }];
}
