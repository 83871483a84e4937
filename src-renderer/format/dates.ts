import { locale } from '../words/locale.ts';

/**
 * A FHIR date (R4 §2.24: YYYY, YYYY-MM or YYYY-MM-DD) as MM/DD/YYYY, MM/YYYY or YYYY. It is read as text, so no time
 * zone can move it; anything else is shown as it came.
 */
export function plainDate(date: string): string {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date) ?? [];
  if (year === undefined) return date;
  return [month, day, year].filter((part) => part !== undefined).join('/');
}

// The portal writes MM/DD/YYYY. In es-US it would be DD/MM/YYYY, and 03/04 another day on the next desk.
const dayFormat = new Intl.DateTimeFormat('en-US', { year: 'numeric', month: '2-digit', day: '2-digit' });
const longDayFormat = new Intl.DateTimeFormat(locale, { dateStyle: 'long' });
const timeFormat = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });

/** Epoch milliseconds as this PC's time of day, HH:mm. */
export const timeOfDay = (epochMs: number): string => timeFormat.format(epochMs);

/** Epoch milliseconds as this PC’s day, MM/DD/YYYY. */
export const day = (epochMs: number): string => dayFormat.format(epochMs);

/** Epoch milliseconds as a day with its month in words, as March 9, 2026. */
export const longDay = (epochMs: number): string => longDayFormat.format(epochMs);

/** Epoch milliseconds as HH:mm today, otherwise MM/DD/YYYY HH:mm; `now` decides what today is. */
export function recentTime(epochMs: number, now: number): string {
  const day = dayFormat.format(epochMs);
  return day === dayFormat.format(now) ? timeOfDay(epochMs) : `${day} ${timeOfDay(epochMs)}`;
}

/** A FHIR instant as this PC's MM/DD/YYYY HH:mm; a date alone stays a date, anything else is shown as it came. */
export function localDateTime(instant: string): string {
  const epochMs = instant.includes('T') ? Date.parse(instant) : Number.NaN;
  return Number.isNaN(epochMs) ? plainDate(instant) : `${dayFormat.format(epochMs)} ${timeOfDay(epochMs)}`;
}

/** Seconds as m:ss, or h:mm:ss from one hour on. */
export function clockTime(seconds: number): string {
  const twoDigits = (value: number) => String(value).padStart(2, '0');
  const minutes = Math.floor(seconds / 60) % 60;
  const hours = Math.floor(seconds / 3600);
  const tail = `${hours > 0 ? twoDigits(minutes) : minutes}:${twoDigits(seconds % 60)}`;
  return hours > 0 ? `${hours}:${tail}` : tail;
}
