import { describe, expect, it } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import { FhirServer } from '../testing/fhir-server.ts';
import { searchset } from '../testing/resources.ts';
import { readAdministrators } from './administrator-reader.ts';

const facility = { reference: 'Organization/f1', name: 'Riverside Clinic' };
const role = (id: string, text: string, more: Record<string, unknown> = {}) =>
  ({ resourceType: 'PractitionerRole', id, practitioner: { reference: `Practitioner/${id}` }, code: [{ text }], ...more });
const person = (id: string, given: string, family: string, phone?: string) =>
  ({ resourceType: 'Practitioner', id, name: [{ given: [given], family }], ...(phone && { telecom: [{ system: 'email', value: 'x@y.example' }, { system: 'phone', value: phone }] }) });

function serving(...resources: unknown[]) {
  const server = new FhirServer();
  server.roles = resources;
  return { server, read: () => readAdministrators(server, facility) };
}

describe('the administrators of a facility', () => {
  it('are those whose role says so, by name, with the phone of the role before the person\'s', async () => {
    const { server, read } = serving(
      role('a', 'Provider Portal Administrator', { telecom: [{ system: 'phone', value: '+1' }] }), person('a', 'Ruth', 'Ode', '+2'),
      role('b', 'Provider Group Admin'), person('b', 'Bo', 'Chen', '+3'),
      role('c', 'Provider Staff Account'), person('c', 'Ana', 'Muñoz', '+4'),
    );
    expect(await read()).toEqual(ok([{ facility: 'Riverside Clinic', name: 'Ruth Ode', phone: '+1' }, { facility: 'Riverside Clinic', name: 'Bo Chen', phone: '+3' }]));
    expect(server.asked).toEqual(['PractitionerRole?organization=Organization/f1&_include=PractitionerRole:practitioner&_count=250']);
  });

  it('may have no phone, or a name only where the role names them', async () => {
    const { read } = serving(
      role('a', 'Administrator', { practitioner: { reference: 'Practitioner/z', display: 'Ruth Ode' } }),
      { ...role('b', ''), code: [{ coding: [{ display: 'Portal administrator' }] }] }, person('b', 'Bo', 'Chen'),
    );
    expect(await read()).toEqual(ok([{ facility: 'Riverside Clinic', name: 'Ruth Ode' }, { facility: 'Riverside Clinic', name: 'Bo Chen' }]));
  });

  it('are not those who left, nor anybody without a name', async () => {
    const { read } = serving(role('a', 'Administrator', { active: false }), person('a', 'Ruth', 'Ode'), role('b', 'Administrator'), role('c', 'Administration of drugs'), person('c', 'C', 'D'));
    expect(await read()).toEqual(ok([]));
  });

  it('are read from every page', async () => {
    const { server, read } = serving();
    server.instead = (address) =>
      JSON.stringify(address.includes('page=2')
        ? searchset([role('b', 'Administrator'), person('b', 'Bo', 'Chen')])
        : searchset([role('a', 'Administrator'), person('a', 'Ruth', 'Ode')], { link: [{ relation: 'next', url: 'https://server.example/fhir/PractitionerRole?page=2' }] }));
    const found = await read();
    expect(found.ok && found.value.map(({ name }) => name)).toEqual(['Ruth Ode', 'Bo Chen']);
  });

  it('can not be read now', async () => {
    const { server, read } = serving();
    server.instead = () => ({ code: 'offline' });
    expect(await read()).toEqual(failed({ code: 'offline' }));
  });
});
