import { communicationSchema, summarizeMessage, type MessageSummary } from './message.ts';
import { parsed } from './parsed.ts';
import { patientSchema, searchsetSchema, type Patient } from './resources.ts';

/** A page of messages, read. `next` is the address of the following page. */
export type MessagePageRead = {
  readonly messages: readonly (MessageSummary & { readonly json: string })[];
  readonly resources: readonly { readonly reference: string; readonly json: string }[];
  readonly next: string | undefined;
};

/**
 * Reads a searchset of Communications with the Patients that it includes; `own` says whether the facility sent them.
 * Undefined when it isn't a searchset; a single message that does not fit is left out.
 */
export function readMessagePage(text: string, own: boolean, name: (reference: string) => string | undefined): MessagePageRead | undefined {
  const bundle = searchsetSchema.safeParse(parsed(text));
  if (!bundle.success) return undefined;
  const resources = (bundle.data.entry ?? []).flatMap(({ resource }) => resource ?? []);
  const patients = new Map<string, Patient>(resources.flatMap((each) => patientSchema.safeParse(each).data ?? []).map((patient) => [`Patient/${patient.id}`, patient]));
  return {
    // The text is kept as it came: what this program does not know goes back to the server with it.
    messages: resources.flatMap((resource) => {
      const message = communicationSchema.safeParse(resource).data;
      return message ? { ...summarizeMessage(message, own, patients.get(message.subject?.reference ?? ''), name), json: JSON.stringify(resource) } : [];
    }),
    resources: resources.filter(({ resourceType, id }) => resourceType === 'Patient' && typeof id === 'string').map((each) => ({ reference: `Patient/${String(each.id)}`, json: JSON.stringify(each) })),
    next: bundle.data.link?.find(({ relation }) => relation === 'next')?.url,
  };
}
