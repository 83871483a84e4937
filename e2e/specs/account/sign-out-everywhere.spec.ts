import { loaded, remember } from '../../fixtures/sessions.ts';
import { expect, test } from '../../fixtures/test.ts';
import { AccountPage } from '../../pages/account-page.ts';
import { problems } from '../../pages/problems.ts';

test('Sign out everywhere ends every session; while the server is away it is told, and nothing is lost', async ({ open, sandbox }) => {
  const { control } = sandbox;
  const elsewhere = await open();
  const maria = elsewhere.signIn.person('maria');
  await elsewhere.signIn.byPhone(maria);
  await loaded(elsewhere);
  await elsewhere.kill();

  control.changeSettings({ codeInterval: 0 });
  const desk = await open();
  const { signIn, home } = desk;
  const account = new AccountPage(desk.page);
  await remember(desk, maria);
  await expect.poll(() => control.sessionCount(maria.username), 'the other one was never ended').toBe(2);
  await home.choose(maria, 'Your account');
  await expect(account.methods).toHaveCount(2);

  await sandbox.stop();
  await account.signOutEverywhere.click();
  await account.answer('Sign out everywhere');
  await expect(account.problem).toContainText(problems.offline);
  await expect(account.methods).toHaveCount(2);
  await sandbox.resume();
  expect(control.sessionCount(maria.username)).toBe(2);

  await account.signOutEverywhere.click();
  await account.answer('Stay signed in');
  await account.signOutEverywhere.click();
  await account.answer('Sign out everywhere');
  await expect(signIn.tile(maria)).toBeVisible();
  expect(control.sessionCount(maria.username)).toBe(0);
  await signIn.openTile(maria);
  await expect(home.count).toHaveText('24 requests');
  await expect(home.connection).toContainText('Sign-in needed');
});
