import { locale } from '../words/locale.ts';

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** Milliseconds in words, in the largest unit of which there are at least two, as "90 seconds" or "10 minutes". */
export function duration(ms: number): string {
  const [unit, unitMs] = units.find(([, length]) => ms >= 2 * length) ?? (['second', 1000] as const);
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 0 }).format(ms / unitMs);
}

/** Milliseconds as hours, from four days on as days with a decimal, as "60 hr" or "5.2 days". */
export function hoursOrDays(ms: number): string {
  const inDays = ms >= 4 * 86_400_000;
  return new Intl.NumberFormat(locale, { style: 'unit', unit: inDays ? 'day' : 'hour', unitDisplay: 'short', maximumFractionDigits: inDays ? 1 : 0 }).format(ms / (inDays ? 86_400_000 : 3_600_000));
}
