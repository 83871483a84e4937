import * as z from 'zod';
import type { DraftFields } from '../../../src-shared/models/draft.ts';
import type { Answer, Issue } from '../../../src-shared/models/submission.ts';
import { caseId, decidedSchema, decisionOf, serviceAnswer } from '../answer.ts';
import { parsed } from '../parsed.ts';
import { concept, conceptText, reference } from '../resources.ts';
import { fieldOf } from './field-of.ts';
import { pasExtension } from './names.ts';

/** An answer that is believed: whole, of a request that stands, and with whom it is about. */
const wholeSchema = decidedSchema.extend({
  status: z.literal('active'),
  use: z.literal('preauthorization'),
  patient: reference,
  insurer: reference,
  requestor: reference.optional(),
  outcome: z.enum(['queued', 'complete', 'error', 'partial']),
});
type Whole = z.infer<typeof wholeSchema>;

const entrySchema = z.object({ fullUrl: z.string().optional(), resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }) });
const responseBundleSchema = z.object({ resourceType: z.literal('Bundle'), entry: z.array(entrySchema).min(1) });
type Entry = z.infer<typeof entrySchema>;

/**
 * The payer's answer in a response Bundle: the one that names this request. `none`: the server says that it has no such
 * request. Undefined: this is no response Bundle, or a broken one; nothing of such a one is believed.
 */
export function readAnswer(body: string, identifier: string, fields: DraftFields): Answer | 'none' | undefined {
  const bundle = responseBundleSchema.safeParse(parsed(body));
  if (!bundle.success) return undefined;
  const { entry } = bundle.data;
  const types = entry.map(({ resource }) => resource.resourceType);
  const given = entry.filter((_, index) => types[index] === 'ClaimResponse').map(({ resource }) => wholeSchema.safeParse(resource).data);
  const responses = given.flatMap((response) => response ?? []);
  if (types.includes('Claim') || responses.length < given.length) return undefined;
  const mine = responses.find(({ identifier: own, request }) => request?.identifier?.value === identifier || own?.some(({ value }) => value === identifier));
  if (!mine) return 'none';
  return types[0] === 'ClaimResponse' && isWhole(mine, entry) ? answerOf(mine, identifier, fields) : undefined;
}

/** Whether whom an answer is about comes along (PAS 2.2.1: the Bundle holds everything that the ClaimResponse refers to but the Claim). */
function isWhole({ patient, insurer, requestor }: Whole, entry: readonly Entry[]): boolean {
  const isThere = (wanted: string) => entry.some(({ fullUrl, resource }) => fullUrl === wanted || `/${wanted}`.endsWith(`/${resource.resourceType}/${resource.id ?? ''}`));
  return [patient, insurer, requestor].every((party) => party?.reference === undefined || isThere(party.reference));
}

const outcomeSchema = z.object({
  resourceType: z.literal('OperationOutcome'),
  issue: z.array(z.object({ severity: z.string(), code: z.string(), details: concept.optional(), diagnostics: z.string().optional(), expression: z.array(z.string()).optional() })),
});

/** What an OperationOutcome finds wrong; undefined when the text is none, so that it wasn't the server that spoke. */
export function readIssues(body: string, fields: DraftFields): Issue[] | undefined {
  const outcome = outcomeSchema.safeParse(parsed(body));
  if (!outcome.success) return undefined;
  return outcome.data.issue
    .filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ code, details, diagnostics, expression }) => issueOf(code, conceptText(details) || (diagnostics ?? code), expression?.[0], fields));
}

function issueOf(code: string, text: string, expression: string | undefined, fields: DraftFields): Issue {
  const path = expression === undefined ? undefined : fieldOf(expression, fields);
  return { code, text, ...(expression !== undefined && { expression }), ...(path && { path }) };
}

function answerOf(response: Whole, identifier: string, fields: DraftFields): Answer {
  const number = caseId(response, identifier);
  return {
    decision: decisionOf(response),
    ...(response.disposition !== undefined && { disposition: response.disposition }),
    ...(response.preAuthRef !== undefined && { authorization: response.preAuthRef }),
    ...(response.preAuthPeriod?.start !== undefined && { from: response.preAuthPeriod.start }),
    ...(response.preAuthPeriod?.end !== undefined && { to: response.preAuthPeriod.end }),
    ...(number && { caseId: number }),
    services: (response.item ?? []).flatMap(({ itemSequence }) => serviceAnswer(response, itemSequence) ?? []),
    issues: (response.error ?? []).map((error) =>
      issueOf(error.code.coding?.[0]?.code ?? 'error', conceptText(error.code), error.extension?.find(({ url }) => url === pasExtension('errorPath'))?.valueString, fields),
    ),
  };
}
