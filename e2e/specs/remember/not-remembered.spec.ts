import { keptFiles } from '../../fixtures/kept.ts';
import { loaded } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { keychainEntries } from '../../helpers/keychain-entries.ts';

test('without Remember Me nothing is kept while the home is open, after sign-out, and after quitting', async ({ folder, keyring, open }) => {
  const desk = await open();
  const maria = desk.signIn.person('maria');
  await desk.signIn.byPhone(maria);
  await loaded(desk);
  expect(keptFiles(folder)).toEqual([]);

  await desk.home.choose(maria, 'Sign out');
  await expect(desk.signIn.loginOptions).toBeVisible();
  await expect(desk.signIn.tile(maria)).toBeHidden();
  expect(keptFiles(folder)).toEqual([]);

  await desk.signIn.byPhone(maria);
  await loaded(desk);
  await desk.quit();
  expect(keptFiles(folder)).toEqual([]);
  expect(await keychainEntries(keyring)).toEqual([]);

  const again = await open();
  await expect(again.signIn.withPhone).toBeVisible();
  await expect(again.signIn.tile(maria)).toBeHidden();
});
