/**
 * The check digit of a National Provider Identifier: Luhn over the nine digits with prefix 80840 (CMS NPI standard).
 * @param nine the first nine digits
 */
function npiCheckDigit(nine: string): string {
  const digits = Array.from(`80840${nine}`, Number).reverse();
  const sum = digits.reduce((total, digit, index) => {
    const weighted = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighted > 9 ? weighted - 9 : weighted);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** A whole NPI from its first nine digits. */
export function npi(nine: string): string {
  return nine + npiCheckDigit(nine);
}
