import { describe, expect, it, vi } from 'vitest';
import { failed, ok } from '../../src-shared/models/result.ts';
import type { AccountClient } from '../api/account-client.ts';
import { directDatabase, nativeBinding } from '../testing/database.ts';
import { FhirServer } from '../testing/fhir-server.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { SetupService } from './setup-service.ts';

const role = (id: string, text: string) => ({ resourceType: 'PractitionerRole', id: `${id}-${text}`, practitioner: { reference: `Practitioner/${id}` }, code: [{ text }] });
const person = (id: string, given: string) => ({ resourceType: 'Practitioner', id, name: [{ given: [given], family: 'Ode' }] });

async function open({ you = 'a', facility = true, managed = true } = {}) {
  const fhir = new FhirServer();
  fhir.roles = [role('b', 'Provider Staff Account'), person('b', 'Zoe'), role('a', 'Provider Admin'), role('a', 'Clinician'), person('a', 'Ana')];
  const database = directDatabase();
  await database.call('open', undefined, undefined, nativeBinding);
  const clock = new ManualClock();
  const account = { resetRegistration: vi.fn<AccountClient['resetRegistration']>().mockResolvedValue(ok(undefined)) };
  const home = {
    facilities: () => (facility ? [{ reference: 'Organization/f1', name: 'Riverside Clinic' }] : []),
    current: () => ({ contracts: [{ id: 'Organization/i1', name: 'Minnesota MHCP' }, { id: 'Organization/i2', name: 'Acme Health' }] }) as never,
  };
  const ports = { fhir, database, account: managed ? (account as unknown as AccountClient) : undefined, home, practitioner: `Practitioner/${you}`, clock };
  return { fhir, account, clock, setup: new SetupService(ports), again: new SetupService(ports) };
}

describe('Setup', () => {
  it('gives the people by name with every role, and keeps them for offline', async () => {
    const { fhir, clock, setup, again } = await open();
    const read = await setup.refresh();
    expect(read.people).toEqual([{ id: 'Practitioner/a', name: 'Ana Ode', roles: ['Provider Admin', 'Clinician'] }, { id: 'Practitioner/b', name: 'Zoe Ode', roles: ['Provider Staff Account'] }]);
    expect(read).toMatchObject({ facilities: ['Riverside Clinic'], you: 'Practitioner/a', mayReset: true, asOf: clock.now() });
    expect(await again.kept()).toEqual(read);
    fhir.instead = () => ({ code: 'offline' });
    expect(await again.refresh()).toEqual({ ...read, problem: { code: 'offline' } });
  });

  it('gives each contract its clocks with their source', async () => {
    const { contracts } = await (await open()).setup.kept();
    expect(contracts.map(({ name, clocks }) => [name, clocks.map(({ kind, amount, unit }) => `${kind} ${amount} ${unit}`)])).toEqual([
      ['Minnesota MHCP', ['decision-expedited 72 hours', 'decision-standard 7 days', 'answer-to-pend 15 days', 'reconsideration 20 business-days']],
      ['Acme Health', ['decision-expedited 72 hours', 'decision-standard 7 days']],
    ]);
    for (const { source } of contracts.flatMap(({ clocks }) => clocks)) expect(source).toMatch(/CMS-0057-F|mhcp/);
  });

  it.each([
    ['staff', { you: 'b' }],
    ['a person whom the facility does not name', { you: 'c' }],
    ['anybody, without an account service', { managed: false }],
  ])('offers no reset to %s', async (_who, options) => {
    expect(await (await open(options)).setup.refresh()).toMatchObject({ mayReset: false });
  });

  it('resets a registration by the id of the Practitioner, and says why not', async () => {
    const { account, setup } = await open();
    expect(await setup.resetRegistration('Practitioner/b')).toEqual(ok(undefined));
    expect(account.resetRegistration).toHaveBeenCalledExactlyOnceWith('b');
    account.resetRegistration.mockResolvedValueOnce(failed({ code: 'not-permitted' }));
    expect(await setup.resetRegistration('Practitioner/b')).toEqual(failed({ code: 'not-permitted' }));
    expect(await (await open({ managed: false })).setup.resetRegistration('Practitioner/b')).toEqual(failed({ code: 'not-permitted' }));
  });

  it('before the facility is known asks for nothing', async () => {
    const { fhir, setup } = await open({ facility: false });
    expect(await setup.refresh()).toMatchObject({ people: [], mayReset: false });
    expect(fhir.asked).toEqual([]);
  });

  it('leaves a needed sign-in to the connection', async () => {
    const { fhir, setup } = await open();
    fhir.instead = () => ({ code: 'sign-in-needed' });
    expect(await setup.refresh()).not.toHaveProperty('problem');
    fhir.instead = () => ({ code: 'throttled', waitMs: 9 });
    expect(await setup.refresh()).toMatchObject({ problem: { code: 'throttled', waitMs: 9 } });
  });
});
