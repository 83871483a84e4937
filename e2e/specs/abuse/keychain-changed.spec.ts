import { randomBytes } from 'node:crypto';
import { keptContent } from '../../fixtures/kept.ts';
import { loaded, rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { deleteEntry, keychainEntries, writeEntry, type KeychainEntry } from '../../helpers/keychain-entries.ts';
import type { Keyring } from '../../helpers/keyring.ts';

// Several starts of the program each.
test.describe.configure({ timeout: 120_000 });

interface BadState {
  readonly name: string;
  readonly says: RegExp;
  readonly enter: (keyring: Keyring, entry: KeychainEntry) => Promise<unknown>;
  readonly leave: (keyring: Keyring, entry: KeychainEntry) => Promise<unknown>;
}

const putBack = (keyring: Keyring, { account, password }: KeychainEntry) => writeEntry(keyring, account, password);

const locked = /^One person is remembered on this PC but cannot be shown now/;
const lost = /^What this PC keeps for one person can’t be opened/;

const states: readonly BadState[] = [
  { name: 'is locked', says: locked, enter: (keyring) => keyring.lock(), leave: (keyring) => keyring.unlock() },
  { name: 'lost its entry', says: lost, enter: (keyring, { account }) => deleteEntry(keyring, account), leave: putBack },
  { name: 'holds another key', says: lost, enter: (keyring, { account }) => writeEntry(keyring, account, randomBytes(32).toString('base64')), leave: putBack },
  { name: 'holds a value too large for any key', says: lost, enter: (keyring, { account }) => writeEntry(keyring, account, randomBytes(6_000).toString('base64')), leave: putBack },
  { name: 'gives back garbage', says: lost, enter: (keyring, { account }) => writeEntry(keyring, account, 'garbage, no key'), leave: putBack },
];

for (const { name, says, enter, leave } of states) {
  test(`abuse case 21, a keychain that ${name}: nothing kept is touched, signing in works, and the tile comes back with the key`, async ({ folder, keyring, open }) => {
    const maria = await rememberAndQuit(open);
    const kept = keptContent(folder);
    const [entry] = await keychainEntries(keyring);
    if (entry === undefined) throw new Error('Nobody was remembered.');
    await enter(keyring, entry);

    const desk = await open();
    await expect(desk.page.getByText(says)).toBeVisible();
    await expect(desk.signIn.tile(maria)).toBeHidden();
    await desk.signIn.byPhone(maria);
    await loaded(desk);
    await desk.quit();
    expect(keptContent(folder)).toEqual(kept);

    await leave(keyring, entry);
    const again = await open();
    await again.signIn.openTile(maria);
    await loaded(again);
  });
}

test('abuse case 21, a keychain that lost its entry: what a lost key opened can be forgotten, and then Remember Me is to be had again', async ({ folder, keyring, open }) => {
  await rememberAndQuit(open);
  const [entry] = await keychainEntries(keyring);
  if (entry === undefined) throw new Error('Nobody was remembered.');
  await deleteEntry(keyring, entry.account);

  const { page, signIn } = await open();
  await expect(signIn.rememberMe).toBeDisabled();
  await page.getByRole('button', { name: 'Forget what can’t be opened' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Forget', exact: true }).click();
  await expect(page.getByText(lost)).toBeHidden();
  expect(keptContent(folder)).toEqual({});
  await signIn.rememberMe.click();
  await expect(signIn.rememberMe).toBeChecked();
});
