import { words } from '../../words/words.ts';

/** A directory extension is named extension_<app id without dashes>_<name>. */
const extensionPrefix = /^extension_(?:[0-9a-z]{20,}_)?/i;

const upperCase = /^\p{Lu}+$/u;

/** "licenseNumber" or "license_number" as "License number"; abbreviations stay as they are. */
function humanised(name: string): string {
  const parts = name.replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1 $2').replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2').split(/[\s_.-]+/);
  const [first = '', ...rest] = parts.filter((part) => part !== '');
  return [first.charAt(0).toUpperCase() + first.slice(1), ...rest.map((part) => (upperCase.test(part) ? part : part.toLowerCase()))].join(' ');
}

/** What to call an attribute that the server wants to know: in words when they are known, else made readable. */
export function attributeName(name: string): string {
  const bare = name.replace(extensionPrefix, '') || name;
  const known = Object.hasOwn(words.doors.attributes, bare) ? words.doors.attributes[bare] : undefined;
  return known ?? humanised(bare);
}

const autofill: Readonly<Partial<Record<string, string>>> = {
  displayName: 'name',
  givenName: 'given-name',
  surname: 'family-name',
  jobTitle: 'organization-title',
  streetAddress: 'street-address',
  city: 'address-level2',
  state: 'address-level1',
  stateOrProvince: 'address-level1',
  postalCode: 'postal-code',
  country: 'country-name',
};

/** The HTML autofill token of an attribute. */
export const autofillOf = (name: string): string => (Object.hasOwn(autofill, name) ? (autofill[name] ?? 'off') : 'off');
