import { keptFiles } from '../../fixtures/kept.ts';
import { remember, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { keychainEntries } from '../../helpers/keychain-entries.ts';

test('Forget me on this PC, from the tile, asks first and then erases the keychain entry and the files', async ({ folder, keyring, open }) => {
  const maria = await rememberAndQuit(open);
  expect(await keychainEntries(keyring)).toHaveLength(1);
  expect(keptFiles(folder)).not.toEqual([]);

  const { page, signIn } = await open();
  const forget = page.getByRole('button', { name: `Forget me on this PC, ${maria.name}` });
  await forget.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Keep' }).click();
  await expect(signIn.tile(maria)).toBeVisible();
  expect(await keychainEntries(keyring)).toHaveLength(1);

  await forget.click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(signIn.tile(maria)).toBeHidden();
  await expect.poll(() => keptFiles(folder)).toEqual([]);
  expect(await keychainEntries(keyring, { guards: true })).toEqual([]);
});

test('Forget me on this PC, from the home, signs out and erases the same', async ({ desk, folder, keyring, sandbox }) => {
  const { page, signIn, home } = desk;
  const maria = signIn.person('maria');
  await remember(desk, maria);
  await home.choose(maria, 'Forget me on this PC');
  await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(signIn.loginOptions).toBeVisible();
  await expect(signIn.tile(maria)).toBeHidden();
  expect(keptFiles(folder)).toEqual([]);
  expect(await keychainEntries(keyring, { guards: true })).toEqual([]);
  await expect.poll(() => sandbox.control.requests().some(({ path }) => path.endsWith('/revoke'))).toBe(true);
});
