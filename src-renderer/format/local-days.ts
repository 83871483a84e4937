import { isIsoDate } from '../../src-shared/models/draft-missing.ts';

/** The beginning of a FHIR date on this PC's calendar, `daysOn` days later, in epoch milliseconds; undefined when it is no date. */
export function dayBegins(date: string, daysOn = 0): number | undefined {
  if (!isIsoDate(date)) return undefined;
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return new Date(year, month - 1, day + daysOn).getTime();
}
