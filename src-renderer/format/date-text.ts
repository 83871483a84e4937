const pivotYears = 100;

/** The two digits of a year as the latest such year that is not past `latest`. */
function wholeYear(text: string, latest: number): number {
  if (text.length !== 2) return Number(text);
  const century = Math.floor(latest / pivotYears) * pivotYears;
  const year = century + Number(text);
  return year > latest ? year - pivotYears : year;
}

/**
 * A date as it is typed at a desk, as a FHIR date: MM/DD/YYYY with any of / - . or space, without them (MMDDYYYY),
 * with a year of two digits (the latest one that is not past `latest`), or YYYY-MM-DD. Undefined when it is no day.
 */
export function isoDate(typed: string, latest: number): string | undefined {
  const text = typed.trim();
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const us = /^(\d{1,2})[/\-. ](\d{1,2})[/\-. ](\d{4}|\d{2})$/.exec(text) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(text);
  const [year, month, day] = iso ? [iso[1], iso[2], iso[3]] : us ? [us[3], us[1], us[2]] : [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = new Date(Date.UTC(wholeYear(year, latest), Number(month) - 1, Number(day)));
  const same = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
  return same && date.getUTCFullYear() >= 1850 ? date.toISOString().slice(0, 10) : undefined;
}
