import * as z from 'zod';
import type { MessageDetail } from '../../src-shared/models/message.ts';
import { consumerId, consumerName } from './consumer.ts';
import { fold } from './request-summary.ts';
import { concept, conceptText, reference, type Patient } from './resources.ts';

const previewLength = 140;

const attachment = z.object({
  contentType: z.string().optional(),
  data: z.string().optional(),
  url: z.string().optional(),
  size: z.number().optional(),
  hash: z.string().optional(),
  title: z.string().optional(),
});
export type Attachment = z.infer<typeof attachment>;

/** A message: FHIR R4 Communication. `received` is when the facility read it. */
export const communicationSchema = z.looseObject({
  resourceType: z.literal('Communication'),
  id: z.string(),
  meta: z.looseObject({ versionId: z.string().optional(), lastUpdated: z.string() }),
  inResponseTo: z.array(reference).optional(),
  topic: concept.optional(),
  category: z.array(concept).optional(),
  subject: reference.optional(),
  about: z.array(reference).optional(),
  sender: reference.optional(),
  recipient: z.array(reference).optional(),
  sent: z.string().optional(),
  received: z.string().optional(),
  payload: z.array(z.object({ contentString: z.string().optional(), contentAttachment: attachment.optional() })).optional(),
});
export type Communication = z.infer<typeof communicationSchema>;

/** What is kept of every message for counting, ordering and finding. */
export type MessageSummary = {
  readonly id: string;
  readonly own: boolean;
  readonly unread: boolean;
  readonly lastUpdated: string;
  readonly sent: string;
  readonly party: string;
  readonly topic: string;
  readonly consumer: string;
  readonly preview: string;
  readonly attachments: number;
  readonly answers: string | null;
  readonly search: string;
};

/** The summary of a message, `own` if the facility sent it. `name` gives an organisation's name by reference. */
export function summarizeMessage(message: Communication, own: boolean, patient: Patient | undefined, name: (reference: string) => string | undefined): MessageSummary {
  const party = partyName(own ? message.recipient?.[0] : message.sender, name);
  const topic = topicOf(message);
  const consumer = (patient && consumerName(patient)) || (message.subject?.display ?? '');
  const text = textsOf(message).join(' ');
  const files = attachmentsOf(message);
  return {
    id: message.id,
    own,
    unread: !own && message.received === undefined,
    lastUpdated: message.meta.lastUpdated,
    sent: message.sent ?? message.meta.lastUpdated,
    party,
    topic,
    consumer,
    preview: Array.from(text).slice(0, previewLength).join(''),
    attachments: files.length,
    answers: referenceId(message.inResponseTo?.[0], 'Communication') ?? null,
    search: fold([party, topic, consumer, patient ? consumerId(patient) : '', text, ...files.map(({ title }) => title ?? '')].join(' ')),
  };
}

/** A message as it is read. `caseNumber` is the number of the request that it is about. */
export function messageDetail(
  message: Communication,
  patient: Patient | undefined,
  caseNumber: string | undefined,
  name: (reference: string) => string | undefined,
): Pick<MessageDetail, 'from' | 'to' | 'topic' | 'sent' | 'texts' | 'consumer' | 'case' | 'attachments' | 'answers'> {
  const about = aboutClaim(message);
  const answers = referenceId(message.inResponseTo?.[0], 'Communication');
  const consumer = patient
    ? { name: consumerName(patient), birthDate: patient.birthDate ?? '', consumerId: consumerId(patient) }
    : message.subject?.display === undefined ? undefined : { name: message.subject.display, birthDate: '', consumerId: '' };
  return {
    from: partyName(message.sender, name),
    to: partyName(message.recipient?.[0], name),
    topic: topicOf(message),
    sent: message.sent ?? message.meta.lastUpdated,
    texts: textsOf(message),
    ...(consumer && { consumer }),
    ...(about !== undefined && { case: { id: about, number: caseNumber ?? '' } }),
    attachments: attachmentsOf(message).map(({ title, contentType, size, data }) => {
      const bytes = size ?? (data === undefined ? undefined : Buffer.byteLength(data, 'base64'));
      return { title: title ?? '', ...(contentType !== undefined && { contentType }), ...(bytes !== undefined && { bytes }) };
    }),
    ...(answers !== undefined && { answers }),
  };
}

/** The texts of a message, in order. */
export function textsOf(message: Communication): string[] {
  return (message.payload ?? []).flatMap(({ contentString }) => contentString ?? []);
}

/** The attachments of a message, in order. */
export function attachmentsOf(message: Communication): Attachment[] {
  return (message.payload ?? []).flatMap(({ contentAttachment }) => contentAttachment ?? []);
}

/** Id of the request that a message is about. */
export function aboutClaim(message: Communication): string | undefined {
  return message.about?.map((each) => referenceId(each, 'Claim')).find((id) => id !== undefined);
}

function topicOf(message: Communication): string {
  return conceptText(message.topic) || conceptText(message.category?.[0]);
}

function partyName(party: z.infer<typeof reference> | undefined, name: (reference: string) => string | undefined): string {
  return name(party?.reference ?? '') ?? party?.display ?? '';
}

function referenceId(value: z.infer<typeof reference> | undefined, type: string): string | undefined {
  return new RegExp(`(?:^|/)${type}/([^/]+)`).exec(value?.reference ?? '')?.[1];
}
