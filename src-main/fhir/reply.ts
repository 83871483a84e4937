import * as z from 'zod';
import type { Communication } from './message.ts';

/** UUIDs as identifiers (FHIR R4 §2.24.0.6). */
const uuidSystem = 'urn:ietf:rfc:3986';

/** The search that finds an answer by its own identifier, as If-None-Exist wants it. */
export const replySearch = (id: string): string => `identifier=${uuidSystem}|urn:uuid:${id}`;

/** What a message to the payer is about: the message that it answers, if it answers one, and what that says about itself; `recipient` is the facility. */
export type Addressed = Pick<Communication, 'category' | 'topic' | 'subject' | 'about' | 'sender' | 'recipient'> & { readonly id?: string };

/** A message to the payer: a Communication from the facility to `sender`, about the same; `sent` is a FHIR instant. */
export function replyResource(original: Addressed, facility: { readonly reference: string; readonly name: string }, id: string, text: string, sent: string) {
  const { category, topic, subject, about, sender } = original;
  return {
    resourceType: 'Communication',
    identifier: [{ system: uuidSystem, value: `urn:uuid:${id}` }],
    ...(original.id !== undefined && { inResponseTo: [{ reference: `Communication/${original.id}` }] }),
    status: 'completed',
    ...(category && { category }),
    ...(topic && { topic }),
    ...(subject && { subject }),
    ...(about && { about }),
    sender: { reference: facility.reference, display: facility.name },
    ...(sender && { recipient: [sender] }),
    sent,
    payload: text.trim() === '' ? [] : [{ contentString: text }],
  };
}

const outcomeSchema = z.object({ issue: z.array(z.object({ details: z.object({ text: z.string().optional() }).optional(), diagnostics: z.string().optional() })) });

/** The server's own words about what it does not take: the texts of an OperationOutcome, or nothing. */
export function outcomeText(body: string): string {
  try {
    const outcome = outcomeSchema.safeParse(JSON.parse(body));
    return (outcome.data?.issue ?? []).flatMap(({ details, diagnostics }) => details?.text ?? diagnostics ?? []).join(' ');
  } catch {
    return '';
  }
}
