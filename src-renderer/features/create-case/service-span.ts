import { isIsoDate } from '../../../src-shared/models/draft-missing.ts';

const dayMs = 86_400_000;
const daysOf: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 30 };

/** What the dates of a service say about its quantity. */
export type SpanFinding = 'ends-before-it-begins' | 'more-than-the-days' | undefined;

/** Holds a service's dates (FHIR dates) against its quantity: neither backwards, nor more days, weeks or months than there are. */
export function spanFinding({ from, to, quantity, unit }: { readonly from?: string | undefined; readonly to?: string | undefined; readonly quantity?: string | undefined; readonly unit?: string | undefined }): SpanFinding {
  if (from === undefined || to === undefined || !isIsoDate(from) || !isIsoDate(to)) return undefined;
  const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
  if (days < 1) return 'ends-before-it-begins';
  const perUnit = daysOf[unit ?? ''];
  const amount = Number(quantity ?? '');
  if (perUnit === undefined || !(amount > 0)) return undefined;
  // A month may have 28 days, and a stay of n days may count its nights.
  return amount * perUnit > days + perUnit ? 'more-than-the-days' : undefined;
}
