import { AsYouType, getCountries, getCountryCallingCode, parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

export type { CountryCode };

/** A country by its name in `language`, with its calling code. */
export type Country = { readonly code: CountryCode; readonly name: string };

/** Every country that has phone numbers, in the order of its name in `language`. */
export function countriesIn(language: string): Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const countries = getCountries().map((code) => ({ code, name: `${names.of(code) ?? code} (+${getCountryCallingCode(code)})` }));
  return countries.sort((one, other) => one.name.localeCompare(other.name, language));
}

const onlyNumber = /^[\p{Nd}\s()+.\-/]*$/u;

/** A number as it is typed at its end, in the way of its country; what is deleted, changed within or no number stays as it is. */
export function phoneTyped(before: string, typed: string, atEnd: boolean, country: CountryCode): { readonly text: string; readonly country: CountryCode } {
  const format = new AsYouType(country);
  const formatted = format.input(typed);
  const text = atEnd && typed.length > before.length && onlyNumber.test(typed) ? formatted : typed;
  return { text, country: (typed.trimStart().startsWith('+') ? format.getCountry() : undefined) ?? country };
}

/** The typed number in E.164, or why it is none to call. */
export function phoneNumber(text: string, country: CountryCode): { readonly e164: string } | { readonly wrong: 'invalid' | 'extension' } {
  const number = parsePhoneNumberFromString(text, { defaultCountry: country, extract: false });
  if (!number?.isValid()) return { wrong: 'invalid' };
  return number.ext === undefined ? { e164: number.number } : { wrong: 'extension' };
}
