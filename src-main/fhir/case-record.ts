import * as z from 'zod';
import type { CaseEvent, CaseRecord } from '../../src-shared/models/case.ts';
import { decisionOf, claimResponseSchema, type ClaimResponse } from './answer.ts';
import { concept, conceptText, reference, type Claim, type Searchset } from './resources.ts';

const provenanceSchema = z.object({
  resourceType: z.literal('Provenance'),
  recorded: z.string(),
  activity: concept.optional(),
  agent: z.array(z.object({ who: reference.optional() })).optional(),
});

const practitionerSchema = z.object({ resourceType: z.literal('Practitioner'), id: z.string(), name: z.array(z.object({ text: z.string().optional(), family: z.string().optional(), given: z.array(z.string()).optional() })).optional() });

/** A letter: a DocumentReference with its first attachment. */
export const letterSchema = z.object({
  resourceType: z.literal('DocumentReference'),
  id: z.string(),
  type: concept.optional(),
  date: z.string().optional(),
  content: z.array(z.object({ attachment: z.object({ contentType: z.string().optional(), url: z.string().optional(), data: z.string().optional(), title: z.string().optional(), size: z.number().optional(), hash: z.string().optional(), creation: z.string().optional() }) })),
});

/** A history Bundle, whose entries are read one by one. */
export const historySchema = z.object({ resourceType: z.literal('Bundle'), type: z.literal('history'), entry: z.array(z.object({ resource: z.unknown() })).optional() });

const resources = (bundle: Searchset) => (bundle.entry ?? []).flatMap(({ resource }) => resource ?? []);

/** What somebody did to the request: its Provenances, with the names of the Practitioners among them. */
export function doneEvents(bundle: Searchset): CaseEvent[] {
  const people = new Map(resources(bundle).flatMap((each) => practitionerSchema.safeParse(each).data ?? []).map(({ id, name }) => [`Practitioner/${id}`, nameOf(name?.[0])]));
  return resources(bundle)
    .flatMap((each) => provenanceSchema.safeParse(each).data ?? [])
    .map(({ recorded, activity, agent }) => {
      const words = conceptText(activity);
      const by = people.get(agent?.[0]?.who?.reference ?? '') || agent?.[0]?.who?.display;
      const kind = /submit/i.test(words) ? 'submitted' : /creat/i.test(words) ? 'created' : /updat|chang/i.test(words) ? 'changed' : 'other';
      return { kind, at: recorded, ...(by && { by }), ...(kind === 'other' && words && { words }) };
    });
}

/** The course of a request as it and its newest answer say it. */
export function courseOf(claim: Claim, response: ClaimResponse | undefined): CaseEvent[] {
  return [
    ...(claim.created === undefined ? [] : [{ kind: 'created' as const, at: claim.created }]),
    { kind: 'submitted', at: claim.meta.lastUpdated },
    ...(response ? [answered(response)] : []),
  ];
}

/** Every answer that the payer gave, out of the versions of the ClaimResponse. */
export function answerEvents(history: z.infer<typeof historySchema>): CaseEvent[] {
  return (history.entry ?? [])
    .flatMap(({ resource }) => claimResponseSchema.safeParse(resource).data ?? [])
    .map(answered);
}

function answered(response: ClaimResponse): CaseEvent {
  return { kind: 'answered', at: response.created, state: decisionOf(response), ...(response.disposition !== undefined && { words: response.disposition }) };
}

/** The letters, the newest first. */
export function lettersOf(bundle: Searchset): CaseRecord['letters'] {
  return resources(bundle)
    .flatMap((each) => letterSchema.safeParse(each).data ?? [])
    .map(({ id, type, date, content }) => {
      const file = content[0]?.attachment;
      return { id, title: file?.title ?? conceptText(type), date: file?.creation ?? date ?? '', ...(file?.size !== undefined && { bytes: file.size }) };
    })
    .toSorted((a, b) => b.date.localeCompare(a.date));
}

function nameOf(name: { text?: string | undefined; family?: string | undefined; given?: string[] | undefined } | undefined): string {
  return name?.text ?? [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
}
