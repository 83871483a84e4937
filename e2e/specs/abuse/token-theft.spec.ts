import Database from 'better-sqlite3';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptDatabase } from '../../fixtures/kept.ts';
import { rememberAndQuit } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { keychainEntries } from '../../helpers/keychain-entries.ts';
import { startKeyring } from '../../helpers/keyring.ts';

// Several starts of the program each.
test.describe.configure({ timeout: 120_000 });

/** Tries a raw key, or none, on a database as somebody who found the file would. */
function opens(file: string, key: Buffer | undefined): boolean {
  const database = new Database(file, { readonly: true });
  try {
    if (key) {
      database.pragma(`cipher='sqlcipher'`);
      database.pragma('legacy=4');
      database.pragma(`key="x'${key.toString('hex')}'"`);
    }
    return database.prepare('SELECT count(*) FROM sqlite_schema').get() !== undefined;
  } catch {
    return false;
  } finally {
    database.close();
  }
}

test('abuse case 18, token theft from the disk: the kept database shows nothing of itself, and neither no key nor the keychain’s half opens it', async ({ folder, keyring, open }) => {
  await rememberAndQuit(open);
  const file = keptDatabase(folder);
  const content = readFileSync(file);
  expect(content.length).toBeGreaterThan(50_000);
  for (const text of ['SQLite format', 'CREATE TABLE', 'resourceType']) expect(content.includes(text), text).toBe(false);
  const [entry] = await keychainEntries(keyring);
  const deviceSecret = Buffer.from(entry?.password ?? '', 'base64');
  expect(deviceSecret).toHaveLength(32);
  expect(opens(file, undefined)).toBe(false);
  expect(opens(file, deviceSecret)).toBe(false);
});

test('abuse case 18, token theft by a copy: a profile copied to another PC shows no one; with the keychain too it still wants the password', async ({ folder, open }) => {
  const maria = await rememberAndQuit(open);
  const other = await startKeyring({ home: path.join(folder, 'other-home'), mode: 'unlocked' });
  try {
    const elsewhere = await open({ env: other.env });
    await expect(elsewhere.page.getByText(/^What this PC keeps for one person can’t be opened/)).toBeVisible();
    await expect(elsewhere.signIn.tile(maria)).toBeHidden();
    await elsewhere.quit();
  } finally {
    await other.stop();
  }
  const { signIn, home } = await open();
  await signIn.tile(maria).click();
  await signIn.unlock.click();
  await expect(signIn.password).toHaveAccessibleDescription('Please enter your password.');
  for (const password of [' ', maria.username, `${maria.password} `]) {
    await signIn.password.fill(password);
    await signIn.unlock.click();
    await expect(signIn.problem).toContainText('That password does not open what this PC keeps for you.');
    await expect(home.heading).toBeHidden();
  }
});
