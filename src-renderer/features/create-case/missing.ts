import { missingOf } from '../../../src-shared/models/draft-missing.ts';
import type { DraftFields, DraftMissing, DraftPath } from '../../../src-shared/models/draft.ts';

/** The steps of the form, in the order of the spine. */
export const steps = ['contract', 'consumer', 'providers', 'details', 'diagnoses', 'services', 'attachments', 'notes', 'review'] as const;
export type Step = (typeof steps)[number];

const stepOfMember: Readonly<Record<string, Step>> = {
  contractId: 'contract',
  requestType: 'contract',
  consumer: 'consumer',
  requesting: 'providers',
  servicing: 'providers',
  placeOfService: 'details',
  serviceType: 'details',
  urgency: 'details',
  diagnoses: 'diagnoses',
  services: 'services',
  attachments: 'attachments',
  notes: 'notes',
};

/** The step that a field is on. */
export const stepOf = ([member = '']: DraftPath): Step => stepOfMember[member] ?? 'review';

/** What is missing, by step. */
export function missingByStep(missing: readonly DraftMissing[]): ReadonlyMap<Step, readonly DraftMissing[]> {
  return new Map(steps.map((step) => [step, missing.filter(({ path }) => stepOf(path) === step)]));
}

let last: { readonly fields: DraftFields; readonly missing: readonly DraftMissing[] } | undefined;

/** What the fields still need; the same list for the same fields. */
export function missingIn(fields: DraftFields): readonly DraftMissing[] {
  if (last?.fields !== fields) last = { fields, missing: missingOf(fields) };
  return last.missing;
}

/** The name of a field in the page, for jumping to it. */
export const fieldName = (path: DraftPath): string => `draft.${path.join('.')}`;
