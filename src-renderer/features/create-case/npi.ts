/** Whether ten digits are a National Provider Identifier: their check digit is by Luhn with the prefix 80840 (CMS, NPI check digit). */
export function isNpi(text: string): boolean {
  if (!/^\d{10}$/.test(text)) return false;
  const sum = Array.from(`80840${text}`, Number)
    .toReversed()
    .reduce((total, digit, index) => {
      const weighted = index % 2 === 1 ? digit * 2 : digit;
      return total + (weighted > 9 ? weighted - 9 : weighted);
    }, 0);
  return sum % 10 === 0;
}
