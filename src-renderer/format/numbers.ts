import { locale } from '../words/locale.ts';

const wholeFormat = new Intl.NumberFormat(locale);

/** A count with thousands separated, as 10,000. */
export const wholeNumber = (value: number): string => wholeFormat.format(value);
