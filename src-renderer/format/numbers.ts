const wholeFormat = new Intl.NumberFormat('en-US');

/** A count with thousands separated, as 10,000. */
export const wholeNumber = (value: number): string => wholeFormat.format(value);
