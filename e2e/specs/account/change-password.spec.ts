import { chmod } from 'node:fs/promises';
import path from 'node:path';
import { keptDatabase } from '../../fixtures/kept.ts';
import { remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { problems } from '../../pages/problems.ts';

// Several starts of the program each.
test.describe.configure({ timeout: 120_000 });

const next = 'three-olives-under-a-borrowed-hat';

test('a changed password opens what this PC keeps from then on, also offline, and other sessions end', async ({ open, sandbox }) => {
  const desk = await open();
  const { signIn, home, page } = desk;
  const account = new AccountPage(page);
  const maria = signIn.person('maria');
  await remember(desk, maria);
  await home.choose(maria, 'Your account');
  await account.changePassword.click();

  await test.step('what is refused stays to be put right', async () => {
    await account.currentPassword.fill('not-the-current-one');
    await account.newPassword.fill(next);
    await account.changePassword.click();
    await expect(account.problem).toContainText(problems.wrongCurrentPassword);
    await expect(account.currentPassword).toBeFocused();
    await account.currentPassword.fill(maria.password);
    for (const [password, says] of [
      ['short', 'This password does not meet every rule below yet.'],
      ['password123', 'This password does not meet every rule below yet.'],
      ['healthcare', problems.passwordBanned],
    ] as const) {
      await account.newPassword.fill(password);
      await account.changePassword.click();
      await expect(account.problem).toContainText(says);
      await expect(account.newPassword).toBeFocused();
    }
  });

  await test.step('changed', async () => {
    await account.newPassword.fill(next);
    await expect(page.getByText('Strength: Strong')).toBeVisible();
    await account.changePassword.click();
    await expect(account.done).toHaveText('Your password is changed.');
    await account.home.click();
    await home.refresh.click();
    await expect(home.connection).toContainText('Online');
    expect(sandbox.control.sessionCount(maria.username)).toBe(1);
    await desk.quit();
  });

  await test.step('the new one opens, the earlier one does not', async () => {
    const again = await open();
    await again.signIn.openTile(maria);
    await expect(again.signIn.problem).toContainText('That password does not open');
    await again.signIn.password.fill(next);
    await again.signIn.unlock.click();
    await expect(again.home.count).toHaveText('24 requests');
    await expect(again.home.connection).toContainText('Online');
    await again.quit();
  });

  await test.step('offline too', async () => {
    await sandbox.stop();
    const offline = await open();
    await offline.signIn.openTile({ ...maria, password: next });
    await expect(offline.home.count).toHaveText('24 requests');
    await sandbox.resume();
  });
});

test('when this PC cannot take the new password over, it says that the earlier one still opens what it keeps', async ({ open, folder }) => {
  const desk = await open();
  const { signIn, home, page } = desk;
  const account = new AccountPage(page);
  const maria = signIn.person('maria');
  await remember(desk, maria);
  await home.choose(maria, 'Your account');
  await account.changePassword.click();
  await account.currentPassword.fill(maria.password);
  await account.newPassword.fill(next);
  const vault = path.dirname(keptDatabase(folder));
  await chmod(vault, 0o500);
  await account.changePassword.click();
  await expect(account.done).toHaveText('Your password is changed.');
  await chmod(vault, 0o700);
  await account.home.click();
  await expect(page.getByText('What this PC keeps for you still opens with your earlier password: it could not be put under the new one.')).toBeVisible();
  await desk.quit();

  const again = await open();
  await again.signIn.openTile(maria);
  await expect(again.home.count).toHaveText('24 requests');
});
