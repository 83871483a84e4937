import { expect, it } from 'vitest';
import { attributeName, autofillOf } from './attribute-name.ts';

it.each([
  ['displayName', 'Name to show'],
  ['extension_facilityCode', 'Facility code'],
  ['extension_0123456789abcdef0123456789abcdef_facilityCode', 'Facility code'],
  ['extension_2588abcdwhtfeehjjeeqwertc_age', 'Age'],
  ['extension_0123456789abcdef0123456789abcdef_licenseNumber', 'License number'],
  ['license_number', 'License number'],
  ['primaryNPINumber', 'Primary NPI number'],
  ['extension_', 'Extension'],
  ['constructor', 'Constructor'],
])('calls %s “%s”', (name, label) => expect(attributeName(name)).toBe(label));

it('has autofill for a name of its own only', () => {
  expect(autofillOf('givenName')).toBe('given-name');
  expect(autofillOf('toString')).toBe('off');
});
