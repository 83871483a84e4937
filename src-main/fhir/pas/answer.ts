import * as z from 'zod';
import type { DraftFields } from '../../../src-shared/models/draft.ts';
import type { Answer, Decision, Issue } from '../../../src-shared/models/submission.ts';
import { concept, conceptText } from '../resources.ts';
import { fieldOf } from './field-of.ts';
import { pasExtension, systems } from './names.ts';

const period = z.object({ start: z.string().optional(), end: z.string().optional() });
const quantity = z.object({ value: z.number().optional(), unit: z.string().optional() });
const part = z.object({ url: z.string(), valueCodeableConcept: concept.optional(), valueString: z.string().optional(), valueQuantity: quantity.optional(), valuePeriod: period.optional() });
const extension = z.array(part.extend({ extension: z.array(part).optional() })).optional();
const adjudication = z.array(z.object({ extension })).optional();

const reference = z.object({ reference: z.string().optional() });

const claimResponseSchema = z.object({
  resourceType: z.literal('ClaimResponse'),
  status: z.literal('active'),
  use: z.literal('preauthorization'),
  patient: reference,
  insurer: reference,
  requestor: reference.optional(),
  identifier: z.array(z.object({ system: z.string().optional(), value: z.string().optional() })).optional(),
  created: z.string(),
  request: z.object({ identifier: z.object({ value: z.string().optional() }).optional() }).optional(),
  outcome: z.enum(['queued', 'complete', 'error', 'partial']),
  disposition: z.string().optional(),
  preAuthRef: z.string().optional(),
  preAuthPeriod: period.optional(),
  item: z.array(z.object({ itemSequence: z.number(), extension, noteNumber: z.array(z.number()).optional(), adjudication })).optional(),
  addItem: z.array(z.object({ itemSequence: z.array(z.number()).optional(), quantity: quantity.optional(), adjudication })).optional(),
  error: z.array(z.object({ extension, itemSequence: z.number().optional(), code: concept })).optional(),
  processNote: z.array(z.object({ number: z.number().optional(), text: z.string() })).optional(),
});
type ClaimResponse = z.infer<typeof claimResponseSchema>;

const entrySchema = z.object({ fullUrl: z.string().optional(), resource: z.looseObject({ resourceType: z.string(), id: z.string().optional() }) });
const responseBundleSchema = z.object({ resourceType: z.literal('Bundle'), entry: z.array(entrySchema).min(1) });
type Entry = z.infer<typeof entrySchema>;

/** X12 306, as PAS 2.2.1 has it in the extension reviewActionCode. */
const decisions: Readonly<Record<string, Decision>> = { A1: 'certified', A2: 'partial', A3: 'not-certified', A4: 'pended', A6: 'modified', CT: 'contact-payer', NA: 'not-needed' };

/**
 * The payer's answer in a response Bundle: the one that names this request. `none`: the server says that it has no such
 * request. Undefined: this is no response Bundle, or a broken one; nothing of such a one is believed.
 */
export function readAnswer(body: string, identifier: string, fields: DraftFields): Answer | 'none' | undefined {
  const bundle = responseBundleSchema.safeParse(parsed(body));
  if (!bundle.success) return undefined;
  const { entry } = bundle.data;
  const types = entry.map(({ resource }) => resource.resourceType);
  const given = entry.filter((_, index) => types[index] === 'ClaimResponse').map(({ resource }) => claimResponseSchema.safeParse(resource).data);
  const responses = given.flatMap((response) => response ?? []);
  if (types.includes('Claim') || responses.length < given.length) return undefined;
  const mine = responses.find(({ identifier: own, request }) => request?.identifier?.value === identifier || own?.some(({ value }) => value === identifier));
  if (!mine) return 'none';
  return types[0] === 'ClaimResponse' && isWhole(mine, entry) ? answerOf(mine, identifier, fields) : undefined;
}

/** Whether whom an answer is about comes along (PAS 2.2.1: the Bundle holds everything that the ClaimResponse refers to but the Claim). */
function isWhole({ patient, insurer, requestor }: ClaimResponse, entry: readonly Entry[]): boolean {
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

function answerOf(response: ClaimResponse, identifier: string, fields: DraftFields): Answer {
  const services = (response.item ?? []).map((item) => serviceOf(item, response));
  const caseId = response.identifier?.find(({ value }) => value !== undefined && value !== identifier)?.value;
  return {
    decision: overall(response, services.map(({ decision }) => decision)),
    ...(response.disposition !== undefined && { disposition: response.disposition }),
    ...(response.preAuthRef !== undefined && { authorization: response.preAuthRef }),
    ...(response.preAuthPeriod?.start !== undefined && { from: response.preAuthPeriod.start }),
    ...(response.preAuthPeriod?.end !== undefined && { to: response.preAuthPeriod.end }),
    ...(caseId !== undefined && { caseId }),
    services,
    issues: (response.error ?? []).map((error) =>
      issueOf(error.code.coding?.[0]?.code ?? 'error', conceptText(error.code), error.extension?.find(({ url }) => url === pasExtension('errorPath'))?.valueString, fields),
    ),
  };
}

function serviceOf({ itemSequence, extension: own, noteNumber, adjudication: given }: NonNullable<ClaimResponse['item']>[number], response: ClaimResponse): Answer['services'][number] {
  const action = given?.flatMap((each) => each.extension ?? []).find(({ url }) => url === pasExtension('reviewAction'))?.extension;
  const code = action?.find(({ url }) => url === pasExtension('reviewActionCode'))?.valueCodeableConcept?.coding?.find(({ system }) => system === systems.reviewAction)?.code ?? '';
  const authorization = action?.find(({ url }) => url === 'number')?.valueString;
  const detail = own?.find(({ url }) => url === pasExtension('itemAuthorizedDetail'))?.extension?.find(({ url }) => url === 'quantity')?.valueQuantity;
  const amount = detail ?? response.addItem?.find((each) => each.itemSequence?.includes(itemSequence))?.quantity;
  const when = own?.find(({ url }) => url === pasExtension('itemPreAuthPeriod'))?.valuePeriod;
  const note = response.processNote?.find(({ number }) => number !== undefined && noteNumber?.includes(number))?.text;
  return {
    sequence: itemSequence,
    decision: decisions[code] ?? 'other',
    ...(authorization !== undefined && { authorization }),
    ...(amount?.value !== undefined && { quantity: `${amount.value} ${amount.unit ?? ''}`.trim() }),
    ...(when?.start !== undefined && { from: when.start }),
    ...(when?.end !== undefined && { to: when.end }),
    ...(note !== undefined && { note }),
  };
}

/** One word for the whole: what still is open, or wrong, comes before what is settled; mixed certifications are a part. */
function overall({ outcome }: ClaimResponse, each: readonly Decision[]): Decision {
  if (outcome === 'error') return 'error';
  if (outcome === 'queued' || each.includes('pended')) return 'pended';
  const [first = outcome === 'partial' ? 'pended' : 'other'] = each;
  if (each.every((decision) => decision === first)) return first;
  return each.some((decision) => ['certified', 'partial', 'modified'].includes(decision)) ? 'partial' : 'other';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
