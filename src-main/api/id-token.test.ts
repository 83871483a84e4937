import { describe, expect, it } from 'vitest';
import { idToken } from '../testing/id-token.ts';
import { readIdToken } from './id-token.ts';

const claims = { sub: 's1', aud: 'desk-client', name: 'Ana Muñoz', email: 'ana@example.org', fhirUser: 'https://server.example/fhir/Practitioner/pr-1' };
const read = (change: Record<string, unknown> = {}) => readIdToken(idToken({ ...claims, ...change }), 'desk-client');

describe('an ID token', () => {
  it('tells who signed in', () => {
    expect(read()).toEqual({ subject: 's1', name: 'Ana Muñoz', email: 'ana@example.org', practitioner: 'Practitioner/pr-1' });
  });

  it.each([
    ['the object id before the subject', { oid: 'o1' }, { subject: 'o1' }],
    ['one audience of several', { aud: ['other', 'desk-client'] }, { subject: 's1' }],
    ['a relative fhirUser', { fhirUser: 'Practitioner/pr-1' }, { practitioner: 'Practitioner/pr-1' }],
    ['the user name without an e-mail', { email: undefined, preferred_username: 'u@example.org' }, { email: 'u@example.org' }],
    ['the e-mail without a name', { name: undefined }, { name: 'ana@example.org' }],
  ])('gives %s', (_title, change, expected) => {
    expect(read(change)).toMatchObject(expected);
  });

  it.each([
    ['another client', { aud: 'other' }],
    ['several other clients', { aud: ['a', 'b'] }],
    ['no audience', { aud: undefined }],
    ['no subject', { sub: undefined }],
    ['no fhirUser', { fhirUser: undefined }],
    ['a patient', { fhirUser: 'https://server.example/fhir/Patient/p1' }],
    ['a path that only ends alike', { fhirUser: 'NotAPractitioner/pr-1' }],
    ['an id with a query', { fhirUser: 'Practitioner/pr-1?x=1' }],
    ['an id that leaves the folder', { fhirUser: 'Practitioner/../Patient' }],
    ['an id that is too long', { fhirUser: `Practitioner/${'a'.repeat(65)}` }],
    ['a name that is no text', { name: 7 }],
  ])('is refused for %s', (_title, change) => {
    expect(read(change)).toBeUndefined();
  });

  it.each([undefined, '', 'x', 'a.b.c', `${idToken(claims).split('.')[0] ?? ''}..`])('is refused when it is %j', (text) => {
    expect(readIdToken(text, 'desk-client')).toBeUndefined();
  });
});
