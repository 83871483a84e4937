const separators = String.raw`[\s.\-\u2010-\u2015]`;
const digitRun = new RegExp(String.raw`\d(?:${separators}?\d)*`, 'g');

const digitsOf = (text: string) => text.replace(/\D/g, '');

/**
 * The code in what was typed, pasted or filled in: full-width digits become plain ones, letters and separators go. With
 * a known `length`, a group of exactly that many digits wins ("Your 2FA code is 123-456" gives 123456); otherwise the
 * first `length` digits.
 */
export function codeFrom(text: string, length: number | undefined): string {
  const plain = text.normalize('NFKC');
  const digits = digitsOf(plain);
  if (length === undefined || digits.length <= length) return digits;
  const whole = (plain.match(digitRun) ?? []).map(digitsOf).find((run) => run.length === length);
  return whole ?? digits.slice(0, length);
}

/** A recovery code in what was typed or pasted: its letters and digits, without the dash that it is shown with. */
export const recoveryCodeFrom = (text: string): string => text.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '');
