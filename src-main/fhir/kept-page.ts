import { claimResponseSchema, summarizeAnswer, type AnswerSummary } from './answer.ts';
import * as z from 'zod';
import { parsed } from './parsed.ts';
import { coverageSchema, patientSchema, searchsetSchema } from './resources.ts';

/** A page of answers, coverages or consumers, read. `next` is the address of the following page, `newest` the latest change in it. */
export type KeptPage = {
  readonly answers: readonly AnswerSummary[];
  readonly resources: readonly { readonly reference: string; readonly json: string }[];
  readonly next: string | undefined;
  readonly newest: string | undefined;
};

const pageSchema = searchsetSchema.extend({ type: z.enum(['searchset', 'collection']) });

/** Reads ClaimResponses, Coverages or Patients, found or in answer to an inquiry; undefined when it is neither. An entry that does not fit is left out. */
export function readKeptPage(text: string): KeptPage | undefined {
  const bundle = pageSchema.safeParse(parsed(text));
  if (!bundle.success) return undefined;
  const answers: AnswerSummary[] = [];
  const resources: { reference: string; json: string }[] = [];
  let newest: string | undefined;
  for (const { resource } of bundle.data.entry ?? []) {
    const response = claimResponseSchema.safeParse(resource);
    const read = response.success ? response : z.union([coverageSchema, patientSchema]).safeParse(resource);
    if (!read.success) continue;
    const answer = response.success ? summarizeAnswer(response.data) : undefined;
    if (answer) answers.push(answer);
    const { resourceType, id } = read.data;
    resources.push({ reference: `${resourceType}/${id}`, json: JSON.stringify(resource) });
    const changed = 'meta' in read.data ? read.data.meta.lastUpdated : undefined;
    if (changed !== undefined && (newest === undefined || changed > newest)) newest = changed;
  }
  return { answers, resources, next: bundle.data.link?.find((link) => link.relation === 'next')?.url, newest };
}
