import { expect, it } from 'vitest';
import { openAccount, refusal } from '../testing/account-client.ts';
import { openClient } from '../testing/client.ts';

const reset = (practitioner: string) => `../users/${practitioner}/resetRegistration`;

it('an administrator of the facility resets a colleague, who has to register anew and is signed out', async () => {
  const client = await openClient();
  const person = client.account('maria.delgado');
  await openAccount('maria.delgado', client);
  const administrator = await openAccount('grace.whitfield', client);
  expect((await administrator.ask('POST', reset('maria-delgado'))).status).toBe(204);
  expect(client.sandbox.control.methods(person.username)).toEqual([]);
  expect(client.sandbox.control.sessionCount(person.username)).toBe(0);
  expect(refusal(await administrator.ask('POST', reset('maria-delgado')))).toBe('204 ');
});

it.each([
  ['staff', 'maria.delgado', 'tomas-novak', '403 accessDenied'],
  ['an administrator of another facility', 'helen.park', 'maria-delgado', '403 accessDenied'],
  ['an administrator, of themselves,', 'grace.whitfield', 'grace-whitfield', '403 accessDenied'],
  ['an administrator, of somebody without an account,', 'grace.whitfield', 'administrator-riverbend', '404 itemNotFound'],
])('%s can not', async (_, who, whom, answer) => {
  const client = await openClient();
  expect(refusal(await (await openAccount(who, client)).ask('POST', reset(whom)))).toBe(answer);
});
