import type { Attachment, Binary, Claim, ClaimResponse, Communication, DocumentReference } from '@medplum/fhirtypes';
import { sha1 } from '../attachments.ts';
import { CASE_ID, isPended } from './claim-response.ts';

/** What the payer writes to the facility about an answer. `at` is ISO 8601. */
export interface Letter {
  readonly claim: Claim & { id: string };
  readonly response: ClaimResponse;
  readonly at: string;
}

/** The words of a determination letter. */
function letterText({ claim, response, at }: Letter): string {
  return [
    claim.insurer?.display ?? 'The payer', '', `Date: ${at.slice(0, 10)}`,
    `Request: ${claim.identifier?.[0]?.value ?? ''}`, `Case ID: ${response.identifier?.find(({ system }) => system === CASE_ID)?.value ?? ''}`,
    ...(response.preAuthRef === undefined ? [] : [`Authorization number: ${response.preAuthRef}`, `Valid: ${response.preAuthPeriod?.start ?? ''} to ${response.preAuthPeriod?.end ?? ''}`]),
    '', ...(response.processNote ?? []).map(({ number, text }) => `${number ?? 1}. ${text}`),
    '', 'If you do not agree, you may ask for a reconsideration.', '',
  ].join('\n');
}

/** A determination letter: the DocumentReference and the Binary with its text, both with the given ids. */
export function determinationLetter(letter: Letter, id: string, binaryId: string): [DocumentReference & { id: string }, Binary & { id: string }] {
  const bytes = Buffer.from(letterText(letter));
  const attachment: Attachment = { contentType: 'text/plain', title: 'Determination letter', url: `Binary/${binaryId}`, size: bytes.length, hash: sha1(bytes), creation: letter.at };
  return [
    {
      resourceType: 'DocumentReference', id, status: 'current', type: { text: 'Determination letter' },
      subject: letter.claim.patient, date: letter.at, ...(letter.claim.insurer?.reference !== undefined && { author: [{ reference: letter.claim.insurer.reference }] }),
      content: [{ attachment }], context: { related: [{ reference: `Claim/${letter.claim.id}` }] },
    },
    { resourceType: 'Binary', id: binaryId, contentType: 'text/plain', data: bytes.toString('base64'), securityContext: { reference: `DocumentReference/${id}` } },
  ];
}

/** The message that tells the facility of an answer. */
export function answerMessage({ claim, response, at }: Letter): Communication {
  const pended = isPended(response);
  return {
    resourceType: 'Communication', status: 'completed', category: [{ text: 'Provider message' }],
    topic: { text: pended ? 'Additional information needed' : 'Determination letter available' },
    subject: claim.patient, about: [{ reference: `Claim/${claim.id}` }],
    ...(claim.insurer && { sender: claim.insurer }), recipient: [claim.provider], sent: at,
    payload: [{ contentString: pended ? 'Please send the clinical notes of the last 60 days.' : 'The determination letter for this request is available.' }],
  };
}
