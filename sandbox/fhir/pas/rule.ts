import type { CodeableConcept, Extension, OperationOutcomeIssue } from '@medplum/fhirtypes';
import { pasExtension } from './names.ts';
import type { PasEntry, PasRequest } from './request-bundle.ts';

/** What is wrong at one place; `expression` is a FHIRPath from the Bundle. */
export interface Finding {
  readonly expression: string;
  /** The issue type; `value` when left out. */
  readonly code?: OperationOutcomeIssue['code'];
  /** What is wrong here, when the rule's own text does not say it. */
  readonly text?: string;
}

/** One thing that a request has to keep to. */
export interface Rule {
  readonly id: string;
  readonly text: string;
  /** Where it is written. */
  readonly source: string;
  readonly check: (request: PasRequest) => readonly Finding[];
}

/** An issue for every place where a request breaks one of the rules. */
export function brokenRules(rules: readonly Rule[], request: PasRequest): OperationOutcomeIssue[] {
  return rules.flatMap((rule) => rule.check(request).map(({ expression, code = 'value', text }): OperationOutcomeIssue => ({
    severity: 'error', code, expression: [expression], details: { text: text ?? rule.text }, diagnostics: `${rule.id} (${rule.source})`,
  })));
}

/** The place of an element in an entry, as FHIRPath from the Bundle. */
export function at(entry: PasEntry, element = ''): string {
  return `Bundle.entry[${entry.index}].resource${element === '' ? '' : `.${element}`}`;
}

/** One `required` finding when the value is missing or empty, else none. */
export function required(value: unknown, expression: string): Finding[] {
  const isMissing = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return isMissing ? [{ expression, code: 'required' }] : [];
}

/** One finding unless the condition holds. */
export function expect(condition: boolean, finding: Finding): Finding[] {
  return condition ? [] : [finding];
}

/** The PAS extensions of a name. */
export function extensions(element: { extension?: Extension[] } | undefined, name: string): Extension[] {
  return element?.extension?.filter(({ url }) => url === pasExtension(name)) ?? [];
}

/** The code that a concept has in a system, `http` or `https`. */
export function codeIn(concept: CodeableConcept | undefined, system: string): string | undefined {
  const bare = system.replace(/^https?:/, '');
  return concept?.coding?.find((coding) => coding.system?.replace(/^https?:/, '') === bare)?.code;
}

const FULL_DATE = /^\d{4}-\d{2}-\d{2}/;

/** Findings for dates that are not full (FullDateRule: year, month and day) or a period that ends before it starts. */
export function fullDates(
  date: string | undefined, period: { start?: string; end?: string } | undefined, datePath: string, periodPath: string,
): Finding[] {
  const { start, end } = period ?? {};
  return [
    ...expect(date === undefined || FULL_DATE.test(date), { expression: datePath }),
    ...expect(start === undefined || FULL_DATE.test(start), { expression: `${periodPath}.start` }),
    ...expect(end === undefined || FULL_DATE.test(end), { expression: `${periodPath}.end` }),
    ...expect(start === undefined || end === undefined || start <= end, { expression: `${periodPath}.end`, text: 'The end is before the start.' }),
  ];
}

/** Findings for a number that is used twice among siblings. */
export function uniqueSequences(elements: readonly { sequence?: number }[] | undefined, path: string): Finding[] {
  const seen = new Set<number | undefined>();
  return (elements ?? []).flatMap(({ sequence }, index) => {
    if (!seen.has(sequence)) {
      seen.add(sequence);
      return [];
    }
    return [{ expression: `${path}[${index}].sequence`, code: 'duplicate' as const }];
  });
}
